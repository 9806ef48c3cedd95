"""The addresses that the comparison with what is public looks at are those of the built site."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from dissemination import urls
from dissemination.checks.history.addresses import alive
from dissemination.load import loaded
from tests.support.frozen import MOMENT

# Lists, chapters, archives and pictures follow from the items, and are kept by these.
FOLLOWS: Final = re.compile(
    r"news/(\d{4}(/page/.*)?|page/.*|(partner|training)/.*)/"
    r"|events/(\d{4}(/\d\d|/page/.*)?|page/.*|(partner|training|where)/.*)/"
    r"|(news/category|events/type)/[^/]*/page/.*"
    r"|best-practices/((partner|objective)/.*|" + "|".join(urls.CHAPTERS) + ")/"
    r"|feeds/(archive/.*|style\.css)|cards/.*|data/.+|assets/.*|search/.+"
    r"|(404\.html|robots\.txt|sitemap\.xml)"
)
KINDS: Final = re.compile(r".*(/|\.xml|\.json|\.opml|\.ics|\.pdf|\.epub)|")


def of_site(site: Path) -> set[str]:
    """The addresses of a built site."""
    files = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
    addresses = {re.sub(r"(^|/)index\.html$", r"\1", file) for file in files}
    pictures = {a for a in addresses if a.count("/") > 2 and (site / a / "../index.html").is_file()}
    kept = (a for a in addresses - pictures if KINDS.fullmatch(a))
    return {address for address in kept if not FOLLOWS.fullmatch(address)}


@pytest.mark.parametrize("name", ["inno_drop", "mills"])
def test_addresses_are_those_of_the_site(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    kept = alive(loaded(site.parent, datetime.fromtimestamp(MOMENT, UTC)))
    assert of_site(site) - kept == set()
    files = {a: f"{a}index.html" if a.endswith("/") or not a else a for a in kept}
    assert [address for address, file in files.items() if not (site / file).is_file()] == []
