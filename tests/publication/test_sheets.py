"""Leaflets and the factsheet."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import page as validation
import pikepdf
import pytest
from lxml import html

from dissemination import load as load_module
from dissemination.cache import Cache
from dissemination.library.library import Library
from dissemination.load import load
from dissemination.output import Download
from dissemination.problems import ContentError
from dissemination.publication import sheets
from dissemination.publication.factsheet import factsheet
from dissemination.publication.leaflets import leaflets
from dissemination.publication.theme_tokens import theme_tokens
from tests.support.frozen import INNO_DROP, THEME
from tests.support.small import ADDRESSES, MOMENT, NO_PICTURES, PROJECT, quoted, small

TOKENS = theme_tokens(THEME)
HOSTILE = '#panic() *a* $x$ <b>"q"</b> @ref `raw` \\ // Příliš Ελλάδα'
LONG = "A sentence that says the same again, and again, with 12 numbers and no end in sight. " * 6


def practice(body: str, **fields: str) -> str:
    defaults = {
        "id": "p",
        "title": "A practice",
        "summary": "A summary.",
        "area": "learning",
        "order": "1",
        "state": "done",
        "published": "2026-11-01",
        "sources": "[paper]",
    }
    head = "\n".join(f"{name}: {value}" for name, value in (defaults | fields).items())
    return f"---\n{head}\n---\n{body}\n"


def body(paragraphs: int, text: str = LONG) -> str:
    many = "\n\n".join(f"{number}. {text}" for number in range(paragraphs))
    headings = ("Context", "What was done", "Evidence", "What others can take along")
    return "\n\n".join(f"## {heading}\n{many}" for heading in headings)


def of(tmp_path: Path, text: str) -> Library:
    return small(tmp_path, {"content/practices/p.md": text})


def is_sound(pdf: bytes, title: str) -> None:
    """One page of A4, both profiles, title and language set, every font embedded."""
    for profile in ("ua1", "2a"):
        report = str(validation.validate_pdf_bytes(pdf, profile=profile))
        assert "no failures" in report, report
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert len(opened.pages) == 1
        assert [round(float(each)) for each in opened.pages[0].MediaBox] == [0, 0, 595, 842]
        assert str(opened.docinfo["/Title"]) == title
        assert str(opened.Root.Lang) == "en"
        fonts = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary)]
        described = [each for each in fonts if each.get("/Type") == "/FontDescriptor"]
        assert described
        assert all({"/FontFile2", "/FontFile3"} & set(each.keys()) for each in described)


def test_a_letter_that_no_font_has_is_a_problem_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_module, "problems", lambda _: ())  # the check would find it
    library = of(tmp_path, practice(body(1), title="日本語"))
    with pytest.raises(ContentError, match=r"content/practices/p\.md:1: this practice cannot be"):
        leaflets(library, ADDRESSES, TOKENS, NO_PICTURES, Cache())
    project = PROJECT.replace("SMALL", "日本語")
    library = small(tmp_path, {"data/project.yml": project})
    with pytest.raises(ContentError, match=r"data/project\.yml:1: the factsheet cannot be"):
        factsheet(library, ADDRESSES, TOKENS, NO_PICTURES, Cache())


@pytest.mark.parametrize("paragraphs", [1, 6, 20])
def test_a_leaflet_is_one_page_however_long_its_practice(tmp_path: Path, paragraphs: int) -> None:
    library = of(tmp_path, practice(body(paragraphs)))
    [leaflet] = leaflets(library, ADDRESSES, TOKENS, NO_PICTURES, Cache())
    is_sound(leaflet.output.make(), "A practice")


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", [LONG * 20, "x" * 9000, "| a | b |\n| --- | --- |\n" + "| c | d |\n" * 300]
)
def test_a_block_that_fits_nowhere_is_left_out(tmp_path: Path, text: str) -> None:
    headings = ("Context", "What was done", "Evidence", "What others can take along")
    whole = "\n\n".join(f"## {heading}\n\n{text}" for heading in headings)
    [leaflet] = leaflets(of(tmp_path, practice(whole)), ADDRESSES, TOKENS, NO_PICTURES, Cache())
    is_sound(leaflet.output.make(), "A practice")


def test_hostile_text_of_a_practice_stays_text(tmp_path: Path) -> None:
    text = practice(
        body(1, "Text with `code`."), title=quoted(HOSTILE), summary=quoted((HOSTILE * 12)[:300])
    )
    [leaflet] = leaflets(of(tmp_path, text), ADDRESSES, TOKENS, NO_PICTURES, Cache())
    is_sound(leaflet.output.make(), HOSTILE)


def test_the_factsheet_of_each_project_is_sound(inno_drop: Path, mills: Path) -> None:
    for site, project in ((inno_drop, INNO_DROP), (mills, mills.parent)):
        [file] = (site / "project").glob("*-factsheet.pdf")
        library = load(project, MOMENT)
        is_sound(file.read_bytes(), library.project.acronym[:80])


def test_every_leaflet_is_sound_and_its_links_lead_somewhere(inno_drop: Path) -> None:
    files = sorted(inno_drop.glob("best-practices/*/leaflet.pdf"))
    assert len(files) == len(load(INNO_DROP, MOMENT).practices)
    for file in files:
        with pikepdf.open(file) as opened:
            assert len(opened.pages) == 1
            for note in opened.pages[0].get("/Annots", []):
                at = urlsplit(str(note.A.URI)).path.lstrip("/")
                assert (inno_drop / at / "index.html").exists(), (file, at)


def test_pages_offer_their_sheets(inno_drop: Path) -> None:
    for page in (
        "index.html",
        "project/index.html",
        "best-practices/plan-what-comes-after/index.html",
    ):
        tree = html.parse(str(inno_drop / page)).getroot()
        [link] = tree.xpath("//p[@class='download__title']/a[contains(@href, '.pdf')]")
        file = (inno_drop / page).parent / link.get("href")
        assert file.read_bytes().startswith(b"%PDF")


def test_unchanged_sheets_are_not_typeset_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, cache = of(tmp_path, practice(body(1))), Cache(tmp_path / "cache.sqlite")

    def downloads(cache: Cache) -> list[Download]:
        return [
            *leaflets(library, ADDRESSES, TOKENS, NO_PICTURES, cache),
            factsheet(library, ADDRESSES, TOKENS, NO_PICTURES, cache),
        ]

    first = downloads(cache)
    cache.save()
    assert downloads(Cache()) == first

    def again(*_: object) -> bytes:
        pytest.fail("it was typeset again")

    monkeypatch.setattr(sheets, "typeset", again)
    assert downloads(Cache(tmp_path / "cache.sqlite")) == first
