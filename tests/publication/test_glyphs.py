"""What can be printed: the table of the fonts, and what of a text is left out or a problem."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest
import typst
from lxml import etree

from dissemination import load as load_module
from dissemination.cache import Cache
from dissemination.checks.letters import PRINTED
from dissemination.glyphs.coverage import legible, missing_letters, without_signs
from dissemination.library.library import Library
from dissemination.load import load
from dissemination.model.fields import Leaf, values
from dissemination.model.kinds import KINDS
from dissemination.publication import sheets
from dissemination.publication.book import title_page
from dissemination.publication.document.figures import print_figures
from dissemination.publication.document.internal_links import internal_href
from dissemination.publication.document.work import work
from dissemination.publication.factsheet import factsheet
from dissemination.publication.leaflets import leaflets
from dissemination.publication.theme_tokens import theme_tokens
from dissemination.publication.typeset_xml import document
from dissemination.publication.typesetting import FONTS, Document
from tests.support.frozen import INNO_DROP, MILLS, THEME
from tests.support.small import ADDRESSES, MOMENT, NO_PICTURES

TOKENS: Final = theme_tokens(THEME)
TEMPLATE: Final = b"""\
#set document(title: "Letters")
#set text(font: ("Commissioner", "Libertinus Serif", "DejaVu Sans Mono"))
#sys.inputs.letters
"""


def test_the_table_is_that_of_the_fonts() -> None:
    compiler = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)

    def has(text: str) -> bool:
        files: Any = {"main": TEMPLATE}
        try:
            compiler.compile(files, sys_inputs={"letters": text}, pdf_standards=["ua-1", "a-2a"])
        except typst.TypstError:
            return False
        return True

    sample = "čßΩЖאا☎½№℃⊕𝐁₾ა北नท안🎉㎡：！ﬁ→✓★"
    assert {letter: has(letter) for letter in sample} == {
        letter: legible(letter) == letter for letter in sample
    }
    on_letters = ["a\u0301", "Ж\u0308", "אָ", "اّ", "a\u20dd", "x\u1dc5"]
    assert {text: has(text) for text in on_letters} == {
        text: missing_letters(text) == [] for text in on_letters
    }


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Harvest 🎉 party", "Harvest  party"),
        ("👩🏽\u200d🔧 and 🤷\u200d♂️", " and "),
        ("1️⃣ first", "1 first"),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿 and 🇨🇿", " and "),
        ("\uf0b7 from Word", " from Word"),
        ("☎ ½ №", "☎ ½ №"),
    ],
)
def test_signs_without_words_are_left_out(text: str, printed: str) -> None:
    assert without_signs(text) == printed
    assert missing_letters(text) == []


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("In 北京 and 上海", ["北京", "上海"]),
        ("สวัสดี", ["สวัสดี"]),
        ("100 ㎡", ["㎡"]),
        ("Wait！", ["！"]),
        ("Příliš Ελλάδα Київ שלום مرحبا", []),
        ("x\u0301 Ж\u0308 שׁ مُدَرِّس", []),
        ("a\u0651 b\u05b8", ["\u0651", "\u05b8"]),
        ("a\u20dd ស្ត្រី", ["\u20dd", "ស្ត្រី"]),
    ],
)
def test_letters_that_no_font_has_stay_and_are_told(text: str, letters: list[str]) -> None:
    assert missing_letters(text) == letters
    assert without_signs(text) == text


def texts_in(xml: bytes) -> str:
    """All texts and attributes of a document."""
    elements = etree.fromstring(xml).iter()
    return " ".join(
        " ".join([each.text or "", each.tail or "", *map(str, each.values())]) for each in elements
    )


def printed(library: Library, monkeypatch: pytest.MonkeyPatch) -> str:
    """All texts that a project's products hand to the typesetter."""
    texts: list[str] = []

    def caught(documents: Sequence[Document]) -> list[bytes]:
        texts.extend(texts_in(each.files["sheet.xml"]) for each in documents)
        return [b""] * len(documents)

    monkeypatch.setattr(sheets, "typeset", caught)
    leaflets(library, ADDRESSES, TOKENS, NO_PICTURES, Cache())
    factsheet(library, ADDRESSES, TOKENS, NO_PICTURES, Cache())
    figures = print_figures(library, TOKENS.colours)
    whole = work(library, ADDRESSES, internal_href(library, ADDRESSES), figures.draw)
    documents = [document(whole, title_page(whole, library)), *figures.files.values()]
    texts += map(texts_in, documents)
    return " ".join(" ".join(texts).split())


def texts_of(library: Library, *, checked: bool) -> set[str]:
    """The texts of the fields that the check reads, or leaves out."""
    records = [
        (kind, record)
        for kind in KINDS
        for record in (
            [getattr(library, kind.collection)]
            if kind.is_group
            else getattr(library, kind.collection).values()
        )
    ]
    return {
        " ".join(value.split())
        for kind, record in records
        for location, shape, value in values(kind.model, getattr(record, "item", record))
        if shape == Leaf("line") and (location[0] in PRINTED.get(kind.file, ())) is checked
    }


@pytest.mark.parametrize("project", [INNO_DROP, MILLS], ids=lambda path: path.name)
def test_what_is_not_checked_is_not_printed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_module, "problems", lambda _: ())  # pages of docs/ may be missing
    library = load(project, MOMENT)
    text = printed(library, monkeypatch)
    bodies = (entry.body for entry in library.practices.values())
    checked = " ".join(" ".join([*texts_of(library, checked=True), *bodies]).split())
    unchecked = {each for each in texts_of(library, checked=False) if len(each) > 12}
    assert {each for each in unchecked if each in text and each not in checked} == set()
