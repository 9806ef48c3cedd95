"""The records of data that feeds report from a day of their own: what became of a milestone or a
result, and a deliverable that is offered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dissemination.model.deliverable import Deliverable
from dissemination.model.outcome import Outcome
from dissemination.model.record import KindName

Reported = Outcome | Deliverable
# Their kinds, each with its file and collection.
REPORTED: Final[Mapping[KindName, str]] = {
    "milestone": "milestones",
    "result": "results",
    "deliverable": "deliverables",
}
