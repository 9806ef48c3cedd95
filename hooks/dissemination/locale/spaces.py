"""The spaces that CLDR writes, as fonts have them."""

from __future__ import annotations

from typing import Final

# A thin space is written as a space, a narrow one where no line breaks as one of usual width.
_COMMON: Final = str.maketrans({"\u2009": " ", "\u202f": "\u00a0"})


def common_spaces(text: str) -> str:
    """A text with no spaces but those that every font has."""
    return text.translate(_COMMON)
