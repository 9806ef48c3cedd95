"""Words for the states that things of a project are in: events, results, practices, labels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dissemination.locale.catalogue import NP_

Words = Mapping[str, tuple[str, str]]

# The words of what is in a state, by its code; each has a context, since in many languages they
# agree with the noun that they stand for.
STATES: Final[Mapping[str, Words]] = {
    "event": {
        "planned": NP_("event", "Planned"),
        "held": NP_("event", "Held"),
        "cancelled": NP_("event", "Cancelled"),
        "postponed": NP_("event", "Postponed"),
        "moved": NP_("event", "Moved"),
        "running": NP_("event", "Running now"),
        "past": NP_("event", "Past"),
    },
    "outcome": {
        "full": NP_("milestone or result", "Reached"),
        "part": NP_("milestone or result", "Partly confirmed"),
        "reported": NP_("milestone or result", "Reported"),
        "conflict": NP_("milestone or result", "Sources differ"),
        "inferred": NP_("milestone or result", "Inferred"),
        "unknown": NP_("milestone or result", "No public source found"),
    },
    "outcome in brackets": {
        "full": NP_("milestone or result", "(reached)"),
        "part": NP_("milestone or result", "(partly confirmed)"),
        "reported": NP_("milestone or result", "(reported)"),
        "conflict": NP_("milestone or result", "(sources differ)"),
        "inferred": NP_("milestone or result", "(inferred)"),
        "unknown": NP_("milestone or result", "(no public source found)"),
    },
    "practice": {
        "done": NP_("best practice", "Done"),
        "planned": NP_("best practice", "Planned"),
    },
    "label": {
        "bronze": NP_("label", "Bronze"),
        "silver": NP_("label", "Silver"),
        "gold": NP_("label", "Gold"),
        "planned": NP_("label", "Planned"),
    },
}
