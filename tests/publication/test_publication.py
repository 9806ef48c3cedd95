"""The publication: one work in three editions, with the same text and the same anchors."""

from __future__ import annotations

import hashlib
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from lxml import etree, html

from dissemination.cache import Cache
from dissemination.cli import main
from dissemination.load import load
from dissemination.publication.document.citation import cff, citation
from dissemination.publication.editions import editions
from dissemination.publication.theme_tokens import theme_tokens
from tests.support.frozen import INNO_DROP, THEME, bytes_below
from tests.support.small import ADDRESSES, ITEMS, minimal
from tests.support.small import MOMENT as OF_TESTS
from tests.support.xpath import attribute, strings

PDF = "best-practices/inno-drop-best-practices.pdf"
EPUB = "best-practices/inno-drop-best-practices.epub"
XHTML = "{http://www.w3.org/1999/xhtml}"
BLOCKS = {"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "caption", "pre"}
EPUBCHECK = next(
    (p for p in map(Path, ("/usr/share/java/epubcheck.jar", "/usr/bin/epubcheck")) if p.exists()),
    None,
)


def text_of(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def blocks(element: etree._Element) -> Iterator[str]:
    """The text of each innermost block, in the order of reading; empty ones left out."""
    for block in element.iter():
        name = etree.QName(block).localname if isinstance(block.tag, str) else ""
        inner = {
            etree.QName(e).localname for e in block.iterdescendants() if isinstance(e.tag, str)
        }
        if name in BLOCKS and not inner & BLOCKS and (text := text_of(block)):
            yield text


@pytest.fixture(scope="module")
def chapters(inno_drop: Path) -> dict[str, etree._Element]:
    """The chapters of the web edition that have pages, by their ids."""
    sections = {}
    for page in sorted((inno_drop / "best-practices").glob("*/index.html")):
        tree = html.parse(str(page)).getroot()
        for chapter in tree.xpath("//*[contains(concat(' ', @class, ' '), ' chapter ')]"):
            for term in chapter.xpath(".//*[contains(@class, 'term__text')]"):
                term.drop_tree()
            sections[page.parent.name] = chapter
    return sections


@pytest.fixture(scope="module")
def book(inno_drop: Path) -> dict[str, etree._Element]:
    """The sections of the EPUB edition by the ids of their headings."""
    sections = {}
    with zipfile.ZipFile(inno_drop / EPUB) as packed:
        for name in packed.namelist():
            if re.fullmatch(r"EPUB/text/ch\d+\.xhtml", name):
                tree = etree.fromstring(packed.read(name))
                for section in tree.iterfind(f".//{XHTML}section[@id]"):
                    sections[attribute(section, "id")] = section
    return sections


def test_the_editions_have_the_same_text(
    chapters: dict[str, etree._Element], book: dict[str, etree._Element]
) -> None:
    assert len(chapters) > 15
    for chapter_id, chapter in chapters.items():
        title, *texts = blocks(book[chapter_id])
        assert texts == list(blocks(chapter)), chapter_id
        assert title


def test_the_editions_have_the_same_anchors(
    chapters: dict[str, etree._Element], book: dict[str, etree._Element]
) -> None:
    for chapter_id, chapter in chapters.items():
        ids = strings(chapter, ".//@id")
        anchors = {each for each in ids if not each.startswith(("fn", "cite", "drawing-"))}
        assert anchors <= {element.get("id") for element in book[chapter_id].iter()}, chapter_id


@pytest.mark.needs("java")
@pytest.mark.slow
def test_epubcheck_has_nothing_to_say(inno_drop: Path) -> None:
    assert EPUBCHECK, "install the Debian package epubcheck"
    run = subprocess.run(
        ["java", "-jar", str(EPUBCHECK), "--failonwarnings", str(inno_drop / EPUB)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 fatals / 0 errors / 0 warnings" in run.stdout + run.stderr


def test_the_epub_says_that_it_is_accessible(inno_drop: Path) -> None:
    with zipfile.ZipFile(inno_drop / EPUB) as packed:
        assert packed.namelist()[0] == "mimetype"
        package = etree.fromstring(packed.read("EPUB/content.opf"))
    properties = {
        (meta.get("property"), meta.text)
        for meta in package.iter("{http://www.idpf.org/2007/opf}meta")
    }
    assert ("schema:accessModeSufficient", "textual") in properties
    assert ("schema:accessMode", "visual") in properties
    assert ("schema:accessibilityFeature", "displayTransformability") in properties
    assert ("schema:accessibilityFeature", "index") in properties
    assert ("schema:accessibilityHazard", "none") in properties
    assert any(name == "schema:accessibilitySummary" and text for name, text in properties)
    titles = package.findall(".//{http://purl.org/dc/elements/1.1/}title")
    assert titles[0].text == "Running a cluster well, learnt together"


def test_every_document_of_the_epub_has_a_title_and_every_landmark_a_label(
    inno_drop: Path,
) -> None:
    with zipfile.ZipFile(inno_drop / EPUB) as packed:
        names = [name for name in packed.namelist() if name.endswith(".xhtml")]
        documents = {Path(name).stem: etree.fromstring(packed.read(name)) for name in names}
    titles = {name: tree.findtext(f".//{XHTML}title") for name, tree in documents.items()}
    assert titles.pop("nav") == titles.pop("cover") == "Running a cluster well, learnt together"
    for name, title in titles.items():
        heading = documents[name].find(f".//{XHTML}h1")
        assert heading is not None
        assert title == text_of(heading)
    contents, landmarks = documents["nav"].iter(f"{XHTML}nav")
    assert contents.findtext(f"{XHTML}h1") == "Contents"
    assert [text_of(link) for link in landmarks.iter(f"{XHTML}a")] == ["Cover", "Contents"]
    [drawing] = documents["cover"].iter("{http://www.w3.org/2000/svg}svg")
    assert drawing.get("aria-label") == "Running a cluster well, learnt together"


def test_the_page_has_checksum_size_and_day_of_each_file(inno_drop: Path) -> None:
    page = html.parse(str(inno_drop / "best-practices/index.html")).getroot()
    files = page.xpath("//div[@class='download']")
    names = [Path(file.xpath(".//a/@href")[0]).name for file in files]
    assert names == [Path(path).name for path in (PDF, EPUB)]
    for file, path in zip(files, (PDF, EPUB), strict=True):
        content = (inno_drop / path).read_bytes()
        assert hashlib.sha256(content).hexdigest() in text_of(file)
        assert f"{round(len(content) / 1000)} kB" in text_of(file)
        assert "22 November 2026" in text_of(file)


def test_citation_cff_is_of_the_newest_edition(tmp_path: Path) -> None:
    """`dissemination citation` writes it, and `dissemination check` warns if it is stale."""
    fields = yaml.safe_load(cff(load(INNO_DROP, OF_TESTS), ADDRESSES) or "")
    assert fields["cff-version"] == "1.2.0"
    assert fields["version"] == "Edition 1"

    root = minimal(tmp_path)
    run = CliRunner().invoke(main, ["citation", "--root", str(root), "https://x.example"])
    assert run.exit_code == 0, run.output
    file = root / "CITATION.cff"
    assert "https://x.example/best-practices/" in file.read_text("utf-8")
    assert "CITATION.cff" not in checked(root)

    settings = root / "data/site.yml"
    edition = "  editions:\n    - number: 1\n      day: 2026-11-20\n"
    settings.write_text(settings.read_text("utf-8") + edition, "utf-8")
    assert "warning: CITATION.cff: it does not say what data/ says now" in checked(root)
    for broken in ("", "url: [", "- a", "url: 7\n", "x: 2026-02-30"):
        file.write_text(broken, "utf-8")
        assert "warning: CITATION.cff: " in checked(root)


def checked(root: Path) -> str:
    """The output of the check of a valid project."""
    run = CliRunner().invoke(main, ["check", "--root", str(root)])
    assert run.exit_code == 0, run.output
    return run.output


def test_a_citation_leaves_out_what_is_not_known() -> None:
    cited = citation(load(INNO_DROP, OF_TESTS), ADDRESSES)
    assert cited
    assert cited.text.startswith("Editors of the INNO-DROP site (2026): Running a cluster")
    assert "doi" not in cited.text
    assert "None" not in cited.text + cited.bibtex
    assert cited.bibtex.startswith("@book{inno-drop-2026,\n  author = {{Editors")
    assert cited.bibtex.count("{") == cited.bibtex.count("}")


def test_an_edition_is_an_item_of_the_feed_of_everything(inno_drop: Path) -> None:
    feed = (inno_drop / "feeds/all.json").read_text("utf-8")
    assert "tag:inno-drop.example,2026-11-01:edition/1" in feed


def test_a_project_without_practices_has_no_editions(mills: Path) -> None:
    assert not list((mills / "best-practices").glob("*.pdf"))
    assert not (mills / "best-practices/sources").exists()


def test_unchanged_editions_are_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = minimal(tmp_path / "project", **ITEMS)
    library, tokens = load(root, OF_TESTS), theme_tokens(THEME)
    cache = Cache(tmp_path / "cache.sqlite")
    first = editions(library, ADDRESSES, tokens, bytes_below(root), cache)
    cache.save()
    assert [edition.format.split()[0].strip(",") for edition in first] == ["PDF", "EPUB"]
    assert editions(library, ADDRESSES, tokens, bytes_below(root), Cache()) == first

    def again(*_: object) -> bytes:
        pytest.fail("it was made again")

    for name in ("editions.book", "epub.package.epub"):
        monkeypatch.setattr(f"dissemination.publication.{name}", again)
    kept = Cache(tmp_path / "cache.sqlite")
    assert editions(library, ADDRESSES, tokens, bytes_below(root), kept) == first


@pytest.mark.parametrize(
    "at", ["area/learning", "partner/zinnae", "objective/o1", "sources", "terms"]
)
def test_lists_and_chapters_are_pages(inno_drop: Path, at: str) -> None:
    page = html.parse(str(inno_drop / "best-practices" / at / "index.html")).getroot()
    assert page.xpath("//h1")
    assert page.xpath("//main//a | //article//a | //ol//a")
