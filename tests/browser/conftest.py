"""The facts of pages in Chromium, from one walk a run through each of the sites."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from tests.support.facts import AS_JSON, PageFacts
from tests.support.kinds import KINDS, SITES
from tests.support.walk import walk

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session", params=KINDS)
def facts(
    request: pytest.FixtureRequest,
    shared: Path,
    serve: Callable[..., str],
    browser: Browser,
) -> tuple[PageFacts, ...]:
    """The facts of a page of each kind of a site, from the worker that asks first; a test with
    this fixture runs for each of the sites. The first is served under a path, as it may be; the
    page of the lost is made for the root of its host.
    """
    name = request.param
    pages = KINDS[name]
    cache = shared / f"facts-{name}.json"
    with FileLock(shared / f"facts-{name}.lock"):
        if not cache.exists():
            folder: Path = request.getfixturevalue(SITES[name])
            under = "/some/project/" if name == "first" else "/"
            page_facts = walk(browser, serve(folder, under, packed=True), pages)
            page_facts += walk(browser, serve(folder, packed=True), ["404.html"])
            cache.write_bytes(AS_JSON.dump_json(page_facts))
    return AS_JSON.validate_json(cache.read_bytes())
