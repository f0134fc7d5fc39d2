"""Bytes and encodings: bytes -> text with its encoding, or a refusal with its place."""

from __future__ import annotations

from .decoding import decode, encode
from .model import Decoded, DecodeError

__all__ = ["DecodeError", "Decoded", "decode", "encode"]
