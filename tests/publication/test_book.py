"""The PDF edition: both profiles, its text by the structure tree, its links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

import page
import pikepdf
import pytest
from lxml import html
from lxml.html import HtmlElement
from PIL import Image

from dissemination import load as load_module
from dissemination.cache import Cache
from dissemination.library.library import Library
from dissemination.load import load
from dissemination.problems import ContentError
from dissemination.publication.book import book
from dissemination.publication.document.figures import FIGURES, inline_figures, print_figures
from dissemination.publication.document.internal_links import internal_href, picture_files
from dissemination.publication.document.work import Work, work
from dissemination.publication.editions import editions
from dissemination.publication.theme_tokens import theme_tokens
from dissemination.urls import Addresses
from tests.support.frozen import ADDRESSES as SITES
from tests.support.frozen import INNO_DROP, THEME, bytes_below
from tests.support.frozen import MOMENT as BUILT
from tests.support.pdf_text import Reader
from tests.support.small import ITEMS, PARTNERS, SITE, SOURCES, event, minimal
from tests.support.small import PRACTICE as PRACTICE_FILE

TOKENS: Final = theme_tokens(THEME)
ADDRESSES: Final = Addresses("https://project.example/")
MOMENT: Final = datetime(2026, 11, 24, 12, tzinfo=UTC)
BLOCKS: Final = frozenset(
    {
        *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote"),
        *("table", "thead", "tbody", "tr", "td", "th"),
        *("pre", "figure", "figcaption", "section", "div"),
    }
)
AWKWARD: Final = """---
id: awkward
title: An awkward practice
summary: Everything that is hard to set.
area: learning
order: 1
state: done
published: 2026-03-14
---
## Context
Greek Καλημέρα κόσμε, Czech Příliš žluťoučký kůň, Hebrew שלום עולם, Arabic مرحبا بالعالم.[^a]
Again.[^a]

| Left | Middle | Right |
| :--- | :----: | ----: |
| a | b | 1 |
| c | d | 22 |

