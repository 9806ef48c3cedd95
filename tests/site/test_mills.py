"""A second, invented project: the same code and the same docs/ make its site too.

Its data and content are in tests/projects/mills: twelve partners of another programme, a project
that runs, no practices, pictures and logos, and awkward text wherever text can stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from dissemination.gazetteer.gazetteer import credit
from dissemination.rules.page import Page
from dissemination.rules.site import Site
from tests.support.frozen import INNO_DROP, LOG, ROOT

PAGES = "tests/projects/inno-drop/"
VOCABULARIES: Final = {"countries.txt", "languages.txt"}  # have the codes and names of all
WRITTEN = {".css", ".html", ".ics", ".js", ".json", ".md", ".opml", ".py", ".svg", ".txt", ".xml"}


@pytest.fixture(scope="module")
def site(mills: Path) -> Site:
    return Site(mills, "https://mills.example/")


def test_it_builds_without_a_warning(mills: Path) -> None:
    lines = (mills.parent / LOG).read_text(encoding="utf-8").splitlines()

    assert any("Published to" in line for line in lines)
    assert [line for line in lines if not line.startswith("INFO")] == []


def test_it_is_shown_as_a_project_that_runs(site: Site) -> None:
    home, events = site.pages[""].text, site.pages["events/"].text

    assert "project ended" not in home
    assert "12 partners from 12 countries" in home
    assert "best-practices/" not in site.pages
    assert "As of 22 November 2026:" in events
    assert "Planned" in events


def test_every_partner_has_a_page_and_those_with_a_logo_show_it(site: Site) -> None:
    partners = [at for at in site.pages if re.fullmatch(r"partners/[^/]+/", at)]
    logos = {at: [p["src"] for p in site.pages[at].pictures][:-1] for at in partners}

    assert len(partners) == 12
    assert {at: srcs for at, srcs in logos.items() if srcs} == {
        "partners/alykes/": ["../../partners/alykes/alykes.jpg"],
        "partners/salinas/": ["../../partners/salinas/salinas.svg"],
        "partners/saltverk/": ["../../partners/saltverk/saltverk.png"],
    }


def test_the_titles_of_qr_codes_are_escaped_once(site: Site) -> None:
    feeds = site.pages["feeds/"].text

    assert "QR code: MILL & <SALT>: News (RSS)" in feeds
    assert "QR code: MILL & <SALT>: Events (calendar)" in feeds
    assert "&amp;" not in feeds


@pytest.mark.parametrize(
    ("event", "months"),
    [
        ("kick-off", ["2025/01", "2025/02"]),
        ("winter-mill", ["2025/12", "2026/01"]),
        ("webinar-night", ["2026/11", "2026/12"]),
        ("new-year", ["2026/12", "2027/01"]),
        ("wheel", ["2027/01"]),
        ("unknown-day", []),
    ],
)
def test_an_event_stands_in_every_month_that_it_touches(
    site: Site, event: str, months: list[str]
) -> None:
    grids = {at: page for at, page in site.pages.items() if re.match(r"events/\d{4}/\d\d/", at)}

    assert len(grids) == 30  # January 2025 to June 2027, empty ones included
    assert [at for at, page in grids.items() if leads_to(page, f"events/{event}/")] == [
        f"events/{month}/" for month in months
    ]


@pytest.mark.parametrize(
    ("event", "text"),
    [
        ("webinar-newfoundland", "28 November 2026, 10:30–12:00 (America/St_Johns)"),
        ("webinar-night", "30 November 2026, 22:45 – 1 December 2026, 01:15 (Europe/Athens)"),
        ("new-year", "31 December 2026, 21:00 – 1 January 2027, 03:00 (Pacific/Auckland)"),
        ("raking", "This event was cancelled."),
        ("dam", "This event was postponed. The new date is not known yet."),
        ("wheel", "Moved from 10 November 2026."),
        ("unknown-day", "no public source found (October 2026)"),
    ],
)
def test_an_event_says_when_it_is_and_what_became_of_it(site: Site, event: str, text: str) -> None:
    assert text in site.pages[f"events/{event}/"].text


def test_publisher_and_contact_are_named(site: Site) -> None:
    legal = site.pages["about/legal/"]

    assert "Møller & Saltverk <Ålesund> AS, Skansekaia 3 & 5, 6002 Ålesund" in legal.text
    assert "https://saltverk.example/kontakt?a=1&b=2#skjema" in [x.address for x in legal.links]
    assert "has been set for this site" not in legal.text


def test_nothing_of_the_first_project_is_in_the_site(site: Site) -> None:
    assert mentions(site.folder, site.files) == []


@pytest.mark.parametrize("folder", ["hooks", f"{PAGES}docs"])
def test_nothing_of_the_first_project_is_in_code_or_pages(folder: str) -> None:
    place = ROOT / folder
    files = [place] if place.is_file() else [file for file in place.rglob("*") if file.is_file()]

    assert files
    assert mentions(ROOT, [file.relative_to(ROOT).as_posix() for file in files]) == []


def test_the_names_of_the_first_project_are_known() -> None:
    assert {"INNO-DROP", "Greifswald", "BNPT", "ECCP", "Katherina Ulrich"} <= set(names())
    assert {"COS-CLUSTER-2015-3-02", "Liberec", "AdPack"} <= set(names())


def leads_to(page: Page, address: str) -> bool:
    return any(link.address.endswith(f"/{address}") for link in page.links)


def mentions(folder: Path, files: Any) -> list[str]:
    """Where files name something of the first project; a time zone is named for a town."""
    name = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, names()))})(?!\w)", re.IGNORECASE)
    lines = []
    for path in sorted(files):
        if Path(path).suffix in WRITTEN and Path(path).name not in VOCABULARIES:
            text = re.sub(r"Europe/\w+", "", (folder / path).read_text(encoding="utf-8"))
            lines += [
                f"{path}: {match[0]}"
                for match in name.finditer(f"{path.removeprefix(PAGES)}\n{text}")
            ]
    return lines


def names() -> list[str]:
    """The first project's names, codes and places, from its data and content."""
    project = data("project")
    texts = {project["acronym"], *values(project["title"]), *values(project["call"])}
    for fact in project["facts"]:
        if fact["id"] == "contact-person":
            texts |= {name.partition(",")[0] for name in values(fact)}
    for partner in data("partners"):
        texts |= {partner["name"], partner["short"], *values(partner["place"])}
    for source in data("sources"):
        texts |= {source["publisher"], source.get("short", source["publisher"])}
    texts |= {network["name"] for network in data("networks")}
    for event in (INNO_DROP / "content/events").rglob("*.md"):
        front = yaml.safe_load(event.read_text(encoding="utf-8").split("---\n")[1])
        texts |= {(front.get("place") or {}).get("town")} - {None}
    parts = {part.strip() for name in texts for part in re.split(r"[()]", name)}
    return sorted((texts | parts) - {"", credit().name})  # every site may name the gazetteer


def values(fact: Any) -> Iterator[str]:
    """Every value of a fact, which may be written plainly, as fields, or as a conflict."""
    if isinstance(fact, str):
        yield fact
    else:
        yield from filter(None, (fact.get("value"), fact.get("inferred")))
        yield from (claim["value"] for claim in fact.get("conflict", ()))


def data(kind: str) -> Any:
    return yaml.safe_load((INNO_DROP / "data" / f"{kind}.yml").read_text(encoding="utf-8"))
