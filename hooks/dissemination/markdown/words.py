"""The words that Markdown itself adds to a text."""

from __future__ import annotations

from typing import Protocol


class Words(Protocol):
    """What gives a message in the language of a text: a `Locale`, or another with its methods."""

    def gettext(self, message: str, **values: object) -> str:
        """A message with its named values."""

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """A message that other contexts translate otherwise."""


class English:
    """The messages as they stand in the code, for texts that are examined and shown to nobody."""

    def gettext(self, message: str, **values: object) -> str:
        """A message with its named values."""
        return message % values

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """The same, whatever its context."""
        return message % values


def alerts(words: Words) -> dict[str, str]:
    """The titles of alerts (`> [!NOTE]`), by what GitHub calls them."""
    return {
        "Note": words.pgettext("title of a box", "Note"),
        "Tip": words.pgettext("title of a box", "Tip"),
        "Important": words.pgettext("title of a box", "Important"),
        "Warning": words.pgettext("title of a box", "Warning"),
        "Caution": words.pgettext("title of a box", "Caution"),
    }
