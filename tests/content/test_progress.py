"""How far work packages, milestones and deliverables are, by what is written and by the moment."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dissemination.library.progress import in_order, naming, state, told
from dissemination.model.dates import When
from dissemination.model.deliverable import Deliverable
from dissemination.model.milestone import Milestone
from dissemination.model.work_package import WorkPackage
from tests.support.small import event, news, small

TODAY = date(2026, 11, 22)
END = When(2028, 12)
OVER = When(2026, 6)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"due": "2026-11"}, "due"),
        ({"due": "2026-11-22"}, "due"),
        ({"due": "2026-11-21"}, "late"),
        ({"due": "2026"}, "due"),
        ({"due": "2026-11-21", "state": "due"}, "late"),
        ({"due": "2027", "state": "late"}, "late"),
        ({"state": "due"}, "due"),
        ({"due": "2026-10", "date": "2026-11"}, "submitted"),
        ({"due": "2026-10", "url": "https://example.org/d"}, "submitted"),
        ({"due": "2026-10", "state": "accepted"}, "accepted"),
        ({"due": "2027-10", "state": "cancelled"}, "cancelled"),
    ],
)
def test_a_deliverable_is_due_late_or_handed_in(fields: dict[str, str], expected: str) -> None:
    deliverable = Deliverable.model_validate({"id": "D1.1", "title": "A title", **fields})
    assert deliverable.state_on(TODAY, END) == expected


def test_nothing_is_late_when_the_project_has_ended() -> None:
    deliverable = Deliverable.model_validate({"id": "D1", "title": "A title", "due": "2026-05"})
    milestone = Milestone.model_validate({"id": "M1", "title": "A title", "due": "2026-05"})
    assert deliverable.state_on(TODAY, OVER) is None
    assert milestone.state_on(TODAY, OVER) is None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"due": "month 12"}, None),
        ({"due": "2029-08"}, "due"),
        ({"due": "2026-10"}, "late"),
        ({"due": "month 12", "planned": "2026-12"}, "due"),
        ({"planned": {"inferred": "2026-10", "reason": "Month 10."}}, "late"),
        ({"due": "2029-08", "reached": {"unknown": "2026-11"}}, "due"),
        ({"due": "2026-08", "reached": {"unknown": "2026-11"}}, None),
        ({"due": "2026-08", "reached": "It was."}, None),
        ({"due": "2026-08", "reached": "It was.", "state": "reached"}, "reached"),
        ({"due": "2026-08", "state": "missed"}, "missed"),
        ({"due": "2026-08", "state": "due"}, "late"),
    ],
)
def test_a_milestone_is_due_late_or_over(fields: dict[str, object], expected: str) -> None:
    milestone = Milestone.model_validate({"id": "M1", "title": "A title", **fields})
    assert milestone.state_on(TODAY, END) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"from": "2026-12"}, "planned"),
        ({"from": "2026-11"}, "running"),
        ({"from": "2026", "to": "2026-11-21"}, "done"),
        ({"to": "2026-11"}, None),
        ({"to": "2026-10"}, "done"),
        ({"from": "2026", "to": "2027", "state": "dropped"}, "dropped"),
    ],
)
def test_work_is_planned_under_way_or_done(fields: dict[str, str], expected: str) -> None:
    assert WorkPackage.model_validate({"id": "WP1", **fields}).state_on(TODAY) == expected


def test_words_that_are_no_date_stay_the_words_of_the_plan() -> None:
    words, when = (
        Milestone.model_validate({"id": "M1", "title": "A title", "due": due})
        for due in ("2026-02-30", "2026-02")
    )
    assert (words.due_on, words.due_in_words) == (None, "2026-02-30")
    assert (when.due_on, when.due_in_words) == (When(2026, 2), None)


def test_milestones_come_as_they_are_due(tmp_path: Path) -> None:
    dues = {"M1": "month 1", "M2": "2026-10", "M3": "month 9", "M4": "2026-02"}
    text = "".join(f"- {{id: {own}, title: T, due: {due}}}\n" for own, due in dues.items())
    library = small(tmp_path, {"data/milestones.yml": text})
    assert [milestone.id for milestone in in_order(library)] == ["M1", "M4", "M2", "M3"]


def test_what_names_a_task_names_its_work_package(tmp_path: Path) -> None:
    library = small(
        tmp_path,
        {
            "data/work-packages.yml": "- id: WP1\n"
            "  tasks: [{id: T1.1, title: A task, to: 2026-03}]\n",
            "data/deliverables.yml": "- {id: D1.2, title: B, work_package: T1.1}\n"
            "- {id: D1.1, title: A, work_package: WP1}\n",
            "content/news/a.md": news(work_packages="[WP1, T1.1]"),
            "content/events/e.md": event(),
        },
    )
    assert [each.id for each in naming(library, "WP1", "deliverables")] == ["D1.2", "D1.1"]
    assert [each.item.id for each in naming(library, "WP1", "news")] == ["a"]
    assert naming(library, "WP1", "events") == []
    assert state(library, library.work_packages["WP1"].tasks[0]) == "done"


def test_a_work_package_with_a_leader_alone_tells_no_more(tmp_path: Path) -> None:
    bare = "- {id: WP1, title: A title, leader: first}\n"
    assert not told(small(tmp_path / "a", {"data/work-packages.yml": bare}))
    named = {"data/work-packages.yml": bare, "content/news/a.md": news(work_packages="[WP1]")}
    assert told(small(tmp_path / "b", named))
