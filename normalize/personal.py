"""Personal data in a text: how much of it there is, never what it is."""

from __future__ import annotations

import re
from functools import cache

_SPACES = "[ .\xa0-]"


def personal_data_counts(text: str) -> dict[str, int]:
    """Count telephone numbers, e-mail addresses and identity card numbers.

    A number is a telephone where its length and first digits are those of the
    numbering plan (mobile 03, 05, 07, 08, 09 and eight digits more; fixed 02 and nine
    digits more; +84 for the first 0). It is an identity card where it has twelve
    digits and begins with a province, a century with sex and a year of birth, or where
    "CMND" or "CCCD" stands before nine or twelve digits. Nothing of them is kept.
    Sources: Circular 22/2014/TT-BTTTT and Decision 2036/QĐ-BTTTT of 2016 (numbering
    plan), Circular 59/2021/TT-BCA, article 4 (identity number), RFC 5321 (addresses).

    >>> personal_data_counts("Gọi 0912 345 678 hoặc a.b@xa.gov.vn, ngày 12/05/2023")
    {'n_phone_numbers': 1, 'n_emails': 1, 'n_id_cards': 0}
    """
    cards = sum(1 for _ in _card().finditer(text))
    phones = sum(1 for _ in _phone().finditer(text))
    emails = sum(1 for _ in _email().finditer(text)) if "@" in text else 0
    return {"n_phone_numbers": phones, "n_emails": emails, "n_id_cards": cards}


@cache
def _email() -> re.Pattern[str]:
    # Bounded and without overlap, so that time stays linear.
    return re.compile(
        r"[A-Za-z0-9._%+-]{1,64}+@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}"
    )


@cache
def _phone() -> re.Pattern[str]:
    apart = "[ .\xa0-]?"
    return re.compile(
        f"(?<![0-9A-Za-z/,@])(?:[(]?[+]84[)]?{apart}[(]?0?[)]?|[(]?0)"
        f"(?:[35789](?:{apart}[0-9]){{8}}|2(?:[)]?{apart}{apart}[0-9]){{9}})"
        "(?![0-9/@]|[.,][0-9])"
    )


@cache
def _card() -> re.Pattern[str]:
    named = (
        "(?:CMND|CMTND|CMT|CCCD|[Cc]ăn cước(?: công dân)?"
        "|[Cc]hứng minh (?:nhân dân|thư))"
        "(?:[ \xa0]số)?[ \xa0]?:?[ \xa0]?(?:[0-9]{12}|[0-9]{9})(?![0-9])"
    )
    # Province 001-096, century and sex 0-3, year of birth, six digits.
    plain = "(?<![0-9A-Za-z/.,@-])0(?:0[1-9]|[1-8][0-9]|9[0-6])[0-3][0-9]{8}(?![0-9/@])"
    return re.compile(f"{named}|{plain}")