[^a]: The one note, with a [link](https://example.org/).

## What was done
- [x] Done
- [ ] Open

1. First

   A second paragraph.
2. Second

> A quotation.

```python
def f(x):
    return x  # as it is
```

https://example.org/a/very/long/address/that/must/break/somewhere/because/no/line/is/so/long/as/this

## Evidence
![A blue square](square.png)

### In detail
Text with `code`, *emphasis*, **weight** and ~~no~~.

## What others can take along
Ours.
"""


@dataclass(frozen=True)
class Edition:
    """A book with its library and its work."""

    library: Library
    work: Work
    pdf: bytes


def edition(root: Path) -> Edition:
    """The PDF edition of the project in a folder."""
    library = load(root, MOMENT)
    figures = print_figures(library, TOKENS.colours)
    whole = work(library, ADDRESSES, internal_href(library, ADDRESSES), figures.draw)
    files = {**figures.files, **picture_files(library, bytes_below(root))}
    return Edition(library, whole, book(whole, library, TOKENS, files))


@pytest.fixture(scope="module")
def own(inno_drop: Path) -> Edition:
    """The edition of INNO-DROP that its site offers."""
    library = load(INNO_DROP, datetime.fromtimestamp(BUILT, UTC))
    addresses = Addresses(SITES[INNO_DROP])
    figures = print_figures(library, TOKENS.colours)
    whole = work(library, addresses, internal_href(library, addresses), figures.draw)
    [pdf] = inno_drop.glob("best-practices/*.pdf")
    return Edition(library, whole, pdf.read_bytes())


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return edition(awkward_project(tmp_path_factory.mktemp("awkward")))


def awkward_project(root: Path) -> Path:
    """A project whose practice has every element of Markdown."""
    minimal(root, **{"content/practices/awkward/index.md": AWKWARD})
    Image.new("RGB", (400, 200), "#005e72").save(root / "content/practices/awkward/square.png")
    return root


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_both_profiles_hold(own: Edition, awkward: Edition, profile: str) -> None:
    for one in (own, awkward):
        report = page.validate_pdf_bytes(one.pdf, profile=profile)
        assert report.is_compliant, str(report)


def test_the_same_bytes_twice(awkward: Edition, tmp_path: Path) -> None:
    assert edition(awkward_project(tmp_path)).pdf == awkward.pdf


def test_text_is_that_of_the_chapters(own: Edition, tmp_path: Path) -> None:
    """Paragraph for paragraph, by the structure tree; the index alone has pages in addition."""
    paragraphs = pdf_paragraphs(own.pdf, tmp_path)
    at = 0
    for chapter in own.work.chapters:
        at = paragraphs.index(normalized(chapter.title), at) + 1
        expected = [normalized(text) for text in html_paragraphs(str(chapter.html))]
        texts = paragraphs[at : at + len(expected)]
        if chapter.id == "terms":
            assert any(re.search(r", \d+$", text) for text in texts)
            texts = [re.sub(r", \d+$", "", text) for text in texts]
        assert texts == expected, chapter.title
        at += len(expected)


def test_awkward_text_is_all_there(awkward: Edition, tmp_path: Path) -> None:
    text = logical(" ".join(pdf_paragraphs(awkward.pdf, tmp_path)))
    for phrase in ("Καλημέρα κόσμε", "Příliš žluťoučký kůň", "שלום עולם", "مرحبا بالعالم"):
        assert phrase in text
    assert text.count("The one note") == 1
    assert "\N{REPLACEMENT CHARACTER}" not in text


def test_tables_and_pictures_are_tagged(awkward: Edition, tmp_path: Path) -> None:
    tags = list(tags_of(awkward.pdf, tmp_path))
    assert {"/Table", "/TH", "/TD", "/Figure", "/Note", "/L", "/Code"} <= set(tags)
    assert tags.count("/Note") == 1, "two references lead to one note"


def test_outline_names_parts_and_chapters(own: Edition, tmp_path: Path) -> None:
    with pikepdf.open(saved(own.pdf, tmp_path)) as pdf, pdf.open_outline() as outline:
        titles = [(item.title, [inner.title for inner in item.children]) for item in outline.root]
    expected = [
        *(("Imprint", []), ("Contents", [])),
        *((chapter.title, []) for chapter in own.work.front),
        *((p.area.title, [c.title for c in p.chapters]) for p in own.work.parts),
    ]
    assert titles[: len(expected)] == expected
    assert [title for title, _ in titles[len(expected) :]] == [c.title for c in own.work.back]


def test_metadata(own: Edition, tmp_path: Path) -> None:
    with pikepdf.open(saved(own.pdf, tmp_path)) as pdf, pdf.open_metadata() as metadata:
        assert own.work.publication
        assert metadata["dc:title"] == own.work.publication.title
        assert str(pdf.Root.Lang).startswith(own.work.language)
        assert metadata["dc:creator"]
        assert pdf.docinfo["/Keywords"]


def test_links_within_lead_to_places(own: Edition, tmp_path: Path) -> None:
    with pikepdf.open(saved(own.pdf, tmp_path)) as pdf:
        pages = {each.obj.objgen for each in pdf.pages}
        names = pikepdf.NameTree(pdf.Root.Names.Dests) if "/Dests" in pdf.Root.Names else {}
        count = 0
        for link in (a for each in pdf.pages for a in each.get("/Annots", [])):
            action = link.get("/A", pikepdf.Dictionary())
            target = link.get("/Dest", action.get("/D"))
            if action.get("/S") == "/URI":
                assert str(action.URI).startswith(("https://", "http://", "mailto:"))
                continue
            if not isinstance(target, pikepdf.Array):
                target = names[str(target)]
                target = target.D if isinstance(target, pikepdf.Dictionary) else target
            assert target[0].objgen in pages
            count += 1
    assert count > 50


@pytest.mark.parametrize("name", FIGURES)
def test_figures_are_alike_on_paper_and_in_pages(own: Edition, name: str) -> None:
    paper = html.fragment_fromstring(str(print_figures(own.library, TOKENS.colours).draw(name)))
    web = html.fragment_fromstring(str(inline_figures(own.library)(name)))
    assert paper.get("id") == web.get("id") == f"figure-{name}"
    assert paper.findtext("figcaption") == web.findtext("figcaption")
    alternative = f"{web.findtext('.//title')}. {web.findtext('.//desc')}"
    assert paper.find("img").get("alt") == alternative
    assert b"var(--" not in print_figures(own.library, TOKENS.colours).files[f"figures/{name}.svg"]


PRACTICE: Final = ITEMS[PRACTICE_FILE]
EMOJI: Final = {
    PRACTICE_FILE: PRACTICE.replace("Share what you have", "Share 🎉 what you have")
    .replace("The keys were", "The 🔑 keys 👩‍🔧 were 1️⃣")
    .replace("sources: [paper]", "sources: [paper]\nevents: [fair]"),
    "content/events/fair.md": event(id="fair", title="A fair 🇩🇪 of all"),
    "data/partners.yml": PARTNERS.replace("First Partner", "First 🚀 Partner"),
    "data/sources.yml": SOURCES.replace("A note", "A note 📄"),
}


def test_signs_without_words_are_left_out(tmp_path: Path) -> None:
    one = edition(minimal(tmp_path, **ITEMS | EMOJI))
    text = normalized(" ".join(pdf_paragraphs(one.pdf, tmp_path)))
    for part in ("The keys were 1 handed over", "A fair of all", "First Partner", "A note"):
        assert part in text
    assert page.validate_pdf_bytes(one.pdf, profile="ua1").is_compliant


@pytest.mark.parametrize(
    "title",
    [
        "Practices of cooperation between water clusters, for all regions that want to learn",
        "word " * 30,
        "W" * 150,
        "Donaudampfschifffahrtsgesellschaftskapitän " * 3,
    ],
)
def test_a_title_fits_the_title_page_and_the_cover(tmp_path: Path, title: str) -> None:
    site = SITE.replace("title: Practices", f"title: {title}\n  subtitle: {'word ' * 60}")
    practice = PRACTICE.replace("Share what you have", title)
    root = minimal(tmp_path, **ITEMS | {"data/site.yml": site, PRACTICE_FILE: practice})
    library = load(root, MOMENT)
    cache = Cache()
    pdf, epub = editions(library, ADDRESSES, TOKENS, bytes_below(root), cache)
    assert epub.output.make()
    with pikepdf.open(BytesIO(pdf.output.make())) as opened:
        assert str(opened.docinfo["/Title"]) == title.strip()
    text = normalized(" ".join(pdf_paragraphs(pdf.output.make(), tmp_path)))
    cover, imprint, _ = text.partition(" Imprint ")
    assert imprint
    assert title.strip() in cover


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets pass what the check would find."""
    monkeypatch.setattr(load_module, "problems", lambda _: ())


def refused(root: Path, **files: str) -> str:
    with pytest.raises(ContentError) as caught:
        edition(minimal(root, **files))
    return str(caught.value)


def test_a_term_in_the_head_of_a_table_that_goes_over_pages_is_no_mention(tmp_path: Path) -> None:
    table = "\n".join(["| Drop | Size |", "| --- | --- |", *(f"| {n} | {n} |" for n in range(90))])
    practice = ITEMS[PRACTICE_FILE].replace("It began", f"{table}\n\nA drop began")
    terms = "- {id: drop, term: Drop, text: A little water.}\n"
    files = {**ITEMS, PRACTICE_FILE: practice, "data/glossary.yml": terms}
    text = " ".join(pdf_paragraphs(edition(minimal(tmp_path, **files)).pdf, tmp_path))
    assert "A drop began" in text


@pytest.mark.usefixtures("unchecked")
def test_a_practice_that_cannot_be_typeset_is_named_and_no_other(tmp_path: Path) -> None:
    sound = PRACTICE.replace("../news/opening.md", "https://example.org/")
    broken = sound.replace("id: sharing", "id: broken").replace("The keys", "北京")
    text = refused(tmp_path, **{"content/practices/a.md": sound, "content/practices/b.md": broken})
    assert text.startswith("content/practices/b.md:1: this practice cannot be typeset: PDF/A-2a")
    assert "北" in text
    assert "\n" not in text


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize("file", ["data/partners.yml", "data/site.yml"])
def test_no_practice_is_named_for_what_is_elsewhere(tmp_path: Path, file: str) -> None:
    sound = PRACTICE.replace("../news/opening.md", "https://example.org/")
    changed = {
        "data/partners.yml": PARTNERS.replace("First Partner", "北京"),
        "data/site.yml": SITE.replace("title: Practices", "title: 北京"),
    }
    text = refused(tmp_path, **{"content/practices/a.md": sound, file: changed[file]})
    assert text.startswith("data/site.yml:1: the publication cannot be typeset, whatever its")
    assert "北" in text


# Reading


def normalized(text: str) -> str:
    """A text with single spaces and without soft hyphens and zero-width spaces."""
    return " ".join(text.replace("\u00ad", "").replace("\u200b", "").split())


def logical(text: str) -> str:
    """A text with its right-to-left runs, which a PDF has in visual order, reversed."""
    return re.sub("[\u0590-\u06ff][\u0590-\u06ff ]*[\u0590-\u06ff]", lambda m: m[0][::-1], text)


def saved(pdf: bytes, folder: Path) -> Path:
    file = folder / "work.pdf"
    file.write_bytes(pdf)
    return file


def pdf_paragraphs(pdf: bytes, folder: Path) -> list[str]:
    """The paragraphs of a PDF, without the numbers and bullets of lists and what is drawn."""
    paragraphs = Reader(saved(pdf, folder)).paragraphs()
    return [
        normalized(text)
        for tag, text in paragraphs
        if tag != "/Figure" and not (tag == "/Lbl" and re.fullmatch(r"\d+\.|•", text.strip()))
    ]


def tags_of(pdf: bytes, folder: Path) -> Iterator[str]:
    """The tag of each element of the structure tree."""
    with pikepdf.open(saved(pdf, folder)) as opened:
        waiting = [opened.Root.StructTreeRoot]
        while waiting:
            element = waiting.pop()
            if isinstance(element, pikepdf.Array):
                waiting.extend(element)
            elif isinstance(element, pikepdf.Dictionary):
                if "/S" in element:
                    yield str(element.S)
                if "/K" in element:
                    waiting.append(element.K)


def html_paragraphs(text: str) -> list[str]:
    """The paragraphs of a chapter."""
    return list(_paragraphs(html.fragment_fromstring(text, create_parent="div")))


def _paragraphs(element: HtmlElement) -> Iterator[str]:
    own = element.text or ""
    for child in element:
        if child.tag in BLOCKS:
            if own.strip():
                yield own
            own = ""
            yield from _paragraphs(child)
        else:
            own += child.text_content()
        own += child.tail or ""
    if own.strip():
        yield own
