"""What a picture weighs as it is published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Weight:
    """The bytes of a published picture or file, and what distinguishes it from itself before its
    file was another."""

    bytes: int
    version: str = ""
