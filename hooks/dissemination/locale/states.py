"""Words for the states that things of a project are in: events, results, deliverables, labels …"""

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
        # The same in the words of a project that writes about itself.
        "partly": NP_("milestone or result", "Partly reached"),
        "reported": NP_("milestone or result", "Reported"),
        "conflict": NP_("milestone or result", "Sources differ"),
        "inferred": NP_("milestone or result", "Inferred"),
        "unknown": NP_("milestone or result", "No public source found"),
        "due": NP_("milestone or result", "Due"),
        "open": NP_("milestone or result", "Not known"),
        "late": NP_("milestone or result", "Late"),
        "reached": NP_("milestone or result", "Reached"),
        "missed": NP_("milestone or result", "Missed"),
        "cancelled": NP_("milestone or result", "Cancelled"),
    },
    "outcome in brackets": {
        "full": NP_("milestone or result", "(reached)"),
        "part": NP_("milestone or result", "(partly confirmed)"),
        "partly": NP_("milestone or result", "(partly reached)"),
        "reported": NP_("milestone or result", "(reported)"),
        "conflict": NP_("milestone or result", "(sources differ)"),
        "inferred": NP_("milestone or result", "(inferred)"),
        "unknown": NP_("milestone or result", "(no public source found)"),
        "due": NP_("milestone or result", "(due)"),
        "open": NP_("milestone or result", "(not known)"),
        "late": NP_("milestone or result", "(late)"),
        "reached": NP_("milestone or result", "(reached)"),
        "missed": NP_("milestone or result", "(missed)"),
        "cancelled": NP_("milestone or result", "(cancelled)"),
    },
    "work": {
        "planned": NP_("work package", "Planned"),
        "running": NP_("work package", "Under way"),
        "done": NP_("work package", "Completed"),
        "dropped": NP_("work package", "Dropped"),
    },
    "deliverable": {
        "due": NP_("deliverable", "Due"),
        "late": NP_("deliverable", "Late"),
        "submitted": NP_("deliverable", "Submitted"),
        "accepted": NP_("deliverable", "Accepted"),
        "cancelled": NP_("deliverable", "Cancelled"),
    },
    "deliverable_type": {
        "report": NP_("deliverable", "Report"),
        "demonstrator": NP_("deliverable", "Demonstrator or prototype"),
        "website": NP_("deliverable", "Website, video or press"),
        "data": NP_("deliverable", "Dataset"),
        "dmp": NP_("deliverable", "Data management plan"),
        "ethics": NP_("deliverable", "Ethics"),
        "security": NP_("deliverable", "Security"),
        "other": NP_("deliverable", "Other"),
    },
    # Who may see it: the dissemination levels of the European Union.
    "level": {
        "public": NP_("dissemination level", "Public"),
        "sensitive": NP_("dissemination level", "Sensitive"),
        "eu-restricted": NP_("dissemination level", "EU restricted"),
        "eu-confidential": NP_("dissemination level", "EU confidential"),
        "eu-secret": NP_("dissemination level", "EU secret"),
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
    # One of a kind, and the heading above all of it.
    "research_output": {
        "article": NP_("publication", "Article"),
        "conference-paper": NP_("publication", "Conference paper"),
        "book": NP_("publication", "Book"),
        "chapter": NP_("publication", "Chapter of a book"),
        "report": NP_("publication", "Report"),
        "thesis": NP_("publication", "Thesis"),
        "preprint": NP_("publication", "Preprint"),
        "dataset": NP_("publication", "Dataset"),
        "software": NP_("publication", "Software"),
        "other": NP_("publication", "Other"),
    },
    "research_outputs": {
        "article": NP_("publications", "Articles"),
        "conference-paper": NP_("publications", "Conference papers"),
        "book": NP_("publications", "Books"),
        "chapter": NP_("publications", "Chapters of books"),
        "report": NP_("publications", "Reports"),
        "thesis": NP_("publications", "Theses"),
        "preprint": NP_("publications", "Preprints"),
        "dataset": NP_("publications", "Datasets"),
        "software": NP_("publications", "Software"),
        "other": NP_("publications", "Others"),
    },
}
