"""From a project's folder to its library: everything is read, everything checked, then resolved."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from dissemination.library.checks import page_anchors, problems
from dissemination.library.library import Library, event_order, published
from dissemination.problems import ContentError
from dissemination.source.articles import Article
from dissemination.source.pictures import size
from dissemination.source.reading import PICTURES, Reading, reading


def library(root: Path, moment: datetime) -> Library:
    """The checked library of a project's folder at an aware moment.

    Raises ContentError with every problem of every file.
    """
    found = reading(root)
    hidden = frozenset(
        article.path
        for items in found.articles.values()
        for article in items
        if not _is_public(article, found, moment)
    )
    if wrong := [*found.problems, *problems(found, hidden, moment)]:
        raise ContentError(wrong)
    return _resolved(found, hidden, moment)


def _is_public(article: Article[Any], found: Reading, moment: datetime) -> bool:
    """Whether readers can see the page of an item. That of an expired one stays as a notice, so
    that no link to it becomes a problem on the day on which it expires."""
    if article.item.draft or article.item.withdrawn:
        return False
    site = found.groups.get("site")
    return site is None or published(article, site.record) <= moment


def _resolved(found: Reading, hidden: frozenset[str], moment: datetime) -> Library:
    settings = found.groups["site"].record
    today = moment.astimezone(settings.zone).date()
    public = {
        folder: [
            article
            for article in items
            if article.path not in hidden and not article.item.has_expired(today)
        ]
        for folder, items in found.articles.items()
    }
    everything = [
        article for folder in sorted(found.articles) for article in found.articles[folder]
    ]
    pictures = _pictures(found)

    def records(name: str) -> dict[str, Any]:
        return {placed.record.id: placed.record for placed in found.records.get(name, [])}

    def shelf(folder: str) -> list[Article[Any]]:
        return sorted(public.get(folder, []), key=lambda article: article.item.id)

    def by_id(articles: list[Article[Any]]) -> dict[str, Article[Any]]:
        return {article.item.id: article for article in articles}

    news = sorted(shelf("news"), key=lambda a: published(a, settings), reverse=True)
    events = sorted(shelf("events"), key=lambda a: event_order(a, settings), reverse=True)
    areas = [choice.id for choice in settings.areas]
    practices = sorted(
        shelf("practices"), key=lambda a: (areas.index(a.item.area), a.item.order, a.item.id)
    )
    return Library(
        moment=moment,
        project=found.groups["project"].record,
        settings=settings,
        partners=records("partners"),
        networks=records("networks"),
        work_packages=records("work-packages"),
        objectives=records("objectives"),
        milestones=records("milestones"),
        training=records("training"),
        results=records("results"),
        labels=records("labels"),
        documents=records("documents"),
        services=records("services"),
        background=records("background"),
        terms=records("glossary"),
        sources=records("sources"),
        entries=records("timeline"),
        news=by_id(news),
        events=by_id(events),
        practices=by_id(practices),
        withdrawn=tuple(a for a in everything if a.item.withdrawn and not a.item.draft),
        expired=tuple(a for a in everything if a.path not in hidden and a.item.has_expired(today)),
        page_anchors=tuple(page_anchors(found)),
        pictures={path: size(found.root / path) for path in pictures},
        weights={path: (found.root / path).stat().st_size for path in pictures},
    )


def _pictures(found: Reading) -> list[str]:
    """The paths of the pictures of public items and of partners."""
    tops = ("content/", "data/")
    return sorted(
        p for p in found.files if p.startswith(tops) and p.split(".")[-1].lower() in PICTURES
    )
