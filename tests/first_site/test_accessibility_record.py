"""The record of the last check of accessibility is of the programs that the lock names today."""

from __future__ import annotations

import pytest

from dissemination.library.library import Library
from tools.accessibility import versions


@pytest.mark.parametrize(
    ("check", "program"), [("check-axe", "axe-core"), ("check-markup", "vnu-jar")]
)
def test_the_record_is_of_the_programs_of_today(
    first_site: Library, check: str, program: str
) -> None:
    """Without a record the statement says that nothing is known."""
    record = first_site.checks.get(check)

    assert record is None or record.version == versions()[program], "make accessibility"
