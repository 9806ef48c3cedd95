"""The messages of templates: a locale's, as markup.

A message with tags is markup, and so is its translation; one without is a text, whose quotes and
signs are escaped as every text's are, since it may stand in an attribute. Values are escaped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from dissemination.locale.locale import Locale


@dataclass(frozen=True)
class Messages:
    """What `{% trans %}`, `_` and their like call (Jinja's `newstyle_gettext`). Numbers by which a
    form is chosen are written as the language writes them."""

    locale: Locale
    _without_values: dict[str, Markup] = field(default_factory=dict, compare=False)

    @property
    def functions(self) -> Mapping[str, Any]:
        """The functions by the names that templates have for them."""
        names = ("gettext", "ngettext", "pgettext", "npgettext")
        return {"_": self.gettext, **{name: getattr(self, name) for name in names}}

    def gettext(self, message: str, /, **values: object) -> Markup:
        """A message with its named values."""
        if not values and (known := self._without_values.get(message)) is not None:
            return known
        text = _markup(message, self.locale.translations.gettext(message)) % values
        return text if values else self._without_values.setdefault(message, text)

    def pgettext(self, context: str, message: str, /, **values: object) -> Markup:
        """A message in a context."""
        return _markup(message, self.locale.translations.pgettext(context, message)) % values

    def ngettext(self, singular: str, plural: str, num: int, /, **values: object) -> Markup:
        """A message in the form for a number; values that are this number are written as it is."""
        text = self.locale.translations.ngettext(singular, plural, num)
        return _markup(singular, text) % self._counted(num, values)

    def npgettext(
        self, context: str, singular: str, plural: str, num: int, /, **values: object
    ) -> Markup:
        """The same in a context."""
        text = self.locale.translations.npgettext(context, singular, plural, num)
        return _markup(singular, text) % self._counted(num, values)

    def _counted(self, num: int, values: Mapping[str, object]) -> dict[str, object]:
        number = self.locale.number(num)
        shown = {name: number if value is num else value for name, value in values.items()}
        return {"num": number, **shown}


def _markup(message: str, translation: str) -> Markup:
    return Markup(translation) if "<" in message else escape(translation)
