"""What the normaliser is asked to do: profiles, and the one frozen `Settings`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from .edits import Tier
from .names import expect_one_of

Profile = Literal["repair", "standard", "search"]
ToneStyle = Literal["document", "old", "new", "keep"]
DateStyle = Literal["iso", "long", "numeric", "keep"]
Expand = Literal["never", "first-use", "always"]

_SAFE = frozenset({Tier.SAFE})
_STANDARD = frozenset({Tier.SAFE, Tier.STYLE})


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one run, complete and checked. Make them with `settings_for`."""

    profile: Profile = "repair"
    tiers: frozenset[Tier] = _SAFE
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    tone_style: ToneStyle = "document"
    dates: DateStyle = "keep"
    expand: Expand = "never"
    abbreviations: str = ""
    drop_boilerplate: bool = False


def settings_for(  # noqa: PLR0913 -- one keyword for each setting a user can name
    profile: Profile = "repair",
    *,
    select: str | tuple[str, ...] = (),
    ignore: str | tuple[str, ...] = (),
    tone_style: ToneStyle | None = None,
    dates: DateStyle | None = None,
    expand: Expand | None = None,
    abbreviations: str = "",
    unsafe_fixes: bool = False,
    drop_boilerplate: bool = False,
) -> Settings:
    """Complete the settings of a profile.

    `select` and `ignore` take families ("unicode") and rule ids. What is None comes
    from the profile. `abbreviations` is a user's own table, as TOML (`read_table`).
    `unsafe_fixes` adds the style tier to `repair`. With `drop_boilerplate` the text of
    a record is without what a web page left; the normaliser itself drops nothing.
    Raises ValueError for an unknown value, with the nearest known one.

    >>> settings_for("standard", tone_style="old").dates
    'iso'
    """
    select = (select,) if isinstance(select, str) else tuple(select)
    ignore = (ignore,) if isinstance(ignore, str) else tuple(ignore)
    expect_one_of("profile", profile, get_args(Profile))
    expect_one_of("tone_style", tone_style or "keep", get_args(ToneStyle))
    expect_one_of("dates", dates or "keep", get_args(DateStyle))
    expect_one_of("expand", expand or "never", get_args(Expand))
    repair = profile == "repair"
    return Settings(
        profile=profile,
        tiers=_SAFE if repair and not unsafe_fixes else _STANDARD,
        select=select,
        ignore=ignore,
        tone_style=tone_style or "document",
        dates=dates or ("keep" if repair else "iso"),
        expand=expand or ("never" if repair else "always"),
        abbreviations=abbreviations,
        drop_boilerplate=drop_boilerplate,
    )
