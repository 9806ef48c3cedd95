"""The words of invented items, in five languages with their accents; what they say is nothing."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("words.toml")


@dataclass(frozen=True)
class Vocabulary:
    """The words of a language: `long` ones, and `small` ones that stand between them."""

    long: tuple[str, ...]
    small: tuple[str, ...]


def _vocabularies() -> dict[str, Vocabulary]:
    languages = tomllib.loads(FILE.read_text("utf-8"))
    return {
        language: Vocabulary(tuple(words["long"].split()), tuple(words["small"].split()))
        for language, words in languages.items()
    }


VOCABULARIES: Final = _vocabularies()
ENGLISH: Final = VOCABULARIES["en"]
