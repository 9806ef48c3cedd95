"""A sound site breaks no rule; `tests/site/test_site.py` holds whole sites against all of them."""

from __future__ import annotations

from pathlib import Path

from dissemination.rules.catalogue import RULES, findings
from dissemination.rules.finding import lines
from tests.support.sound_site import written


def test_a_site_made_by_hand_is_sound(tmp_path: Path) -> None:
    assert lines(findings(written(tmp_path)), "site") == []


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
