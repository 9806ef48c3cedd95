"""Heights and widths of the site of a large project: no page is endless without its contents, a
phone's home page is brief, no word is broken, and a wall of logos weighs little."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from dissemination.rules.site import Site
from tests.support.faults import WHOLE
from tests.support.frozen import LARGE, MOMENT, copy_project
from tests.support.scripts import script
from tests.support.views import DESK, PHONE, views

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES: Final = {"desk": DESK, "phone": PHONE}
SCREENS = 8  # of a page that has neither contents nor further pages
HOME_SCREENS = 6  # of the home page on a phone of 800 px
LONGEST = 20  # letters of a word that no page breaks: a phone is not wider
WITHOUT_PICTURES = 60_000  # bytes over the wire of a first view
PARTNERS = 40
RARE = re.compile(r"/commissioner-\w+-\w+\.woff2|/commissioner-greek")  # letters of names

LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 60">
  <path fill="#14406e" d="M{edge} 54 30 6 54 54Z"/>
</svg>
"""
PARTNER = """\
- id: more-{number}
  name: "Partner no. {number} & its <friends>"
  short: "Partner {number}"
  country: DE
  place: Hörnum
  field: "Light & fog"
  summary: "The partner no. {number} of a large project."
  logo: logos/more-{number}.svg
  logo_alt: "The mark of partner {number}"
"""


class Look(NamedTuple):
    """A page in a window of a size: how many windows it is high, whether readers get a list of its
    chapters or of its pages, and which words are broken on it."""

    at: str
    screens: float
    has_contents: bool
    faults: list[str]

    @classmethod
    def of(cls, page: Page, at: str, screen: int) -> Look:
        """An open page."""
        faults = page.evaluate(script("broken"), LONGEST)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append("scrolls sideways")
        has_contents = page.locator("main :is(.contents, .pager)").count() > 0
        return cls(at, screens_high(page, screen), has_contents, faults)


Looks = dict[str, list[Look]]


@pytest.fixture(scope="module")
def forty(
    tmp_path_factory: pytest.TempPathFactory, large: Path, build: Callable[..., Path]
) -> Path:
    """The site of the large project with forty partners, each with a logo."""
    folder = copy_project(tmp_path_factory.mktemp("forty"), LARGE)
    file = folder / "data/partners.yml"
    text = file.read_text("utf-8")
    for number in range(PARTNERS - text.count("\n- id: ")):
        text += PARTNER.format(number=number)
        logo = LOGO.format(width=60 + number * 9, edge=number)
        (folder / f"data/logos/more-{number}.svg").write_text(logo, encoding="utf-8")
    file.write_text(text, encoding="utf-8", newline="\n")
    return build(folder, SITE_URL="https://large.example/")


@contextmanager
def opened(browser: Browser, size: tuple[int, int]) -> Iterator[Page]:
    """A page in a window of a size, at the moment of the build."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    try:
        page = context.new_page()
        page.add_init_script(f"Date.now = () => {MOMENT}000")
        yield page
    finally:
        context.close()


@pytest.fixture(scope="module")
def looks(browser: Browser, serve: Callable[..., str], large: Path) -> Looks:
    """Every page of the large project in windows of all sizes, by their names; each is opened
    once."""
    root, found = serve(large), Looks({name: [] for name in SIZES})
    with opened(browser, DESK) as page:
        for at in sorted(Site(large, "https://any.example/").full_pages):
            page.goto(root + at)
            for name, (width, height) in SIZES.items():
                page.set_viewport_size({"width": width, "height": height})
                found[name].append(Look.of(page, at, height))
    return found


def screens_high(page: Page, screen: int) -> float:
    pixels: int = page.evaluate("document.documentElement.scrollHeight")
    return pixels / screen


def test_a_high_page_has_contents_or_pages(looks: Looks) -> None:
    assert [
        f"/{look.at}: {look.screens:.1f} screens"
        for look in looks["desk"]
        if look.screens > SCREENS and not look.has_contents
    ] == []


@pytest.mark.parametrize("site", ["large", "forty"])
def test_the_home_page_of_a_phone_is_brief(
    request: pytest.FixtureRequest, browser: Browser, serve: Callable[..., str], site: str
) -> None:
    with opened(browser, (360, 800)) as page:
        page.goto(serve(request.getfixturevalue(site)))

        assert screens_high(page, 800) <= HOME_SCREENS


@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_broken_and_no_page_scrolls_sideways(looks: Looks, size: str) -> None:
    faults = [f"/{look.at}: {fault}" for look in looks[size] for fault in look.faults]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("at", ["", "partners/"])
def test_forty_logos_are_light(
    browser: Browser, serve: Callable[..., str], forty: Path, at: str, size: str
) -> None:
    [view] = views(browser, [serve(forty, packed=True) + at], SIZES[size])

    rare = sum(part.size for part in view.parts if RARE.search(part.address))
    assert view.weight() - rare <= WHOLE
    if not at:  # the other page has the map and the table of all partners
        assert view.weight() - view.weight("Image") - rare <= WITHOUT_PICTURES


def test_a_broken_word_is_seen(browser: Browser) -> None:
    with opened(browser, PHONE) as page:
        page.set_content(
            "<p style='width: 3em; overflow-wrap: anywhere'>Lighthouse"
            "<p style='width: 3em; overflow-wrap: anywhere'>https://example.org/lighthouse"
            "<p style='width: 3em; overflow-wrap: anywhere'>Lighthousekeepersassociation"
            "<p>Lighthouse <code style='width: 1em; overflow-wrap: anywhere'>lighthouse</code>"
            "<ul style='width: 0; padding: 0; overflow-wrap: anywhere'><li>Lamp</ul>"
            "<p style='width: 1px; overflow: hidden; overflow-wrap: anywhere'>Unseen"
        )

        assert page.evaluate(script("broken"), LONGEST) == [
            'Lighthouse in <p class="">',
            'Lamp in <li class="">',
        ]
