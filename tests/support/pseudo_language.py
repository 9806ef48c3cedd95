"""A pseudo-language: each message stands in ⟦brackets⟧, so that a sentence that is in no catalogue
is seen, whatever it says.

Values are outside the brackets: `⟦Read ⟧%(name)s⟦.⟧`, so that a value is held against the language
as well, and a message may be the value of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from gettext import NullTranslations
from io import BytesIO
from typing import Final
from unittest.mock import patch

from PIL import Image

from dissemination.locale import catalogue
from dissemination.model import settings
from dissemination.publication.cards.cards import Cards

LANGUAGE: Final = "el"  # that of the project which is built in it
_LITERAL: Final = re.compile(r"(<[^>]*>|%\(\w+\)s)")
_WORDS: Final = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


class PseudoLanguage(NullTranslations):
    """Translations that put the words of a message in brackets."""

    def gettext(self, message: str) -> str:
        return bracketed(super().gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return bracketed(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return bracketed(super().pgettext(context, message))

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return bracketed(super().npgettext(context, msgid1, msgid2, n))


def bracketed(message: str) -> str:
    """A message with brackets around what is neither a value nor a tag."""
    parts = _LITERAL.split(message)
    return "".join(part if n % 2 else _in_brackets(part) for n, part in enumerate(parts))


def _in_brackets(text: str) -> str:
    words = _WORDS.fullmatch(text)
    assert words
    return f"{words[1]}⟦{words[2]}⟧{words[3]}" if words[2] else text


@contextmanager
def spoken() -> Iterator[list[Mapping[str, str]]]:
    """Makes the pseudo-language that of all sites in `LANGUAGE`. Cards are not drawn; gives the
    list that fills with their texts."""
    own, cards = catalogue.translations, list[Mapping[str, str]]()
    blank = BytesIO()
    Image.new("RGB", (1200, 630)).save(blank, "PNG")

    def translations(language: str) -> NullTranslations:
        return PseudoLanguage() if language == LANGUAGE else own(language)

    def drawn(_: Cards, texts: Mapping[str, str]) -> bytes:
        cards.append(dict(texts))
        return blank.getvalue()

    with (
        patch.object(catalogue, "translations", translations),
        patch.object(settings, "COMPLETE", ("en", LANGUAGE)),
        patch.object(Cards, "drawn", drawn),
        patch.object(Cards, "legible", lambda _, text: text),
    ):
        yield cards
