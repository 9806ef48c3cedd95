"""`lists` in the templates of the site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from dissemination.library.published import PublishedMonth, months
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.outcome import Outcome
from dissemination.model.training import TrainingAction
from dissemination.site import board, filters, lists, matrix, month
from dissemination.site.board import State
from dissemination.site.change_log import LoggedChange, change_log
from dissemination.site.cited_by import cited_by
from dissemination.site.filters import Group
from dissemination.site.lists import Paged
from dissemination.site.matrix import Row
from dissemination.site.month import Around, Month
from dissemination.site.practice_areas import PracticeArea, practice_areas
from dissemination.site.related import related
from dissemination.templating.lists import Lists


@dataclass(frozen=True)
class SiteLists(Lists):
    """The lists of the site; one that many pages show is computed once for a library."""

    AT_LEAST: ClassVar[int] = lists.AT_LEAST

    def news(self) -> Paged:
        """All news, newest first, in pages."""
        return lists.all_news(self.library)

    def published_months(self) -> tuple[PublishedMonth, ...]:
        """The months that are over with what was published in each, the oldest first."""
        return months(self.library)

    def past_events(self) -> Paged:
        """The events that are over, newest first, in pages."""
        return lists.past_events(self.library)

    def news_filters(self) -> tuple[Group, ...]:
        """The lists of news by category, year, partner and training action."""
        return filters.news_filters(self.library)

    def event_filters(self) -> tuple[Group, ...]:
        """The lists of events by type, year, partner and training action."""
        return filters.event_filters(self.library)

    def practice_filters(self) -> tuple[Group, ...]:
        """The lists of practices by area, partner and objective."""
        return filters.practice_filters(self.library)

    def filter_keys(self, entry: Entry[Any]) -> str:
        """The keys of all filters in which an item stands, with spaces between them."""
        return filters.filter_keys(self.library)[entry.path]

    def practice_areas(self) -> list[PracticeArea]:
        """The areas that have practices, each with these."""
        return practice_areas(self.library)

    def months(self) -> list[Month]:
        """The months with an event, in their order."""
        return month.months(self.library)

    def around_today(self) -> Around:
        """The month of the library's moment, and the nearest ones with an event before and after
        it."""
        return month.around(self.library, self.library.today)

    def related(self, entry: Entry[Any]) -> list[Entry[Any]]:
        """At most three items that share something with one."""
        return related(self.library, entry)

    def inference(self, event: Entry[Event], record_id: str) -> str | None:
        """Why a partner or training action of an event is only inferred; None if it is not."""
        return lists.inference(event, record_id)

    def are_inferred(self, events: Iterable[Entry[Event]], record_id: str) -> bool:
        """Whether a partner or training action is only inferred in each of these events."""
        return all(lists.inference(event, record_id) for event in events)

    def training_of(self, partner_id: str) -> list[TrainingAction]:
        """The training actions of the events in which a partner surely took part."""
        return lists.training_of_partner(self.library, partner_id)

    def cited_by(self, source_id: str) -> list[Any]:
        """The project, items and records that cite a source."""
        return cited_by(self.library, source_id)

    def changes(self) -> list[LoggedChange]:
        """Recorded changes and corrections, newest first."""
        return change_log(self.library)

    def picture_credits(self) -> list[tuple[Entry[Any], list[str]]]:
        """The items with pictures that have credits, each with these credits."""
        return lists.picture_credits(self.library)

    def objective_matrix(self) -> list[Row]:
        """Each objective with what serves it."""
        return matrix.matrix(self.library)

    def outcome_state(self, outcome: Outcome) -> State:
        """The state of a milestone or result."""
        return board.state(outcome)

    def result_tally(self) -> list[tuple[State, int]]:
        """How many results are in each state that any is in."""
        return board.tally(self.library)
