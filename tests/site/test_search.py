"""The page of the search: what it shows, a walk by keyboard, the history, and no answer."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from tests.support import axe
from tests.support.keyboard import tab_to
from tests.support.views import ANSWERED

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

# Typed, and what must be found in the second project.
ACCENTS = {
    "Prilis zlutoucky": "Příliš žluťoučký",
    "PŘÍLIŠ": "Příliš žluťoučký",
    "soh": "Söhne",
    "μυλος": "Ο μύλος γυρίζει",
}


@pytest.fixture(scope="module")
def first(inno_drop: Path, serve: Callable[..., str]) -> str:
    return serve(inno_drop, under="/some/project/")


@pytest.fixture(scope="module")
def second(mills: Path, serve: Callable[..., str]) -> str:
    return serve(mills)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("typed", "text"), ACCENTS.items())
def test_accents_and_capitals_are_optional(page: Page, second: str, typed: str, text: str) -> None:
    ask(page, second, typed)

    assert text in page.locator("#results").inner_text()
    assert page.locator("#results mark").count() > 0


def test_a_search_by_keyboard_alone(browser: Browser, first: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(first + "search/")
    page.keyboard.type("gold lab")
    answered(page)
    assert re.fullmatch(r"\d+ results\.", counted(page))
    assert page.url.endswith("/search/?q=gold+lab")

    tab_to(page, ".finder__kind[aria-pressed=true]")
    tab_to(page, ".finder__kind:has-text('News')")
    page.keyboard.press("Enter")
    answered(page)
    assert page.url.endswith("/search/?q=gold+lab&kind=news")
    assert counted(page) == "2 results."
    assert page.locator(".finder__kind:focus").inner_text().startswith("News")
    assert set(page.locator("#results .badge").all_inner_texts()) == {"News item"}

    tab_to(page, "#results a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/news/**")
    page.go_back()
    answered(page)
    assert counted(page) == "2 results."
    assert page.locator("#find").input_value() == "gold lab"
    context.close()


def test_an_older_answer_never_takes_the_place_of_a_newer(page: Page, first: str) -> None:
    page.goto(first + "search/")
    answered(page)
    with held_back(page, "**/search/words/6c*") as release:  # what begins with "l"
        with page.expect_request("**/search/words/6c*"):
            page.locator("#find").fill("labels")
        page.locator("#find").fill("bronze")
        answered(page)
        newer = page.locator("#results").inner_text(), counted(page), page.url
        with page.expect_response("**/search/words/6c*") as older:
            release()
        older.value.finished()
        page.wait_for_timeout(500)  # a slower machine may miss the fault, and never invents it

        assert (page.locator("#results").inner_text(), counted(page), page.url) == newer
        assert page.url.endswith("?q=bronze")


def test_what_is_typed_while_a_question_is_answered_is_kept(page: Page, first: str) -> None:
    page.goto(first + "search/")
    answered(page)
    with held_back(page, "**/search/words/**") as release:
        with page.expect_request("**/search/words/**"):
            page.locator("#find").fill("gold")
        page.locator("#find").press("End")
        page.keyboard.type(" lab")
        assert page.locator("#results").get_attribute("aria-busy") == "true"
        release()
        answered(page)

    assert page.locator("#find").input_value() == "gold lab"
    assert page.url.endswith("?q=gold+lab")
    assert page.locator("#find").evaluate("field => field === document.activeElement")


def test_what_is_typed_before_the_script_comes_is_kept(page: Page, first: str) -> None:
    with held_back(page, "**/assets/search.js*") as release:
        page.goto(first + "search/", wait_until="commit")
        page.locator("#find").press_sequentially("bronze")
        release()
        answered(page)

    assert page.locator("#find").input_value() == "bronze"
    assert page.url.endswith("?q=bronze")


def test_the_focus_stays_in_answers_that_are_replaced(page: Page, first: str) -> None:
    ask(page, first, "gold")
    last = page.locator("#results a").last
    last.focus()
    page.locator("#find").evaluate(
        "field => { field.value = 'bronze'; field.dispatchEvent(new Event('input')) }"
    )
    answered(page)

    assert page.url.endswith("?q=bronze")
    assert page.evaluate("document.activeElement.closest('#results') !== null")


def test_back_leads_to_the_question_before(browser: Browser, first: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    ask(page, first, "gold")
    of_gold = counted(page), page.locator("#results").inner_text()
    page.locator("#find").fill("")
    page.keyboard.type("bronze label", delay=5)
    page.keyboard.press("Enter")
    answered(page)
    page.locator(".finder__kind", has_text="Term").click()
    answered(page)
    page.go_back()
    page.go_back()
    answered(page)

    assert page.locator("#find").input_value() == "gold"
    assert (counted(page), page.locator("#results").inner_text()) == of_gold
    page.go_forward()
    answered(page)
    assert page.url.endswith("?q=bronze+label")
    context.close()


def test_all_answers_are_reached_and_counted(page: Page, first: str) -> None:
    ask(page, first, "cluster manager")
    whole = int(counted(page).split()[0])
    more = page.locator(".finder__more")
    while more.is_visible() and "some" not in more.inner_text():
        more.click()
        answered(page)

    assert page.locator("#results > li").count() == whole
    with_some = int(more.inner_text().split()[1])
    shown = page.locator("#results > li").count()
    more.click()
    answered(page)
    of_all = f"{whole + with_some} results. {whole} of them have all of these words."
    assert counted(page) == of_all
    assert page.locator("#results > li").count() > shown
    focused = "document.activeElement === document.querySelectorAll('#results a')[%d]"
    assert page.evaluate(focused % shown)


def test_a_word_that_was_meant_is_named_and_marked(page: Page, first: str) -> None:
    ask(page, first, "clustr")

    assert " Searched for “cluster” instead of “clustr”." in counted(page)
    assert page.locator("#results mark").first.inner_text().lower().startswith("cluster")


def test_without_an_answer_lists_are_offered(page: Page, first: str) -> None:
    ask(page, first, "xyzzy")
    links = page.locator(".finder__elsewhere a").filter(visible=True)
    assert counted(page) == "Nothing found for “xyzzy”."
    assert links.count() > 8
    assert all(page.request.get(link).ok for link in hrefs(page))

    ask(page, first, "gold")
    assert links.count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_on_answers_and_on_none(browser: Browser, first: str, npm: None, scheme: str) -> None:
    with axe.opened(browser, 360, color_scheme=scheme) as page:
        for question in ("gold label", "clustr manager", "xyzzy"):
            ask(page, first, question)
            assert axe.violations(page) == [], question


def test_words_that_stand_nowhere_together_are_said_to(page: Page, first: str) -> None:
    ask(page, first, "Liberec Copenhagen xyzzy")

    assert (
        page.locator(".finder__count").inner_text().startswith("No page has all of these words; ")
    )
    assert page.locator("#results a").count() > 1


def test_without_javascript_the_page_leads_to_the_lists(browser: Browser, first: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(first + "search/?q=gold")

    assert "needs JavaScript" in page.locator(".finder").inner_text()
    assert page.locator(".finder p a").count() >= 6
    assert page.locator(".finder :is(button:not(.find__go), ol)").filter(visible=True).count() == 0
    context.close()


def test_nothing_is_found_twice(inno_drop: Path) -> None:
    about = json.loads((inno_drop / "search/index.json").read_text("utf-8"))
    addresses = [entry[0] for entry in entries(inno_drop / "search", about)]

    assert len(addresses) == len(about["of"])
    assert sorted(set(addresses)) == sorted(addresses)


# Helpers


def test_answers_are_counted_in_the_forms_of_the_language(page: Page, first: str) -> None:
    forms = {"one": "{num} wynik.", "few": "{num} wyniki.", "many": "{num} wyników."}
    data = f"data-results='{json.dumps(forms, ensure_ascii=False)}'"

    def in_polish(route: Route) -> None:
        text = route.fetch().text().replace('lang="en"', 'lang="pl"')
        body = re.sub("data-results='[^']*'", data, text)
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    polish = page.context.new_page()
    polish.route(re.compile(r"/search/(\?|$)"), in_polish)
    words = set()
    for typed in ("gold", "bronze", "coordinator", "glossary"):
        ask(polish, first, typed)
        number, word = counted(polish).split()
        is_few = int(number) % 10 in (2, 3, 4) and int(number) % 100 not in (12, 13, 14)
        assert word == ("wyniki." if is_few else "wyników.")
        words.add(word)
    assert len(words) == 2
    polish.close()


def ask(page: Page, site: str, question: str) -> None:
    """Ask by the page's own field, where the page is open, else by its address."""
    if page.url.startswith(f"{site}search/"):
        page.locator("#find").fill(question)
        page.keyboard.press("Enter")
    else:
        page.goto(f"{site}search/?q={quote(question)}")
    answered(page)


def answered(page: Page) -> None:
    """Wait until the newest question is answered."""
    page.locator(ANSWERED).wait_for(state="attached")


def hrefs(page: Page) -> list[str]:
    """Where the lists lead that are offered without an answer."""
    links: list[str] = page.locator(".finder__elsewhere a").evaluate_all("a => a.map(e => e.href)")
    return links


def counted(page: Page) -> str:
    """What the page says of its answers."""
    return page.locator(".finder__count").inner_text()


@contextmanager
def held_back(page: Page, files: str) -> Iterator[Callable[[], None]]:
    """Files that do not come before they are released."""
    waiting: list[Route] = []
    released = False

    def hold(route: Route) -> None:
        route.continue_() if released else waiting.append(route)

    def release() -> None:
        nonlocal released
        released = True
        for route in waiting:
            route.continue_()

    page.route(files, hold)
    try:
        yield release
    finally:
        page.unroute(files)


def entries(folder: Path, about: dict[str, Any]) -> Iterator[list[str]]:
    for number in range(-(-len(about["of"]) // about["block"])):
        yield from json.loads((folder / f"entries/{number}.json").read_text("utf-8"))
