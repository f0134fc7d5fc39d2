"""Near duplicates by MinHash, with rensa (the extra `dedup`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from typing import Any

from ..seeds.forms import compose

# Groups of five words: fewer are shared by chance, more miss every small change.
_GROUP = 5
THRESHOLD = 0.8
# 16 bands of 8 rows: of pairs at 0.8 similarity 95 % are found, at 0.5 6 % compared.
_PERMUTATIONS, _BANDS, _SEED = 128, 16, 1


@dataclass(slots=True)
class Sketches:
    """The sketches of the texts seen so far, and their index."""

    library: Any = field(repr=False)
    index: Any = field(repr=False)
    kept: list[Any] = field(default_factory=list, repr=False)

    def remember(self, text: str) -> bool:
        """Add a text; say whether an earlier one has most of its groups of words.

        That is a Jaccard similarity of 0.8 or more between the sets of groups of five
        words, as MinHash estimates it. A text without words is like no other.
        Source: Broder, On the resemblance and containment of documents, 1997.
        """
        groups = _groups(text)
        if not groups:
            return False
        sketch = self.library.RMinHash(_PERMUTATIONS, _SEED)
        sketch.update(groups)
        near = any(
            sketch.jaccard(self.kept[i]) >= THRESHOLD for i in self.index.query(sketch)
        )
        self.index.insert(len(self.kept), sketch)
        self.kept.append(sketch)
        return near


def new_sketches() -> Sketches | None:
    """Begin a corpus; None without the extra `dedup`."""
    if find_spec("rensa") is None:
        return None
    import rensa  # noqa: PLC0415 -- an optional extra

    index = rensa.RMinHashLSH(THRESHOLD, _PERMUTATIONS, _BANDS)
    return Sketches(rensa, index)


def _groups(text: str) -> list[str]:
    words = _words().findall(compose(text).lower())
    if len(words) < _GROUP:
        return [" ".join(words)] if words else []
    shifted = (words[i:] for i in range(_GROUP))
    return sorted({" ".join(group) for group in zip(*shifted, strict=False)})


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"\w+")
