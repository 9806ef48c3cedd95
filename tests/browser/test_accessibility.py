"""The accessibility statement says what the last check found, and no more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import html

from dissemination.site.macros import Macros
from dissemination.site.partials import Partials
from tests.support.small import ADDRESSES, small
from tests.support.xpath import text_content
from tools.accessibility import record


def statement(folder: Path, **files: str) -> str:
    macros, here = Macros(Partials(small(folder, files), ADDRESSES)), "about/accessibility/"
    text = macros.fill(macros.placeholder("accessibility_statement", here), here)
    return " ".join(text_content(html.fromstring(f"<div>{text}</div>")).split())


def check(faults: int) -> dict[str, str]:
    fields = "date: 2026-11-20, tool: axe, version: '1', asks: All, kinds: 2, pages: 9"
    return {"data/accessibility.yml": f"- {{id: axe, {fields}, faults: {faults}}}\n"}


def test_a_record_is_written_as_it_is_read(tmp_path: Path, inno_drop: Path) -> None:
    text = record(inno_drop, "2026-11-20", 100, 0, 3)
    library = small(tmp_path, {"data/accessibility.yml": text})

    assert [check.faults for check in library.checks.values()] == [0, 3]
    assert {check.date for check in library.checks.values()} == {date(2026, 11, 20)}


@pytest.mark.parametrize(
    ("faults", "status"),
    [(0, "Fully compliant with"), (1, "Partially compliant"), (2, "Partially compliant")],
)
def test_the_status_follows_the_checks(tmp_path: Path, faults: int, status: str) -> None:
    text = statement(tmp_path, **check(faults))

    assert status in text
    assert "prepared on 20 November 2026" in text
    assert ("axe checked 9 pages and found 1 fault." in text) == (faults == 1)
    assert ("The checks found none" in text) == (faults == 0)


def test_without_a_check_nothing_is_claimed(tmp_path: Path) -> None:
    text = statement(tmp_path)

    assert "Not known." in text
    assert "compliant with" not in text
    assert "No date is known." in text


def test_the_statement_has_the_parts_of_the_decision(inno_drop: Path) -> None:
    page = html.parse(inno_drop / "about/accessibility/index.html")
    headings = [
        " ".join(element.text_content().split()) for element in page.iterfind(".//main//h2")
    ]

    assert [heading.removesuffix("¶").strip() for heading in headings][:5] == [
        *("Compliance status", "Content that is not accessible"),
        *("Preparation of this statement", "Feedback and contact", "Enforcement procedure"),
    ]
