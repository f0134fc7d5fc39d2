"""What charset-normalizer takes a refused file for: named in the refusal, never read.

Its guesses are right for most files of another language and for none in a legacy
encoding of Vietnamese, so they are a hint for people. Without it there is none.
"""

from __future__ import annotations

from ..rule import Text
from .model import DecodeError

_MOST = 65_536  # bytes; more makes no better guess
# Languages that are no opinion: Vietnamese is judged here, by its syllables.
_NONE = frozenset(("Vietnamese", "Unknown"))


def with_opinion(error: DecodeError, data: bytes) -> DecodeError:
    """Add to a refusal what encoding another library takes the bytes for."""
    name = second_opinion(data)
    if name is None:
        return error
    text = Text(
        f"{error.text.vi}; charset-normalizer đoán là {name}, không chắc chắn",
        f"{error.text.en}; charset-normalizer guesses {name}, not for certain",
    )
    return DecodeError(error.reason, error.offset, text)


def second_opinion(data: bytes) -> str | None:
    """Name the encoding that charset-normalizer takes bytes for.

    None where it has no opinion, takes them for Vietnamese, or is not installed.
    """
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415 -- an extra
    except ImportError:
        return None
    best = from_bytes(data[:_MOST]).best()
    if best is None or best.language in _NONE:
        return None
    return str(best.encoding)
