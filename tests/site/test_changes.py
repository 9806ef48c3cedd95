"""When a page says that its content last changed, and the list of changes and corrections."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest
import yaml
from lxml import html

from dissemination.library import changes
from dissemination.library.library import Library
from dissemination.model.dates import Moment
from dissemination.model.kinds import DATA_FILES, GROUPS, ITEMS, RECORDS
from dissemination.rules.site import Site
from dissemination.site.change_log import change_log
from dissemination.site.last_modified import SHOWN, of_docs_page
from dissemination.site.macros import Call, Macros
from dissemination.site.pages import all_pages
from dissemination.site.partials import Partials
from tests.support.frozen import INNO_DROP
from tests.support.small import ADDRESSES, event, news, small
from tests.support.xpath import elements, strings, text_content

OPENED: Final = "- {id: opened, date: 2026-01-05, sort: addition, text: Opened., everything: yes}\n"
MILESTONES: Final = """\
- id: M1
  number: "1"
  title: A first one
  text: It is to be reached.
  verification: A report
  reached: It was.
  published: 2026-02-01
- id: M2
  number: "2"
  title: A second one
  text: It is to be reached.
  verification: A report
  reached: It was.
  published: 2026-02-02
  updated: 2026-05-05
  correction: The number was wrong.
"""
CALLS: Final[dict[str, list[Call]]] = {
    "docs/index.md": [Call("hero", {}), Call("latest_news", {"count": 1})],
    "docs/news/index.md": [Call("news_list", {}), Call("news_filters", {})],
    "docs/partners/index.md": [Call("partner_cards", {})],
    "docs/project/milestones.md": [Call("milestones", {})],
    "docs/project/timeline.md": [Call("timeline", {})],
    "docs/about/legal.md": [Call("licence", {})],
    "docs/about/changes.md": [Call("change_list", {})],
}


def change(**fields: str) -> str:
    """A record of data/changes.yml: `change(date="2026-06-01", partners="[first]")`."""
    record = {"id": "c", "sort": "correction", "text": "It was wrong."} | fields
    return "- {" + ", ".join(f"{name}: {value}" for name, value in record.items()) + "}\n"


def days_of_pages(root: Path, recorded: str, files: dict[str, str] | None = None) -> dict[str, str]:
    """The day on which each of the pages last changed, if there is one."""
    library = small(root, {"data/changes.yml": recorded, **(files or {})})
    moments: dict[str, Moment | None] = {
        path: of_docs_page(library, path, calls) for path, calls in CALLS.items()
    }
    moments |= {page.address: page.changed for page in all_pages(Partials(library, ADDRESSES))}
    return {at: moment.day.isoformat() for at, moment in moments.items() if moment}


# What a change touches


def test_a_change_of_everything_touches_every_page(tmp_path: Path) -> None:
    changed = days_of_pages(
        tmp_path, OPENED, {"content/events/e.md": event(published="2025-12-01")}
    )

    assert changed.keys() >= CALLS.keys() | {"partners/first/", "events/e/", "events/2026/06/"}
    assert set(changed.values()) == {"2026-01-05"}


def test_without_a_change_or_an_item_no_page_has_a_day(tmp_path: Path) -> None:
    assert days_of_pages(tmp_path, "[]\n") == {}


@pytest.mark.parametrize(
    ("touched", "pages"),
    [
        ({"data": "[partners]"}, {"docs/index.md", "docs/partners/index.md", "partners/first/"}),
        ({"partners": "[first]"}, {"docs/index.md", "docs/partners/index.md", "partners/first/"}),
        ({"data": "[timeline]"}, {"docs/project/timeline.md"}),
        ({"data": "[site]"}, {"docs/news/index.md", "docs/about/legal.md"}),
        ({"sources": "[paper]"}, set()),
    ],
)
def test_a_change_touches_the_pages_that_show_what_changed(
    touched: dict[str, str], pages: set[str], tmp_path: Path
) -> None:
    changed = days_of_pages(tmp_path, OPENED + change(date="2026-06-01", **touched))

    assert {at for at, day in changed.items() if day == "2026-06-01"} == {
        *pages,
        "docs/about/changes.md",
    }
    assert {day for day in changed.values() if day != "2026-06-01"} == {"2026-01-05"}


def test_a_change_of_a_page_touches_it_alone(tmp_path: Path) -> None:
    page = "---\ntitle: Legal notice\ndescription: Who answers.\n---\nText.\n"
    recorded = OPENED + change(date="2026-06-01", pages="[docs/about/legal.md]")
    changed = days_of_pages(tmp_path, recorded, {"docs/about/legal.md": page})

    assert {at for at, day in changed.items() if day == "2026-06-01"} == {
        *("docs/about/legal.md", "docs/about/changes.md")
    }


def test_a_correction_of_a_milestone_touches_its_page(tmp_path: Path) -> None:
    changed = days_of_pages(tmp_path, OPENED, {"data/milestones.yml": MILESTONES})

    assert changed["docs/project/milestones.md"] == changed["docs/about/changes.md"] == "2026-05-05"
    assert changed["docs/index.md"] == "2026-01-05"


def test_a_correction_of_a_milestone_is_shown_beside_it(tmp_path: Path) -> None:
    library = small(tmp_path, {"data/milestones.yml": MILESTONES})
    page = Partials(library, ADDRESSES).render("macros/milestones", "project/milestones/")

    assert page.count("Corrected on 5 May 2026: The number was wrong.") == 1


# Items


def test_an_item_changed_when_it_was_corrected_else_when_it_was_published(tmp_path: Path) -> None:
    corrected = {"updated": "2026-07-01 10:30", "correction": "The town."}
    files = {
        "content/news/a.md": news(date="2026-03-01"),
        "content/news/b.md": news(id="b", date="2026-02-01", partners="[first]", **corrected),
        "content/news/c.md": news(id="c", date="2024-02-01"),
    }
    changed = days_of_pages(tmp_path, OPENED, files)

    assert changed["news/a/"] == "2026-03-01"
    assert changed["news/b/"] == "2026-07-01"
    assert changed["news/c/"] == "2026-01-05"  # it stands here since the site was opened
    assert changed["docs/index.md"] == "2026-03-01"  # the first page shows the newest item alone
    lists = ("docs/news/index.md", "news/2026/", "news/category/project/", "news/partner/first/")
    assert {changed[at] for at in (*lists, "partners/first/")} == {"2026-07-01"}
    assert changed["news/2024/"] == "2026-01-05"


def test_a_notice_says_when_the_item_went(tmp_path: Path) -> None:
    files = {
        "content/news/a.md": news(date="2026-03-01", withdrawn="2026-04-01"),
        "content/news/b.md": news(id="b", date="2026-03-01", expires="2026-04-30"),
    }
    changed = days_of_pages(tmp_path, OPENED, files)

    assert (changed["news/a/"], changed["news/b/"]) == ("2026-04-01", "2026-05-01")


def test_the_hour_of_a_build_changes_no_date(tmp_path: Path) -> None:
    files = {
        "content/events/e.md": event(start="2026-12-01"),
        "content/news/a.md": news(date="2026-03-01"),
        "data/changes.yml": OPENED,
    }
    early, late = (
        [(page.address, page.changed) for page in all_pages(Partials(library, ADDRESSES))]
        for library in (
            small(tmp_path, files, datetime(2026, 11, 22, 12, tzinfo=UTC)),
            small(tmp_path, files, datetime(2029, 1, 1, tzinfo=UTC)),
        )
    )
    assert early == late


def test_hours_lie_after_the_bare_day() -> None:
    clock = datetime(2026, 1, 1, 10, 30).time()
    bare, hour = Moment(date(2026, 1, 1)), Moment(date(2026, 1, 1), clock)

    assert changes.newest([hour, None, bare]) == hour
    assert changes.newest([None]) is None


# Every macro, every file


def test_it_is_known_what_every_macro_shows(tmp_path: Path) -> None:
    macros = Macros(Partials(small(tmp_path, {}), ADDRESSES)).names()

    assert SHOWN.keys() == set(macros)
    assert {name for shown in SHOWN.values() for name in shown} <= {
        *DATA_FILES,
        *ITEMS,
        "changes",
    }


def test_every_file_of_data_can_be_named() -> None:
    assert {*GROUPS, *RECORDS} - {"changes"} == set(DATA_FILES)


# The list


def logged_changes(library: Library) -> list[tuple[str, str, list[tuple[str, str | None]]]]:
    return [
        (
            f"{change.day} {change.sort}",
            change.text,
            [(touched.name, touched.address) for touched in change.touched],
        )
        for change in change_log(library)
    ]


def test_the_list_has_changes_and_all_corrections_newest_first(tmp_path: Path) -> None:
    recorded = OPENED + change(
        date="2026-06-01", data="[work-packages, project]", partners="[first]", milestones="[M1]"
    )
    item = news(updated="2026-07-01", correction="The town.", title="A note")
    files = {
        "data/changes.yml": recorded,
        "data/milestones.yml": MILESTONES,
        "content/news/a.md": item,
    }
    assert logged_changes(small(tmp_path, files)) == [
        ("2026-07-01 Correction", "The town.", [("A note", "news/a/")]),
        (
            "2026-06-01 Correction",
            "It was wrong.",
            [
                ("Work packages", None),
                ("Project", "project/"),
                ("M1 A first one", "project/milestones/#m1"),
                ("First Partner", "partners/first/"),
            ],
        ),
        (
            "2026-05-05 Correction",
            "The number was wrong.",
            [("M2 A second one", "project/milestones/#m2")],
        ),
        ("2026-01-05 Addition", "Opened.", []),
    ]


def test_every_kind_of_record_can_be_logged(inno_drop: Path, tmp_path: Path) -> None:
    names = ("work_packages", "objectives", "training", "results", "labels", "documents", "sources")
    first = {}
    for name in names:
        text = (INNO_DROP / "data" / f"{name.replace('_', '-')}.yml").read_text("utf-8")
        first[name] = yaml.safe_load(text)[0]["id"]
    data_files = (INNO_DROP / "data").glob("*.yml")
    files = {f"data/{file.name}": file.read_text("utf-8") for file in data_files}
    files |= {
        file.relative_to(INNO_DROP).as_posix(): file.read_text("utf-8")
        for top in ("content", "docs")
        for file in (INNO_DROP / top).rglob("*.md")
    }
    files["data/changes.yml"] = change(
        date="2026-11-22", **{name: f"[{record_id}]" for name, record_id in first.items()}
    )
    [(_, _, touched)] = logged_changes(small(tmp_path, files))
    site = Site(inno_drop, "https://inno-drop.example/")

    assert len(touched) == len(names)
    assert all(name and site.lost(f"{site.root}{address}") is None for name, address in touched)


def test_the_list_is_on_a_page_to_which_every_foot_leads(mills: Path, inno_drop: Path) -> None:
    for folder in (mills, inno_drop):
        for at, page in Site(folder, "").full_pages.items():
            leads = any(link.address.endswith("about/changes/") for link in page.links)
            assert leads == (at != "404.html"), at
    root = html.fromstring((mills / "about/changes/index.html").read_text("utf-8"))
    days = strings(root, "//ol[contains(@class, 'changes')]/li/time/@datetime")
    assert days == sorted(days, reverse=True)
    assert len(days) == 8
    texts = [text_content(element) for element in elements(root, "//*[@class='changes__text']")]
    assert any("Αλυκές Θεσσαλονίκης, <b>not</b> Alykes & co." in text for text in texts)
    assert strings(root, "//li[@id='glossary']//a/@href") == [
        *("../../glossary/", "../../project/work-packages/")
    ]


def test_the_foot_says_the_day_in_words(inno_drop: Path) -> None:
    text = (inno_drop / "project/results/index.html").read_text("utf-8")
    [line] = re.findall(r'<p class="foot__changed">(.*?)</p>', text)

    assert text_content(html.fromstring(f"<p>{line}</p>")) == (
        "The content of this page last changed on 22 November 2026. Changes and corrections"
    )
