"""Pages, navigation, feeds and files of open data follow what a project has, and nothing leads to
what is not there."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import pytest

from dissemination.adapter import MkDocs
from dissemination.build import Build
from dissemination.load import load
from dissemination.model.entry import Entry
from dissemination.model.kinds import ALSO_SHOWN, COLLECTIONS, OPTIONAL, SECTIONS
from dissemination.model.references import references
from dissemination.site.page_outputs import Shells
from tests.support.frozen import ADDRESSES, MINIMAL, copy_project
from tests.support.small import ITEMS, MOMENT, PRACTICE, SITE, minimal

ROOT: Final = ADDRESSES[MINIMAL]
_LINK: Final = re.compile(r'\s(?:href|src|xmlUrl|htmlUrl|url)="([^"]*)"')
# A record of each kind whose page is there only with one.
RECORDS: Final[Mapping[str, str]] = {
    "people": "- {id: ada, name: Ada Byron}\n",
    "work-packages": "- {id: WP1, title: Work, leader: first}\n",
    "objectives": "- {id: O1, title: AIM, text: Aim high.}\n",
    "milestones": "- {id: M1, number: 1, title: Go, text: T., verification: V., reached: R.}\n",
    "deliverables": "- {id: D1.1, title: A plan}\n",
    "training": "- {id: T1, title: Course, summary: A course.}\n",
    "results": "- {id: doors, title: Doors, short: doors, target: One door, achieved: One}\n",
    "indicators": "- {id: visits, title: Visits, unit: visits, target: 10}\n",
    "labels": "- {id: one, partner: first, level: bronze, awarded: 2026-05, text: Bronze.}\n",
    "documents": "- {id: plan, title: Plan, text: A plan., kind: plan, copy_at: https://a.example/}\n",
    "research-outputs": "- {id: paper-one, title: Paper, kind: article}\n",
    "services": "- {id: help, title: Help, text: We help., partners: [first]}\n",
    "background": "- {id: ground, title: Ground, text: Words.}\n",
    "glossary": "- {id: dam, term: Dam, text: A wall before water.}\n",
    "sources": "- {id: note, title: N, publisher: P, url: 'https://p.example/', read: 2026-11}\n",
    "timeline": "- {id: begun, date: 2025-01, title: Begun, text: It began.}\n",
}
WITHOUT: Final = SITE[: SITE.index("publication:")]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the pages of docs/ and the minimal data."""
    return copy_project(tmp_path_factory.mktemp("sections") / "project", MINIMAL)


@pytest.fixture(scope="module")
def shells(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Shells:
    """What the engine renders of docs/, the same whatever the project has."""
    written(project, {path: text for path, text in ITEMS.items() if "sources: " not in text})
    build = Build.of(project, ROOT, MOMENT)
    rendered = MkDocs().render(build, tmp_path_factory.mktemp("engine"))
    for depth in (1, 2, 3, 4):
        rendered.shells.of_depths.setdefault(depth, rendered.shells.of_depths[2])
    return rendered.shells


def written(project: Path, files: Mapping[str, str]) -> None:
    """Make data and content those of the minimal project with these files."""
    for part in ("data", "content"):
        shutil.rmtree(project / part, ignore_errors=True)
    shutil.copytree(MINIMAL / "data", project / "data")
    (project / "data/sources.yml").unlink()
    for path, text in files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, "utf-8")


def site_of(project: Path, shells: Shells, files: Mapping[str, str]) -> dict[str, str]:
    """The text files of the site of the minimal project with these files, by their addresses; of
    others the names."""
    written(project, files)
    build = Build.of(project, ROOT, MOMENT)
    ends = (".html", ".xml", ".opml")
    return {
        output.address: output.make().decode() if output.address.endswith(ends) else ""
        for output in build.outputs(shells)
    }


