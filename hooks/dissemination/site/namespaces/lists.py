"""`lists` in the templates of the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from dissemination import urls
from dissemination.library import (
    amounts,
    consortium,
    event_details,
    grants,
    progress,
    research_outputs,
)
from dissemination.library.amounts import Bar
from dissemination.library.deliverables import level_of
from dissemination.library.event_details import Detail
from dissemination.library.progress import Work
from dissemination.library.published import PublishedMonth, months
from dissemination.library.research_outputs import OutputGroup
from dissemination.model.dates import When
from dissemination.model.deliverable import Deliverable
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.indicator import Indicator
from dissemination.model.milestone import Milestone
from dissemination.model.outcome import Outcome
from dissemination.model.partner import Network, Partner
from dissemination.model.programme import ProgrammePoint
from dissemination.model.project import ProjectPhase
from dissemination.model.result import Result
from dissemination.model.training import TrainingAction
from dissemination.model.work_package import WorkPackage
from dissemination.site import board, filters, lists, matrix, month
from dissemination.site.change_log import LoggedChange, change_log
from dissemination.site.cited_by import cited_by
from dissemination.site.deliverables import (
    OfPackage,
    deliverable_choices,
    deliverable_filters,
    deliverable_keys,
)
from dissemination.site.deliverables import by_package as of_packages
from dissemination.site.filters import Group
from dissemination.site.lists import Paged
from dissemination.site.matrix import Row
from dissemination.site.month import Around, Month
from dissemination.site.practice_areas import PracticeArea, practice_areas
from dissemination.site.related import related_to
from dissemination.templating.lists import Lists

_ENDED: Final = ("about", "results", "partners", "news", "practices")
HOME_PARTS: Final[Mapping[ProjectPhase, tuple[str, ...]]] = {
    "planned": ("about", "partners", "news", "results", "practices"),
    "running": ("about", "news", "results", "practices", "partners"),
    "ended": _ENDED,
    "terminated": _ENDED,
}


@dataclass(frozen=True)
class SiteLists(Lists):
    """The lists of the site; one that many pages show is computed once for a library."""

    AT_LEAST: ClassVar[int] = lists.AT_LEAST
    MOST_CARDS: ClassVar[int] = lists.MOST_CARDS

    def home_parts(self) -> tuple[str, ...]:
        """The names of the parts of the home page, in the order that fits the project's phase."""
        return HOME_PARTS[self.phase()]

    def news(self) -> Paged:
        """All news, newest first, in pages."""
        return lists.all_news(self.library)

    def published_months(self) -> tuple[PublishedMonth, ...]:
        """The months that are over with what was published in each, the oldest first."""
        return months(self.library)

    def past_events(self) -> Paged:
        """The events that are over, newest first, in pages."""
        return lists.past_events(self.library)

    def news_filters(self, here: str) -> tuple[Group, ...]:
        """The lists of news by category, year, partner and training action; their items are there
        for the page of all news alone."""
        is_whole = here == urls.NEWS
        return (filters.news_filters if is_whole else filters.news_choices)(self.library)

    def event_filters(self, here: str) -> tuple[Group, ...]:
        """The same of events by type, online, by year, partner and training action."""
        is_whole = here == urls.EVENTS
        return (filters.event_filters if is_whole else filters.event_choices)(self.library)

    def practice_filters(self, here: str) -> tuple[Group, ...]:
        """The same of practices by area, partner and objective."""
        is_whole = here == urls.PRACTICES
        return (filters.practice_filters if is_whole else filters.practice_choices)(self.library)

    def filter_keys(self, entry: Entry[Any]) -> str:
        """The keys of all filters in which an item stands, with spaces between them."""
        return filters.keys_of(self.library, entry.path)

    def practice_areas(self) -> list[PracticeArea]:
        """The areas that have practices, each with these."""
        return practice_areas(self.library)

    def months(self) -> list[Month]:
        """The months with an event, in their order."""
        return month.months(self.library)

    def current_month(self) -> date | None:
        """The first day of the month to begin with in the calendar."""
        return month.current(self.library)

    def around_today(self) -> Around:
        """The month of the library's moment, and the nearest ones with an event before and after
        it."""
        return month.around(self.library, self.library.today)

    def related(self, entry: Entry[Any]) -> list[Entry[Any]]:
        """At most three items that share something with one."""
        return related_to(self.library, entry.path)

    def registration(self, event: Entry[Event]) -> Detail | None:
        """Where and until when one can register for an event, as long as that is possible."""
        return event_details.registration(self.library, event)

    def event_details(self, event: Entry[Event]) -> list[Detail]:
        """What else is told of an event."""
        return event_details.facts(self.library, event.item)

    def programme(self, event: Event) -> list[tuple[date | None, list[ProgrammePoint]]]:
        """The points of the programme of an event by their days."""
        return event_details.programme(event)

    def begins(self, event: Event, point: ProgrammePoint) -> str | None:
        """When a point of a programme begins, for machines."""
        return event_details.begins(event, point, self.library)

    def inference(self, event: Entry[Event], record_id: str) -> str | None:
        """Why a partner or training action of an event is only inferred; None if it is not."""
        return lists.inference(event, record_id)

    def are_inferred(self, events: Iterable[Entry[Event]], record_id: str) -> bool:
        """Whether a partner or training action is only inferred in each of these events."""
        return all(lists.inference(event, record_id) for event in events)

    def training_of(self, partner_id: str) -> list[TrainingAction]:
        """The training actions of the events in which a partner surely took part."""
        return lists.training_of_partner(self.library, partner_id)

    def works_on(self, partner_id: str) -> list[WorkPackage]:
        """The other work packages on which a partner works, or on a task of them."""
        return lists.works_on(self.library, partner_id)

    def deliverables_of(self, partner_id: str) -> list[Deliverable]:
        """The deliverables for which a partner answers."""
        return lists.deliverables_of(self.library, partner_id)

    def parts_of(self, partner: Partner) -> list[Partner]:
        """The partners that are parts of the organisation of a partner."""
        return consortium.parts_of(self.library, partner)

    def cited_by(self, source_id: str) -> list[Any]:
        """The project, items and records that cite a source."""
        return cited_by(self.library, source_id)

    def changes(self) -> list[LoggedChange]:
        """Recorded changes and corrections, newest first."""
        return change_log(self.library)

    def picture_credits(self) -> list[tuple[Entry[Any], list[str]]]:
        """The items with pictures that have credits, each with these credits."""
        return lists.picture_credits(self.library)

    def has_own_logos(self) -> bool:
        """Whether the project or one of its funders has a logo."""
        funded = (grant.logo_path for grant in grants.grants(self.library))
        return bool(self.library.project.logo) or any(funded)

    def fact_prefix(self, network: Network) -> str:
        """What begins the ids of the facts of a network on the page of all networks."""
        return lists.fact_prefix(self.library, network)

    def objective_matrix(self) -> list[Row]:
        """Each objective with what serves it."""
        return matrix.matrix(self.library)

    def research_outputs(self) -> list[OutputGroup]:
        """Publications, datasets and software, in groups."""
        return research_outputs.groups(self.library)

    def results_with_figures(self) -> list[Result]:
        """The results of which a number says what they are to reach."""
        return [result for result in self.library.results.values() if self.target_figure(result)]

    def target_figure(self, result: Result) -> str:
        """What a result is to reach, in a word or two; empty where no number says it."""
        return amounts.target_figure(result, self.library.locale)

    def achieved_figure(self, result: Result) -> str:
        """What a result reached, as a number with its unit; empty where nobody counted."""
        return amounts.achieved_figure(result, self.library.locale)

    def indicator_said(self, indicator: Indicator) -> str:
        """An indicator in words."""
        return amounts.said(indicator, self.library.locale)

    def indicator_bar(self, indicator: Indicator) -> Bar | None:
        """The bar of an indicator."""
        return amounts.bar(indicator)

    def outcome_state(self, outcome: Outcome) -> str:
        """The state of a milestone or result."""
        return board.state(self.library, outcome)

    def has_evidence(self) -> bool:
        """Whether any result has evidence."""
        return any(self.evidence(result.evidence) for result in self.library.results.values())

    def state(self, record: Deliverable | Milestone | Work) -> str | None:
        """How far a work package, task, milestone or deliverable is; None where nobody can say."""
        return progress.state(self.library, record)

    def due(self, record: Deliverable | Milestone) -> When | None:
        """When a milestone or deliverable is due, as a date."""
        return record.due_on if isinstance(record, Milestone) else record.due

    def from_when(self, when: When) -> str:
        """The first instant of a date, as scripts read it."""
        return progress.begins(self.library, when).isoformat(timespec="minutes")

    def over(self, when: When) -> str:
        """The instant after the last of a date, as scripts read it."""
        return progress.over(self.library, when).isoformat(timespec="minutes")

    def deliverables_by_package(self, deliverables: Iterable[Deliverable]) -> list[OfPackage]:
        """Deliverables below their work packages."""
        return of_packages(self.library, deliverables)

    def deliverable_filters(self, here: str) -> tuple[Group, ...]:
        """The lists of deliverables by work package, state, type and level; their deliverables are
        there for the page of all of them alone."""
        is_whole = here == urls.DELIVERABLES
        return (deliverable_filters if is_whole else deliverable_choices)(self.library)

    def deliverable_keys(self, deliverable: Deliverable) -> str:
        """The keys of all filters in which a deliverable stands, with spaces between them."""
        return deliverable_keys(self.library).get(deliverable.id, "")

    def level(self, deliverable: Deliverable) -> str:
        """Who may see a deliverable, in words."""
        return level_of(deliverable, self.library.locale)

    def milestones(self) -> list[Milestone]:
        """The milestones by the dates on which they are due."""
        return progress.in_order(self.library)

    def led_by(self, partner: str) -> list[WorkPackage]:
        """The work packages that a partner leads."""
        return progress.led_by(self.library, partner)

    def tells_of_work(self) -> bool:
        """Whether more is known of any work package than its title and who leads it."""
        return progress.told(self.library)

    def naming(self, package: str, collection: str) -> list[Any]:
        """What names a work package or one of its tasks, of one collection (`news`, `results` …),
        in its order."""
        return progress.naming(self.library, package, collection)

    def result_tally(self) -> list[tuple[str, int]]:
        """How many results are in each state that any is in."""
        return board.tally(self.library)
