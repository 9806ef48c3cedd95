"""The gate for content: builds the site and checks it against the rules for any site.

Problems of data and content are reported before, by the check.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from dissemination.configuration.settings import Configuration
from dissemination.desk.browser import browser_findings, chromium, some_pages
from dissemination.desk.build_site import build_site
from dissemination.library.library import Library
from dissemination.publish import Moving
from dissemination.rules.catalogue import findings
from dissemination.rules.feed import feeds
from dissemination.rules.finding import Finding, lines
from dissemination.rules.site import FundingNotice, Site
from dissemination.site.funding_notice import funding_notice
from dissemination.urls import Addresses

Report = Callable[[str], None]
WITHOUT_CHROMIUM: Final = "Left out: opening pages in Chromium, which is not on this machine."
NO_ANSWER: Final = "Left out: opening pages in Chromium, which did not answer."


def verify(
    settings: Configuration, library: Library, moment: datetime, moving: Moving, report: Report
) -> bool:
    """Whether the site of a checked project may be published: builds it at a moment, and reports
    every broken rule, a line each. Files are moved while the context `moving` lasts."""
    root = settings.root
    if lines_of_build := _built(root, moment, moving, report):
        for line in lines_of_build:
            report(line)
        report("The site was not built, and stays as it was.")
        return False
    site = Site(
        root / settings.site_dir, Addresses.of(settings.site_url).root, expected_notice(library)
    )
    broken = lines([*_rules(site, report), *_pages(site, report)], settings.site_dir)
    for line in broken:
        report(line)
    report(_closing(site, settings, len(broken)))
    return not broken


def expected_notice(library: Library) -> FundingNotice:
    """The funding notice that every page of a library's site must show."""
    grants = funding_notice(library).grants
    alts = [grant.emblem_alt for grant in grants if grant.emblem_alt]
    return FundingNotice(
        tuple(grant.statement for grant in grants), alts[0] if alts else "", len(alts)
    )


def _built(root: Path, moment: datetime, moving: Moving, report: Report) -> list[str]:
    """Why the site was not built, if it was not, a line each."""
    lines: list[str] = []
    with _timed("Built the site", report):
        status = build_site(root, os.environ, moment, lines.append, moving)
    return lines if status else []


def _rules(site: Site, report: Report) -> list[Finding]:
    with _timed("Held the site against the rules", report):
        return list(findings(site))


def _pages(site: Site, report: Report) -> list[Finding]:
    if not (program := chromium()):
        report(WITHOUT_CHROMIUM)
        return []
    pages, started = some_pages(site), time.monotonic()
    faults = browser_findings(site, program, pages)
    opened = f"Opened {len(pages)} pages in Chromium"
    report(NO_ANSWER if faults is None else _with_seconds(opened, started))
    return faults or []


def _closing(site: Site, settings: Configuration, broken: int) -> str:
    if broken:
        rules = "1 rule is" if broken == 1 else f"{broken} rules are"
        return f"{rules} broken: do not publish {settings.site_dir}/ as it is."
    pages, of_feeds, calendars = len(site.pages), len(feeds(site)), len(site.of(".ics"))
    return (
        f"No rule is broken by {pages} pages, {of_feeds} feeds and {calendars} calendars "
        f"for {site.root}: {settings.site_dir}/ may be published."
    )


@contextmanager
def _timed(step: str, report: Report) -> Iterator[None]:
    """Reports a step and its seconds when it is over."""
    started = time.monotonic()
    yield
    report(_with_seconds(step, started))


def _with_seconds(step: str, started: float) -> str:
    return f"{step} in {time.monotonic() - started:.1f} s."
