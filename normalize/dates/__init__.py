"""Dates: every way they are written, read to EDTF with evidence, never invented."""

from __future__ import annotations

from .find import find_dates, find_published

__all__ = ["find_dates", "find_published"]
