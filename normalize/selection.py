"""Which rules a run asks: by id and family, and by the tiers of its profile."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from .edits import Tier
from .names import expect_one_of
from .rule import Rule
from .rules import FILE_RULES, RULES
from .settings import Settings


def applied_rules(settings: Settings) -> tuple[Rule, ...]:
    """List the rules whose edits the settings apply: the screen is made of theirs."""
    return with_tiers(selected(settings), settings.tiers)


@lru_cache(maxsize=64)
def selected(settings: Settings) -> tuple[Rule, ...]:
    """List the rules that `select` and `ignore` leave, in order.

    Raises ValueError for a name that is no rule and no family.
    """
    every = (*RULES, *FILE_RULES)
    known = list(dict.fromkeys(n for r in every for n in (r.family, r.id)))
    for name in (*settings.select, *settings.ignore):
        expect_one_of("rule", name, known)
    return tuple(rule for rule in RULES if is_selected(rule, settings))


def is_selected(rule: Rule, settings: Settings) -> bool:
    """Say whether `select` and `ignore` leave a rule, by its id or its family."""
    names = {rule.id, rule.family}
    return (not settings.select or bool(names & set(settings.select))) and not (
        names & set(settings.ignore)
    )


def with_tiers(rules: tuple[Rule, ...], tiers: Iterable[Tier]) -> tuple[Rule, ...]:
    """List those of some rules that have edits of one of some tiers."""
    wanted = set(tiers)
    return tuple(rule for rule in rules if wanted & set(rule.tiers))
