"""The work of an invented project: packages with tasks, milestones, and many deliverables, in every
state."""

from __future__ import annotations

from typing import Final

PACKAGES: Final = "".join(
    f"""\
- id: WP{number}
  title: The work of part {number}
  leader: first
  text: What *is* done.
  aims: [It is done.]
  partners: [first]
  from: 2026-01
  to: 2027-1{number % 3}
  tasks:
    - {{id: T{number}.1, title: A task, text: It is one., leader: first, to: 2026-03}}
    - {{id: T{number}.2, title: Another one, from: 2027-01}}
"""
    for number in range(1, 5)
)
MILESTONES: Final = """\
- {id: M1, title: The first, due: 2026-02, state: reached, work_packages: [WP1]}
- {id: M2, title: The second, due: 2026-03, state: missed}
- {id: M3, title: The third, due: 2026-04}
- {id: M4, title: The fourth, due: 2027-04}
"""
_STATES: Final = (
    "due: 2027-01",
    "due: 2026-05",
    "due: 2026-05, state: submitted, date: 2026-05-20, version: '1.0'",
    "due: 2026-06, state: accepted, date: 2026-06, doi: 10.5281/zenodo.1, authors: [Ada]",
    "due: 2026-07, state: cancelled",
)
_TYPES: Final = ("report", "data", "website")
_LEVELS: Final = ("public", "public", "public", "public", "sensitive")
DELIVERABLES: Final = "".join(
    f"- {{id: D{package}.{number}, title: Deliverable {number} of part {package}, "
    f"work_package: WP{package}, type: {_TYPES[number % 3]}, level: {_LEVELS[number % 5]}, "
    f"{'lead: first, ' if number < 11 else ''}text: What *was* found., "
    f"{_STATES[(package + number) % 5]}}}\n"
    for package in range(1, 5)
    for number in range(1, 12)
)
FILES: Final = {
    "data/work-packages.yml": PACKAGES,
    "data/milestones.yml": MILESTONES,
    "data/deliverables.yml": DELIVERABLES,
}
