"""The style sheet of feeds says its sentences in the language of the site."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
import tinycss2

from dissemination.feeds import style
from dissemination.feeds.style import css_string
from dissemination.locale import catalogue
from tests.support.small import small

AWKWARD = 'Τροφοδοσία "νέων" \\ </style> 🎉\n.'


class Awkward(NullTranslations):
    """Translations that give every message one text."""

    def gettext(self, message: str) -> str:
        return AWKWARD


def strings(sheet: str) -> list[str]:
    """The values of the custom properties of the first rule that are strings."""
    rule: Any = tinycss2.parse_stylesheet(sheet, skip_whitespace=True)[0]
    declarations: list[Any] = tinycss2.parse_declaration_list(rule.content, skip_whitespace=True)
    return [
        token.value
        for declaration in declarations
        for token in declaration.value
        if declaration.name.startswith("--") and token.type == "string"
    ]


def test_any_text_is_a_string() -> None:
    token: Any
    [token] = tinycss2.parse_component_value_list(css_string(AWKWARD))
    assert token.value == AWKWARD


def test_the_sheet_has_the_sentences_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = small(tmp_path, {})
    english = style(library).decode("ascii")
    monkeypatch.setattr(catalogue, "translations", lambda _: Awkward())
    other = style(small(tmp_path / "other", {})).decode("ascii")

    assert strings(english)[0].startswith("This is a web feed. ")
    assert strings(other) == [AWKWARD] * len(strings(english))
