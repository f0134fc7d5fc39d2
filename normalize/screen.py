"""The screen: one pattern made of all triggers; what it passes is not touched."""

from __future__ import annotations

import re
from functools import lru_cache

from .rule import Rare, Rule


@lru_cache(maxsize=64)
def screen(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    """Compile the triggers of rules to one pattern for one text at a time.

    Triggers that are one character class, and those that have a form with a rare
    character first, are joined so that `re` scans for one class of characters.
    """
    classes = "".join(members_of(rule) for rule in rules)
    rare = [rule.rare for rule in rules if rule.rare is not None]
    others = [r.trigger for r in rules if r.rare is None and not members_of(r)]
    if not rules:
        return re.compile("(?!)")
    scanned = classes + "".join(each.first for each in rare)
    if scanned:
        others.append(f"[{scanned}](?:{_contexts(classes, rare)})")
    return re.compile("|".join(others))


def _contexts(classes: str, rare: list[Rare]) -> str:
    """Write what must stand around a character of the joined class.

    A common letter that no other trigger begins with is decided in one step.
    """
    common = [each for each in rare if each.is_common]
    seldom = [each for each in rare if not each.is_common]
    contexts = [f"(?<=[{classes}])"] if classes else []
    contexts += [f"(?<=[{each.first}]){each.context}" for each in seldom]
    known = classes + "".join(each.first for each in seldom)
    for each in common:
        free, shared = _divided(each.first, known)
        if shared:
            contexts.append(f"(?<=[{shared}]){each.context}")
        if free and contexts:
            rest = "|".join(contexts)
            contexts = [f"(?<=[{free}]){each.context}", f"(?<![{free}])(?:{rest})"]
        elif free:
            contexts = [each.context]
        known += each.first
    return "|".join(contexts)


def _divided(letters: str, known: str) -> tuple[str, str]:
    """Divide letters into those outside and inside of a character class."""
    inside = set(re.findall(f"[{known}]", letters)) if known else set()
    free = "".join(letter for letter in letters if letter not in inside)
    return free, "".join(letter for letter in letters if letter in inside)


@lru_cache(maxsize=256)
def trigger(rule: Rule) -> re.Pattern[str]:
    """Compile the trigger of one rule, in the form that `re` is fast at."""
    return screen((rule,)) if rule.rare is not None else re.compile(rule.trigger)


def arrow_pattern(rules: tuple[Rule, ...]) -> str:
    """Join the triggers of rules to one RE2 pattern, for whole Arrow columns."""
    return "|".join(f"(?:{rule.trigger})" for rule in rules)


def members_of(rule: Rule) -> str:
    """Take the members of the class that a trigger is; "" where it is more."""
    pattern = rule.trigger
    is_class = pattern.startswith("[") and pattern.index("]") == len(pattern) - 1
    return pattern[1:-1] if is_class and not pattern.startswith("[^") else ""
