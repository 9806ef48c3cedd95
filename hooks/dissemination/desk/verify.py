"""The gate for content: builds the site and checks it against the rules for any site.

Problems of data and content are reported before, by the check.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from dissemination.configuration.settings import Configuration
from dissemination.desk.browser import browser_findings, chromium, some_pages
from dissemination.library.library import Library
from dissemination.rules.catalogue import findings
from dissemination.rules.feed import feeds
from dissemination.rules.finding import Finding, lines
from dissemination.rules.site import FundingNotice, Site
from dissemination.site.funding_notice import funding_notice
from dissemination.urls import Addresses

Report = Callable[[str], None]
WITHOUT_CHROMIUM: Final = "Left out: opening pages in Chromium, which is not on this machine."
NO_ANSWER: Final = "Left out: opening pages in Chromium, which did not answer."


def verify(settings: Configuration, library: Library, moment: datetime, report: Report) -> bool:
    """Whether the site of a checked project may be published: builds it at a moment with MkDocs,
    and reports every broken rule, a line each."""
    root = settings.root
    if log := _built(root, moment, report):
        report(log)
        report("The site was not built, and stays as it was.")
        return False
    site = Site(root / settings.site_dir, Addresses.of(settings.site_url).root, _notice(library))
    broken = lines([*_rules(site, report), *_pages(site, report)], settings.site_dir)
    for line in broken:
        report(line)
    report(_closing(site, settings, len(broken)))
    return not broken


def _notice(library: Library) -> FundingNotice:
    """The funding notice that every page of a library's site must show."""
    notice = funding_notice(library)
    return FundingNotice(notice.statement, notice.emblem_alt)


def _built(root: Path, moment: datetime, report: Report) -> str:
    """The log of MkDocs if it did not build the site, else an empty text."""
    with _timed("Built the site", report):
        run = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build"],
            cwd=root,
            env=_environment(os.environ, moment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    if not run.returncode:
        return ""
    log = [line for line in (run.stderr + run.stdout).splitlines() if line.strip()]
    warnings = [line for line in log if not line.startswith("INFO")]
    return "\n".join(warnings or log) or "mkdocs failed and said nothing"


def _environment(own: Mapping[str, str], moment: datetime) -> dict[str, str]:
    settings = {"SOURCE_DATE_EPOCH": str(int(moment.timestamp())), "PYTHONIOENCODING": "utf-8"}
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return {**own, **settings, **quiet}


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
