"""Lists: which news and events stand on which page, and what belongs to a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from dissemination.library.library import Library, once
from dissemination.model.event import Event
from dissemination.model.news import News
from dissemination.model.training import TrainingAction
from dissemination.source.articles import Article

PER_PAGE: Final = 20
AT_LEAST: Final = 10


@dataclass(frozen=True)
class Paged:
    """News in pages: `front` is on the first page of the section, newest first; `older` are closed
    pages of `PER_PAGE`, numbered from 1 for the oldest, so that a new item changes none of them."""

    front: tuple[Article[News], ...]
    older: tuple[tuple[Article[News], ...], ...]


@once
def paged(library: Library) -> Paged:
    """All news; the front has `AT_LEAST` items or more, if there are as many."""
    news = tuple(library.news.values())
    closed = max(0, (len(news) - AT_LEAST) // PER_PAGE)
    oldest_first = news[::-1]
    older = [oldest_first[n * PER_PAGE : (n + 1) * PER_PAGE][::-1] for n in range(closed)]
    return Paged(news[: len(news) - closed * PER_PAGE], tuple(older))


def taught_with(library: Library, partner: str) -> list[TrainingAction]:
    """The training actions of the events in which a partner surely took part."""
    codes = {
        mention.id
        for event in library.referring("partner", partner, "events")
        if any(m.id == partner and not m.inferred for m in event.item.partners)
        for mention in event.item.training
        if not mention.inferred
    }
    return [action for action in library.training.values() if action.id in codes]


def inference(event: Article[Event], record_id: str) -> str | None:
    """Why a partner or training action of an event is only inferred, or None if it is sourced."""
    mentions = (*event.item.partners, *event.item.training)
    return next((m.inferred for m in mentions if m.id == record_id), None)


def credited(library: Library) -> list[tuple[Article[Any], list[str]]]:
    """The items whose pictures say whom they are by, each with these words once."""
    found = [
        (a, list(dict.fromkeys(p.credit for p in a.item.gallery if p.credit)))
        for a in library.articles.values()
    ]
    return [(article, words) for article, words in found if words]
