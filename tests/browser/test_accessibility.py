"""The accessibility statement says what the last check found, and no more."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from lxml import html

from dissemination.site.macros import Macros
from dissemination.site.partials import Partials
from tests.support.small import ADDRESSES, SITE, small
from tests.support.xpath import text_content
from tools.accessibility import by_hand, record


def statement(folder: Path, **files: str) -> str:
    macros, here = Macros(Partials(small(folder, files), ADDRESSES)), "about/accessibility/"
    text = macros.fill(macros.placeholder("accessibility_statement", here), here)
    return " ".join(text_content(html.fromstring(f"<div>{text}</div>")).split())


def check(faults: int, by_hand: int | None = None, contact: str = "") -> dict[str, str]:
    """The files of a project with a check by a program, and perhaps one by people."""
    fields = "date: 2026-11-20, asks: All, kinds: 2, pages: 9"
    text = f"- {{id: axe, {fields}, tool: axe, version: '1', faults: {faults}}}\n"
    if by_hand is not None:
        text += f"- {{id: people, {fields}, tool: NVDA, faults: {by_hand}, manual: yes}}\n"
    return {"data/accessibility.yml": text, "data/site.yml": contact + SITE}


def test_a_record_is_written_as_it_is_read(tmp_path: Path, inno_drop: Path) -> None:
    text = record(inno_drop, "2026-11-20", 100, 0, 3)
    library = small(tmp_path, {"data/accessibility.yml": text})

    assert [check.faults for check in library.checks.values()] == [0, 3]
    assert {check.date for check in library.checks.values()} == {date(2026, 11, 20)}


def test_checks_by_people_stay_when_a_record_is_written(tmp_path: Path, inno_drop: Path) -> None:
    file = tmp_path / "accessibility.yml"
    file.write_text(check(0, 1)["data/accessibility.yml"], "utf-8")
    text = record(inno_drop, "2026-11-20", 100, 0, 3, by_hand(file))

    checks = small(tmp_path / "project", {"data/accessibility.yml": text}).checks.values()
    assert [(check.manual, check.faults) for check in checks] == [(False, 0), (False, 3), (True, 1)]
    assert by_hand(tmp_path / "none.yml") == []


CONTACT: Final = "contact: office@small.example\naccessibility_standard: EN 301 549 V4.1.1\n"


@pytest.mark.parametrize(
    ("faults", "people", "contact", "status"),
    [
        (0, 0, CONTACT, "Fully compliant with"),
        (1, 0, CONTACT, "Partially compliant with"),
        (0, 2, CONTACT, "Partially compliant with"),
        (0, 0, "", "Checks by programs and by people found no fault. No contact has been set"),
        (0, None, CONTACT, "Automatic checks found no fault, and"),
        (0, None, "", "People have not tested the site yet. No contact has been set"),
        (2, None, CONTACT, "Automatic checks found the faults listed below. People have not"),
    ],
)
def test_compliance_needs_a_contact_and_a_check_by_people(
    tmp_path: Path, faults: int, people: int | None, contact: str, status: str
) -> None:
    text = statement(tmp_path, **check(faults, people, contact))

    assert status in text
    assert ("compliant with" in text) == ("compliant" in status)
    assert ("EN 301 549 V4.1.1" in text) == bool(contact)
    assert ("EN 301 549 V3.2.1" in text) == (not contact)


@pytest.mark.parametrize("faults", [0, 1, 2])
def test_the_statement_follows_the_checks(tmp_path: Path, faults: int) -> None:
    text = statement(tmp_path, **check(faults))

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
