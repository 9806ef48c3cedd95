"""The catalogue lists every sentence for readers as it stands today, and translations are used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from dissemination.locale import catalogue
from dissemination.locale.changes import SORTS
from dissemination.locale.locale import Locale
from dissemination.locale.roles import ROLES
from dissemination.model.kinds import BY_NAME, CHOICES
from dissemination.model.practice import PARTS
from tools import catalogue as written

GERMAN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "in %(month)s"
msgstr "im %(month)s"

msgid "%(num)s partner"
msgid_plural "%(num)s partners"
msgstr[0] "%(num)s Partner"
msgstr[1] "%(num)s Partnerinnen"

msgctxt "event"
msgid "Held"
msgstr "Stattgefunden"
"""


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Locale]:
    (tmp_path / "de.po").write_text(GERMAN, encoding="utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", str(tmp_path))
    catalogue.translations.cache_clear()
    yield Locale("de")
    catalogue.translations.cache_clear()


@pytest.fixture(scope="module")
def messages() -> Catalog:
    return written.catalogue()


def test_the_list_is_that_of_today(messages: Catalog) -> None:
    assert written.FILE.read_bytes() == written.written(messages), "run: make messages"


def test_every_value_of_a_message_has_a_name(messages: Catalog) -> None:
    texts = written.texts(messages)
    unnamed = [text for text in texts if re.search(r"%(?!\(\w+\)s|%)", text)]
    assert unnamed == []


def test_no_message_is_a_fragment_with_a_space_at_its_edge(messages: Catalog) -> None:
    texts = written.texts(messages)
    assert [text for text in texts if text != text.strip()] == []


def test_a_number_stands_with_the_noun_that_it_counts(messages: Catalog) -> None:
    """Without it both forms are equal, and in another language the words around cannot agree."""
    counted = [entry.id for entry in messages if isinstance(entry.id, tuple)]
    assert counted
    assert [forms[0] for forms in counted if forms[0] == forms[1]] == []


def test_no_message_has_typewriter_apostrophes(messages: Catalog) -> None:
    texts = written.texts(messages)
    assert [text for text in texts if re.search(r"\w'\w", text)] == []


def test_no_code_is_a_message(messages: Catalog) -> None:
    """The key of a table that stands in a call would be taken for a message of its own."""
    codes = {*BY_NAME, *CHOICES, *ROLES, *SORTS, *PARTS}
    texts = {entry.id for entry in messages if not entry.context}
    assert texts & codes == set()


def test_a_translation_stands_in_place_of_the_english(german: Locale) -> None:
    assert german.gettext("in %(month)s", month="März") == "im März"
    assert german.pgettext("event", "Held") == "Stattgefunden"
    assert german.ngettext("%(num)s partner", "%(num)s partners", 1) == "1 Partner"
    assert german.ngettext("%(num)s partner", "%(num)s partners", 1234) == "1.234 Partnerinnen"


def test_what_is_not_translated_stays_english(german: Locale) -> None:
    assert german.gettext("No such message, %(name)s", name="Ada") == "No such message, Ada"
    assert Locale("cs").gettext("in %(month)s", month="x") == "in x"
    assert Locale("en").npgettext("list", "%(num)s day", "%(num)s days", 1) == "1 day"


def test_scripts_have_a_form_for_each_plural_category(german: Locale) -> None:
    forms = german.plural_forms("%(num)s partner", "%(num)s partners")
    assert forms == {"one": "{num} Partner", "other": "{num} Partnerinnen"}
    assert [*Locale("pl").plural_forms("%(num)s day", "%(num)s days")] == ["one", "few", "many"]
    values = Locale("en").plural_forms("%(num)s of %(all)s", "%(num)s of %(all)s", all="{all}")
    assert values["other"] == "{num} of {all}"
