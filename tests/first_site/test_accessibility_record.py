"""The record of the last check of accessibility is of the programs that the lock names today."""

from __future__ import annotations

from dissemination.library.library import Library
from tools.accessibility import versions


def test_the_record_is_of_the_programs_of_today(first_site: Library) -> None:
    pinned = versions()
    checks = {check.id: check.version for check in first_site.checks.values()}

    assert checks["check-axe"] == pinned["axe-core"], "make accessibility"
    assert checks["check-markup"] == pinned["vnu-jar"], "make accessibility"
