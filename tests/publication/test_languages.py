"""What the publication writes by itself is in the site's language, and a practice in its own."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
import pytest
from lxml import etree

from dissemination.cache import Cache
from dissemination.library.library import Library
from dissemination.locale import catalogue
from dissemination.model import settings
from dissemination.publication.editions import editions
from dissemination.publication.factsheet import factsheet
from dissemination.publication.leaflets import leaflets
from dissemination.publication.theme_tokens import theme_tokens
from tests.support.frozen import THEME, bytes_below
from tests.support.pdf_text import Reader
from tests.support.small import ADDRESSES, ITEMS, NO_PICTURES, PRACTICE, SITE, small
from tests.support.xpath import strings

TOKENS: Final = theme_tokens(THEME)
XHTML: Final = "{http://www.w3.org/1999/xhtml}"
GERMAN: Final = {
    "Contents": "Inhalt",
    "Cover": "Titelbild",
    "Imprint": "Impressum",
    "Preface": "Vorwort",
    "Emblem of the European Union": "Emblem der Europäischen Union",
    "Done in the project.": "Im Projekt erledigt.",
    "Context": "Hintergrund",
    "About the project": "Zum Projekt",
    "Project factsheet": "Projekt auf einen Blick",
    "PDF, tagged (PDF/UA, PDF/A)": "PDF mit Struktur",
}
BORROWED: Final = ITEMS[PRACTICE].replace("id: sharing", "id: sharing\nlanguage: de")


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """A site in German, with a catalogue of some messages."""
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    texts = [f'msgid "{text}"\nmsgstr "{other}"\n' for text, other in GERMAN.items()]
    plural = (
        'msgid "%(partners)s from %(num)s country"\n'
        'msgid_plural "%(partners)s from %(num)s countries"\n'
        'msgstr[0] "%(partners)s aus %(num)s Land"\n'
        'msgstr[1] "%(partners)s aus %(num)s Ländern"\n'
    )
    (tmp_path / "de.po").write_text("\n".join([head, *texts, plural]), "utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", str(tmp_path))
    catalogue.translations.cache_clear()
    monkeypatch.setattr(settings, "COMPLETE", ("en", "de"))
    site = f"language: de\n{SITE}"
    yield small(tmp_path / "project", {**ITEMS, "data/site.yml": site})
    catalogue.translations.cache_clear()


def test_editions_are_in_the_language_of_the_site(german: Library, tmp_path: Path) -> None:
    root = tmp_path / "project"
    pdf, epub = editions(german, ADDRESSES, TOKENS, bytes_below(root), Cache())
    assert pdf.format == "PDF mit Struktur"
    with pikepdf.open(BytesIO(pdf.output.make())) as opened, opened.open_outline() as outline:
        assert str(opened.Root.Lang) == "de"
        titles = [item.title for item in outline.root]
    assert titles[:3] == ["Impressum", "Inhalt", "Vorwort"]
    assert {"Im Projekt erledigt.", "Hintergrund"} <= texts(pdf.output.make(), tmp_path)

    contents, landmarks = document(epub.output.make(), "EPUB/nav.xhtml").iter(f"{XHTML}nav")
    assert contents.findtext(f"{XHTML}h1") == "Inhalt"
    assert strings(landmarks, ".//*[local-name()='a']/text()") == ["Titelbild", "Inhalt"]
    first = document(epub.output.make(), "EPUB/text/ch001.xhtml")
    assert first.findtext(f".//{XHTML}title") == "Impressum"
    assert strings(first, "//*[local-name()='img']/@alt") == ["Emblem der Europäischen Union"]


def test_sheets_are_in_the_language_of_the_site(german: Library, tmp_path: Path) -> None:
    [leaflet] = leaflets(german, ADDRESSES, TOKENS, NO_PICTURES, Cache())
    assert {"Im Projekt erledigt.", "Hintergrund"} <= texts(leaflet.output.make(), tmp_path)
    sheet = factsheet(german, ADDRESSES, TOKENS, NO_PICTURES, Cache())
    assert {"Zum Projekt", "Projekt auf einen Blick"} <= texts(sheet.output.make(), tmp_path)
    assert "1 partner aus 1 Land" in texts(sheet.output.make(), tmp_path)


def test_a_practice_in_another_language_is_marked_and_its_labels_are_not(tmp_path: Path) -> None:
    library = small(tmp_path, {**ITEMS, PRACTICE: BORROWED})
    pdf, epub = editions(library, ADDRESSES, TOKENS, bytes_below(tmp_path), Cache())
    with zipfile.ZipFile(BytesIO(epub.output.make())) as packed:
        chapters = [each for each in packed.namelist() if "/text/ch" in each]
    marked = [
        " ".join(text.split())
        for chapter in chapters
        for text in strings(
            document(epub.output.make(), chapter), "//*[@lang='de']//text()[normalize-space()]"
        )
    ]
    assert {"Share what you have", "What one has, all may use.", "The keys were handed over."} <= {
        *marked
    }
    assert not {"Context", "Who, when and where", "Sources"} & set(marked)
    [leaflet] = leaflets(library, ADDRESSES, TOKENS, NO_PICTURES, Cache())
    for content in (pdf.output.make(), leaflet.output.make()):
        with pikepdf.open(BytesIO(content)) as opened:
            assert str(opened.Root.Lang) == "en"
            dictionaries = [e for e in opened.objects if isinstance(e, pikepdf.Dictionary)]
            assert "de" in {str(each.Lang) for each in dictionaries if "/Lang" in each}


def document(epub: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(epub)) as packed:
        return etree.fromstring(packed.read(name))


def texts(pdf: bytes, folder: Path) -> set[str]:
    """The paragraphs of a PDF."""
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    return {" ".join(text.split()) for _, text in Reader(file).paragraphs()}
