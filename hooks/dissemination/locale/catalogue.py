"""The catalogue of every sentence that a reader sees, and its translations (gettext).

English is the source: it stands where a sentence is made, as the argument of `gettext`, `ngettext`,
`pgettext` or `npgettext` of a `Locale`, or in a template in `{% trans %}` or `_(…)`.
`catalogues/messages.pot` lists them all and is made from these places by `make messages`, for
translators and their platforms; `catalogues/<language>.po` translates them. A sentence without a
translation stays English.

A message is a whole sentence, or a whole label, with named values: `%(name)s`; a percent sign is
written twice, as in every format string.
"""

from __future__ import annotations

import gettext
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Final

FOLDER: Final = "catalogues"


def N_(message: str) -> str:  # noqa: N802 - the field's name for it
    """Mark a message where it stands in a table; whoever shows it hands it to `gettext`."""
    return message


def NP_(context: str, message: str) -> tuple[str, str]:  # noqa: N802 - as its brother
    """Mark a message with its context where it stands in a table, for `pgettext(*…)`."""
    return context, message


@cache
def translations(language: str) -> gettext.NullTranslations:
    """The translations into a language (ISO 639); without a catalogue, what leaves every message as
    it is."""
    catalogue = files("dissemination.locale") / FOLDER / f"{language}.po"
    if not catalogue.is_file():
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(catalogue.read_bytes()), locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