def dead_links(site: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The addresses below the root that are not there, each with a page that leads to it."""
    for here, text in site.items():
        for link in map(unescape, _LINK.findall(text)):
            path = _path(link, here)
            if path is not None and path not in site:
                yield path, here


def _path(link: str, here: str) -> str | None:
    if link.startswith(ROOT):
        link = "/" + link.removeprefix(ROOT)
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(here), unquote(parts.path)))
    is_folder = parts.path.endswith(("/", "/.", "/..")) or parts.path in (".", "..")
    return (f"{path}/index.html" if is_folder else path).lstrip("/")


def test_every_section_has_a_record_here() -> None:
    of_pages = {kind.file for kinds in SECTIONS.values() for kind in kinds}
    assert of_pages == {*RECORDS, "practices"}


def test_a_project_of_four_files_has_no_section(project: Path, shells: Shells) -> None:
    site = site_of(project, shells, {})
    assert not any(f"{page}index.html" in site for page in SECTIONS)
    assert not any(address.startswith(("best-practices", "training")) for address in site)
    assert "feeds/milestones.xml" not in site
    assert [*dead_links(site)] == []
    words = ("Glossary", "Training", "Best practices", "Labels", "Results", "Milestones")
    for address, text in site.items():
        if address.endswith(".html") and address != "about/components/index.html":
            assert not any(f">{word}<" in text for word in words), address


@pytest.mark.slow
@pytest.mark.parametrize("name", RECORDS)
def test_a_section_comes_with_its_first_record(name: str, project: Path, shells: Shells) -> None:
    kind = OPTIONAL[name]
    pages = {kind.page, *(page for page, kinds in ALSO_SHOWN.items() if kind in kinds)}
    site = site_of(project, shells, {f"data/{name}.yml": RECORDS[name]})
    assert [*dead_links(site)] == []
    docs = {docs_page.address for docs_page in shells.pages}
    there = {at for at in SECTIONS if f"{at}index.html" in site}
    assert there == pages & docs
    assert f"data/{name}.json" in site
    assert ("feeds/milestones.xml" in site) == (name in ("milestones", "results"))


@pytest.mark.slow
@pytest.mark.parametrize("settings", [SITE, WITHOUT], ids=["a publication", "none"])
def test_practices_come_with_the_first(settings: str, project: Path, shells: Shells) -> None:
    practice = ITEMS[PRACTICE].replace("sources: [paper]\n", "")
    practice = practice.replace("[opening](../news/opening.md)", "opening")
    site = site_of(project, shells, {PRACTICE: practice, "data/site.yml": settings})
    assert [*dead_links(site)] == []
    page = site["best-practices/index.html"]
    has_publication = settings == SITE
    assert ("Imprint" in page) == ("Download" in page) == has_publication
    assert ('class="cover"' in site["index.html"]) == has_publication
    assert "Share what you have" in page
    assert "best-practices/sharing/leaflet.pdf" in site
    assert ("best-practices/small-best-practices.pdf" in site) == has_publication
    assert ("best-practices/consortium/index.html" in site) == has_publication


def test_a_publication_without_a_practice_is_not_there(project: Path, shells: Shells) -> None:
    site = site_of(project, shells, {"data/site.yml": SITE})
    assert not any(address.startswith("best-practices") for address in site)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["training", "results", "practices", "glossary", "timeline"])
def test_a_section_that_the_settings_want_is_there(
    name: str, project: Path, shells: Shells
) -> None:
    site = site_of(project, shells, {"data/site.yml": f"{WITHOUT}shown: [{name}]\n"})
    assert [*dead_links(site)] == []
    page = OPTIONAL[name].page
    assert f"{page}index.html" in site
    assert f'href="../{page}"' in site["news/index.html"] or name not in ("training", "glossary")


def everything(hidden: str) -> dict[str, str]:
    """The files of a project with all kinds, one of which is left out, and references to them."""
    evidence = "reached: {value: R., sources: [note]}, evidence: {labels: [one]}"
    named = "training" if hidden == "practices" else hidden
    return {
        **{f"data/{file}.yml": text for file, text in RECORDS.items()},
        "data/milestones.yml": RECORDS["milestones"].replace("reached: R.", evidence),
        "data/positions.yml": "- {id: berlin, name: Berlin, country: DE, degrees: '52.52, 13.40',"
        " sources: [note]}\n",
        "data/funders.yml": "- {id: state, name: A state, funding: {profile: cosme,"
        " statement: 'COSME Programme, European Union; views of the author, own responsibility'}}"
        "\n",
        "data/networks.yml": "- {id: net, name: A net, text: It holds., partners: [first]}\n",
        "data/changes.yml": "- {id: all, date: 2026-11-01, sort: addition, text: T.,"
        f" data: [{named}], labels: [one]}}\n",
        "content/news/a.md": "---\nid: a\ntitle: A\nsummary: S.\ndate: 2026-03-14\n"
        "category: project\nlabels: [one]\ntraining: [T1]\nsources: [note]\n---\nText.\n",
        PRACTICE: ITEMS[PRACTICE].replace("paper", "note").replace("(../news/opening.md)", ""),
        "data/site.yml": f"{WITHOUT}hidden: [{hidden}]\n",
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", ["labels", "sources", "training", "practices", "positions"])
def test_what_the_settings_leave_out_is_nowhere(name: str, project: Path, shells: Shells) -> None:
    site = site_of(project, shells, everything(name))
    assert [*dead_links(site)] == []
    assert f"data/{name}.json" not in site
    assert name == "positions" or f"{OPTIONAL[name].page}index.html" not in site


@pytest.mark.parametrize("name", OPTIONAL)
def test_nothing_refers_to_what_is_left_out(name: str, tmp_path: Path) -> None:
    library, kind = load(minimal(tmp_path, **everything(name)), MOMENT), OPTIONAL[name]
    assert library.records(kind) == []
    records = [r for other in COLLECTIONS for r in library.records(other)]
    own = [library.project, *(r.item if isinstance(r, Entry) else r for r in records)]
    assert not [each for one in own for each in references(one) if each[1] == kind.name]
