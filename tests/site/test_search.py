"""The search: ten questions with their first answers, words with and without accents, and a walk
by keyboard."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from dissemination.site.search import Entry, index_files
from dissemination.site.search.folding import folded, singular
from dissemination.site.search.index import BLOCK
from tests.support.frozen import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SCRIPT = ROOT / "docs/assets/search.js"

# What people ask of this project, and the address of the first answer.
QUESTIONS = {
    "month 13": "project/milestones/#m5",
    "bronze": "project/labels/#zinnae-bronze",
    "labels": "project/labels/",
    "Aragon": "partners/zinnae/",
    "Aragón": "partners/zinnae/",
    "partner in France": "partners/wsm/",
    "Who is the coordinator?": "partners/balticnet-plasmatec/",
    "change management": "training/t2/",
    "What is ESCA?": "glossary/#esca",
    "grant agreement number": "project/#grant-agreement-number",
    "Liberec": "events/liberec-gold-label-2018/",
    "Clou5 platform": "project/milestones/#m2",
    "best practices": "best-practices/",
    "continuation report": "documents/#continuation-report",
}
# Typed, and what must be found in the second project.
ACCENTS = {
    "Prilis zlutoucky": "Příliš žluťoučký",
    "PŘÍLIŠ": "Příliš žluťoučký",
    "soh": "Söhne",
    "μυλος": "Ο μύλος γυρίζει",
}
WORDS = ["Příliš", "Straße", "Œuvre", "ŁÓDŹ", "Ærø", "labels", "studies", "class", "ΜΎΛΟΣ", "İI"]


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


@pytest.mark.parametrize(("question", "answer"), QUESTIONS.items())
def test_a_question_has_its_first_answer(
    page: Page, first: str, question: str, answer: str
) -> None:
    ask(page, first, question)

    assert page.locator("#results a").first.get_attribute("href") == first + answer


@pytest.mark.parametrize(("typed", "found"), ACCENTS.items())
def test_accents_and_capitals_are_optional(page: Page, second: str, typed: str, found: str) -> None:
    ask(page, second, typed)

    assert found in page.locator("#results").inner_text()
    assert page.locator("#results mark").count() > 0


def test_the_script_folds_words_as_the_index_does(page: Page) -> None:
    script = SCRIPT.read_text("utf-8")
    folding = script[script.index("const LETTERS") : script.index("const hex")]

    told = page.evaluate(f"(words) => {{ {folding} return words.map(fold).map(singular); }}", WORDS)

    assert told == [singular(folded(word)) for word in WORDS]


def test_a_search_by_keyboard_alone(browser: Browser, first: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(first + "search/")
    page.keyboard.type("gold lab")
    page.get_by_text(re.compile(r"^\d+ results$")).wait_for()
    assert page.url.endswith("/search/?q=gold+lab")

    tab_to(page, ".finder__kind[aria-pressed=true]")
    tab_to(page, ".finder__kind:has-text('News')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=gold+lab&kind=News")
    page.get_by_text(re.compile(r"^2 results$")).wait_for()
    assert page.locator(".finder__kind:focus").inner_text().startswith("News")
    assert set(page.locator("#results .badge").all_inner_texts()) == {"News"}

    tab_to(page, "#results a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/news/**")
    page.go_back()
    page.get_by_text(re.compile(r"^2 results$")).wait_for()
    assert page.locator("#find").input_value() == "gold lab"
    context.close()


def test_words_that_stand_nowhere_together_are_said_to(page: Page, first: str) -> None:
    ask(page, first, "Liberec Copenhagen xyzzy")

    assert page.locator(".finder__count").inner_text().startswith("Nothing has all of these words")
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


# The index of a site of any size


def many(count: int) -> list[Entry]:
    """Entries with bodies of 120 words, of which some are everywhere and others rare."""
    return [
        Entry(
            f"news/{number}/",
            "News",
            f"Report {number} on the harvest",
            "A summary of it.",
            body=" ".join(f"w{(number * 7919 + each * each) % 9973}" for each in range(120)),
        )
        for number in range(count)
    ]


@pytest.mark.slow
def test_a_question_loads_little_of_ten_thousand_items() -> None:
    files = index_files(many(10_000), "en")
    words = {at: len(content) for at, content in files.items() if "/words/" in at}

    assert len(files["search/index.json"]) < 30_000
    assert max(words.values()) < 80_000
    assert max(len(files[at]) for at in files if "/entries/" in at) < 20_000


def test_a_new_item_changes_its_block_and_its_words_alone() -> None:
    before = index_files(many(400), "en")
    added = Entry("news/new/", "News", "Xylophone", "Words like zebra and quokka.")
    after = index_files([*many(400), added], "en")

    changed = {at for at in after if after[at] != before.get(at)}
    blocks = {at for at in changed if "/entries/" in at}
    assert blocks == {f"search/entries/{400 // BLOCK}.json"}
    assert len(changed - blocks) < 12
    assert before.keys() <= after.keys()


# Helpers


def ask(page: Page, site: str, question: str) -> None:
    page.goto(f"{site}search/?q={quote(question)}")
    page.get_by_text(re.compile("result|^Nothing")).first.wait_for()


def entries(folder: Path, about: dict[str, Any]) -> Iterator[list[str]]:
    for number in range(-(-len(about["of"]) // about["block"])):
        yield from json.loads((folder / f"entries/{number}.json").read_text("utf-8"))


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on the first element of a selector."""
    wanted = page.locator(selector).first
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab never reaches {selector}")
