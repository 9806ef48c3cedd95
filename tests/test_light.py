"""What a reader's first view of a page weighs, and that nothing on it moves or comes late."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from test_browser import KINDS
from views import views

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Bytes over the wire, headers included.
WHOLE = 120_000
SCRIPTS = 60_000
FONTS = 40_000
ALL_FONTS = 120_000

MANY = 1_200


@pytest.fixture(scope="module")
def first(built_site: Path, serve: Callable[..., str]) -> str:
    return serve(built_site, packed=True)


@pytest.fixture(scope="module")
def second(second_site: Path, serve: Callable[..., str]) -> str:
    return serve(second_site, packed=True)


def over(browser: Browser, root: str, pages: Iterable[str], **how: object) -> Iterator[str]:
    """What of some pages is too heavy or moves."""
    pages = list(pages)
    seen = views(browser, [root + page for page in pages], **how)  # type: ignore[arg-type]
    for page, view in zip(pages, seen, strict=True):
        budgets = {"": WHOLE, "Script": SCRIPTS, "Font": FONTS}
        for kind, budget in budgets.items():
            if (weight := view.weight(kind)) > budget:
                heavy = sorted(view.parts, key=lambda part: -part.size)[:5]
                yield f"/{page}: {kind or 'all'}: {weight} bytes of {budget}: {heavy}"
        if view.moved:
            yield f"/{page}: moves: {view.moved}"


@pytest.mark.parametrize("name", KINDS)
def test_a_first_view_is_light_and_still(
    request: pytest.FixtureRequest, browser: Browser, name: str
) -> None:
    assert list(over(browser, request.getfixturevalue(name), KINDS[name])) == []
