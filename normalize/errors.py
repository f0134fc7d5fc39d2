"""Errors that people read: `str` in English, `vi` in Vietnamese."""

from __future__ import annotations

from .rule import Text


class ToldError(ValueError):
    """A value that cannot be used, told in both languages."""

    def __init__(self, text: Text) -> None:
        """Keep the sentence."""
        super().__init__(text.en)
        self.vi = text.vi


class MissingExtraError(ImportError):
    """A library of an extra that is not installed: what needs it, and what to do."""

    def __init__(self, what: Text, extra: str) -> None:
        """Say what needs the extra.

        >>> print(MissingExtraError(Text("tệp Parquet", "Parquet files"), "corpus"))
        Parquet files need the [corpus] extra: pip install 'chuanhoa[corpus]'
        """
        install = f"pip install 'chuanhoa[{extra}]'"
        super().__init__(f"{what.en} need the [{extra}] extra: {install}")
        self.vi = f"{what.vi} cần phần mở rộng [{extra}]: {install}"
