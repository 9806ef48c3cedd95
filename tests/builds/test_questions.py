"""What is noted of that which an output asks of a library, and the digests of the answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from markupsafe import Markup
from PIL import Image

from dissemination.cache import Cache
from dissemination.images.image_set import ImageSet
from dissemination.library.answers import Answers
from dissemination.library.library import Library, question
from dissemination.library.questions import ALL, ANY, MOMENT, ONE, SEPARATOR, TODAY
from dissemination.library.weight import Weight
from dissemination.load import load
from dissemination.site.generated_page import Body
from dissemination.site.partials import Partials
from tests.support.frozen import ROOT
from tests.support.pages import pages_of
from tests.support.small import (
    ADDRESSES,
    ITEMS,
    NEWS,
    PARTNERS,
    PRACTICE,
    event,
    minimal,
    news,
    small,
)
from tests.support.small import MOMENT as NOON

A: Final = "content/news/a.md"
B: Final = "content/news/b.md"
C: Final = "content/news/c.md"
TWO: Final = {A: news(id="a"), B: news(id="b", date="2026-03-15")}
ANOTHER_A: Final = news("Another text.", id="a")
LIBRARY: Final = "dissemination.library.library"
SITE: Final = "dissemination.site"
LISTS: Final = f"{SITE}.lists"


def named(*parts: str) -> str:
    """A question by its name and arguments."""
    return SEPARATOR.join(parts)


def asked(library: Library, make: Callable[[], object]) -> set[str]:
    """What an output asks that is made by this."""
    with library.questions.noting() as notebook:
        make()
    return notebook


def digests(
    root: Path, files: dict[str, str], *questions: str, moment: datetime = NOON
) -> list[str]:
    """The digests of a small project's answers."""
    answers = Answers(small(root, files, moment))
    return [answers.digest(each) for each in questions]


# Items


@pytest.mark.parametrize("key", ["a", "c"])
@pytest.mark.parametrize(
    "look_up",
    [
        lambda items, key: items.get(key),
        lambda items, key: items.get(key, ""),
        lambda items, key: key in items,
    ],
)
def test_who_looks_up_an_item_asks_for_it_or_for_its_absence(
    tmp_path: Path, look_up: Callable[[Mapping[str, object], str], object], key: str
) -> None:
    library = small(tmp_path, TWO)
    assert asked(library, lambda: look_up(library.news, key)) == {named(ONE, "news", key)}


def test_who_takes_an_item_that_is_not_there_has_asked_for_it(tmp_path: Path) -> None:
    library = small(tmp_path, TWO)
    assert asked(library, lambda: library.news["a"]) == {named(ONE, "news", "a")}
    with library.questions.noting() as notebook, pytest.raises(KeyError):
        library.news["c"]
    assert notebook == {named(ONE, "news", "c")}


def test_an_item_is_another_if_its_file_is_another_and_absence_ends(tmp_path: Path) -> None:
    questions = [named(ONE, "news", key) for key in "abc"]
    before = digests(tmp_path / "before", TWO, *questions)
    assert len({*before, ""}) == 4
    assert digests(tmp_path / "same", TWO, *questions) == before
    a, b, c = digests(tmp_path / "changed", {**TWO, A: ANOTHER_A}, *questions)
    assert a not in before
    assert [b, c] == before[1:]
    a, b, c = digests(tmp_path / "added", {**TWO, C: news(id="c")}, *questions)
    assert c not in before
    assert [a, b] == before[:2]
    a, b, c = digests(tmp_path / "removed", {B: TWO[B]}, *questions)
    assert a not in before[:2]
    assert [b, c] == before[1:]


@pytest.mark.parametrize(
    "go_through",
    [
        *(list, len, sorted, dict),
        lambda items: items.keys(),
        lambda items: items.values(),
        lambda items: items.items(),
        lambda items: items == {},
    ],
)
def test_who_goes_through_items_asks_for_all(
    tmp_path: Path, go_through: Callable[[Mapping[str, object]], object]
) -> None:
    library = small(tmp_path, TWO)
    assert named(ALL, "news") in asked(library, lambda: go_through(library.news))


def test_all_items_are_others_if_one_is_or_their_order(tmp_path: Path) -> None:
    states: tuple[dict[str, str], ...] = (
        TWO,
        {**TWO, A: ANOTHER_A},
        {**TWO, C: news(id="c")},
        {A: TWO[A]},
        {A: TWO[B], B: TWO[A]},
        {},
    )
    every = [digests(tmp_path / str(n), each, named(ALL, "news")) for n, each in enumerate(states)]
    assert len({digest for [digest] in every} - {""}) == len(states)


def test_who_asks_whether_there_is_any_depends_on_none_of_them(tmp_path: Path) -> None:
    library, is_any = small(tmp_path / "asked", TWO), named(ANY, "news")
    assert asked(library, lambda: bool(library.news)) == {is_any}
    [two] = digests(tmp_path / "two", TWO, is_any)
    [one] = digests(tmp_path / "one", {A: ANOTHER_A}, is_any)
    [none] = digests(tmp_path / "none", {}, is_any)
    assert two == one != none


def test_who_takes_them_apart_asks_for_none(tmp_path: Path) -> None:
    library = small(tmp_path, TWO)
    assert asked(library, lambda: [*library.news.apart.values()]) == set()
    assert [*library.news.apart] == [*library.news] == ["b", "a"]


@pytest.mark.parametrize("name", ["news", "events", "practices", "notices", "entries"])
def test_every_collection_is_asked_by_its_name(tmp_path: Path, name: str) -> None:
    library = small(tmp_path, {**ITEMS, A: news(id="a", withdrawn="2026-05-01")})
    collection = getattr(library, name)
    [key, *_] = collection.apart
    questions = {named(ALL, name), named(ONE, name, key)}
    assert asked(library, lambda: (collection[key], *collection)) == questions
    answers = Answers(library)
    assert len({answers.digest(each) for each in questions} - {""}) == 2


def test_notices_are_asked_for_whatever_became_of_them(tmp_path: Path) -> None:
    files = {A: news(id="a", withdrawn="2026-05-01"), B: news(id="b", expires="2026-05-01")}
    library = small(tmp_path, files)
    assert asked(library, lambda: library.withdrawn) == {named(ALL, "notices")}
    assert asked(library, lambda: library.expired) == {named(ALL, "notices")}
    assert [[e.slug for e in gone] for gone in (library.withdrawn, library.expired)] == [
        *(["a"], ["b"])
    ]


# The moment


def test_who_asks_for_the_moment_or_the_day_depends_on_it(tmp_path: Path) -> None:
    library = small(tmp_path, {})
    assert asked(library, lambda: library.at) == set()
    assert asked(library, lambda: library.moment) == {MOMENT}
    assert asked(library, lambda: library.today) == {TODAY}
    now, later, tomorrow = (
        digests(tmp_path, {}, MOMENT, TODAY, moment=NOON + timedelta(hours=hours))
        for hours in (0, 1, 24)
    )
    assert now[0] != later[0]
    assert now[1] == later[1] != tomorrow[1]


def test_a_phase_is_another_only_when_the_event_begins_and_ends(tmp_path: Path) -> None:
    files = {"content/events/e.md": event(start="2026-11-22 13:30", end="2026-11-22 15:30")}
    library = small(tmp_path, files)
    [entry] = library.events.apart.values()
    phase = named(f"{LIBRARY}:phase_of", entry.path)
    assert asked(library, lambda: library.phase(entry)) == {phase}
    moments = [datetime(2026, 11, 22, hour, tzinfo=library.zone) for hour in range(12, 18)]
    by_hour = [digests(tmp_path, files, phase, moment=moment)[0] for moment in moments]
    changes = [one != other for one, other in pairwise(by_hour)]
    assert changes == [False, True, False, True, False]


# Questions in questions, and what outputs share

CALLS: Final = list[str]()


@question
def inner(library: Library, key: str) -> str:
    CALLS.append(f"inner {key}")
    return library.news[key].slug


@question
def outer(library: Library, key: str) -> str:
    CALLS.append(f"outer {key}")
    return f"{len(library.news)} {inner(library, key)} {library.today}"


def test_a_question_stands_for_what_it_asks_and_is_answered_once(tmp_path: Path) -> None:
    CALLS.clear()
    library = small(tmp_path, TWO)
    for _ in range(2):
        assert asked(library, lambda: outer(library, "a")) == {named(f"{__name__}:outer", "a")}
        assert asked(library, lambda: inner(library, "a")) == {named(f"{__name__}:inner", "a")}
    assert CALLS == ["outer a", "inner a"]
    assert [outer(library, "b"), outer(small(tmp_path / "one", {A: TWO[A]}), "a")] == [
        *("2 b 2026-11-22", "1 a 2026-11-22")
    ]
    assert CALLS[2:] == ["outer b", "inner b", "outer a", "inner a"]


def test_a_question_without_an_answer_was_asked_too(tmp_path: Path) -> None:
    library = small(tmp_path, TWO)
    with library.questions.noting() as notebook:
        for _ in range(2):
            with pytest.raises(KeyError):
                inner(library, "c")
        assert library.today
    assert notebook == {named(f"{__name__}:inner", "c"), TODAY}


def test_what_outputs_share_is_made_once_and_noted_for_each(tmp_path: Path) -> None:
    library, calls = small(tmp_path, TWO), list[str]()
    shared = dict[str, tuple[str, frozenset[str]]]()

    def make() -> str:
        calls.append("made")
        return f"{len(library.news)} {inner(library, 'a')}"

    def recall() -> str:
        return library.questions.recall(shared, "x", make)

    def through_another() -> str:
        return library.questions.recall(shared, "y", recall)

    questions = {named(ALL, "news"), named(f"{__name__}:inner", "a")}
    assert recall() == "2 a"  # for no output
    assert [asked(library, each) for each in (recall, recall)] == [questions] * 2
    assert [asked(library, each) for each in (through_another,) * 2] == [questions] * 2
    assert calls == ["made"]


def test_an_output_that_is_made_within_another_notes_for_itself(tmp_path: Path) -> None:
    library = small(tmp_path, TWO)
    with library.questions.noting() as outside:
        assert library.news
        assert asked(library, lambda: library.news["a"]) == {named(ONE, "news", "a")}
        assert library.today
    assert outside == {named(ANY, "news"), TODAY}


# Digests

SHARING: Final = ITEMS[PRACTICE]
CHANGES: Final = {
    "an item is added": {B: news(id="b", date="2026-11-20", title="Newest")},
    "its text changes": {NEWS: news("They are open.", id="opening", title="The doors open")},
    "its day changes": {NEWS: news("The doors open.", id="opening", date="2026-10-01")},
    "it is withdrawn": {"content/events/meeting.md": event(id="meeting", withdrawn="2026-11-20")},
    "a partner takes part": {"content/events/e.md": event(id="e", partners="[first]")},
    "a chapter is added": {
        "content/practices/other.md": SHARING.replace("id: sharing", "id: other").replace(
            "title: Share", "title: Take"
        )
    },
}


def site(root: Path, **files: str) -> Partials:
    """The pages of a small project, with what answers their questions."""
    partials = Partials(small(root, ITEMS | files), ADDRESSES)
    partials.library.questions.answering |= partials.media.answering
    return partials


def noted(partials: Partials) -> dict[str, tuple[str, set[str], Body]]:
    """The key of each page, what it asks, and what it shows."""
    pages = {}
    for address, page in pages_of(partials).items():
        with partials.library.questions.noting() as notebook:
            body = page.body()
        pages[address] = page.key, notebook, body
    return pages


@pytest.mark.parametrize("change", CHANGES)
def test_a_page_is_as_it_was_exactly_if_its_key_and_its_answers_are(
    tmp_path: Path, change: str
) -> None:
    before, after = site(tmp_path / "before"), site(tmp_path / "after", **CHANGES[change])
    was, now = noted(before), noted(after)
    stays = set[str]()
    for address in was.keys() & now.keys():
        key, questions, body = was[address]
        answers = ((each.answers.digest(one) for each in (before, after)) for one in questions)
        if key == now[address][0] and all(one == other for one, other in answers):
            stays.add(address)
        assert (body == now[address][2]) == (address in stays), address
    assert {"best-practices/sources/", "best-practices/consortium/"} < stays < was.keys()


def test_what_pages_ask_has_an_answer_with_a_digest(tmp_path: Path) -> None:
    partials = site(tmp_path)
    questions = {each for _, asked_for, _ in noted(partials).values() for each in asked_for}
    assert {each.partition(SEPARATOR)[0] for each in questions} > {
        ONE,
        ANY,
        "chapter",
        "chapters around",
    }
    assert [each for each in questions if not partials.answers.digest(each)] == []


@pytest.mark.parametrize(
    "name",
    [
        f"{LIBRARY}:no_function",
        "dissemination.library.no_module:answer",
        "no_package:answer",
        "os:getcwd",
        "a function of a build",
        "",
        named(ALL, "no_collection"),
        named(ALL, "partners"),
        named(ONE, "no_collection", "a"),
        named(f"{LIBRARY}:phase_of", "content/events/none.md"),
    ],
)
def test_what_cannot_be_asked_any_more_has_no_digest(tmp_path: Path, name: str) -> None:
    assert digests(tmp_path, TWO, name) == [""]


def test_a_digest_notes_nothing_for_the_output_that_is_being_made(tmp_path: Path) -> None:
    library = small(tmp_path, ITEMS)
    questions = (named(ALL, "news"), f"{LISTS}:all_news", named(f"{LIBRARY}:events_in", "past"))
    assert asked(library, lambda: [Answers(library).digest(each) for each in questions]) == set()


OF_ANOTHER_PROCESS: Final = """
import json, sys
from datetime import datetime
from pathlib import Path
from dissemination.cache import Cache
from dissemination.images.image_set import ImageSet
from dissemination.library.answers import Answers
from dissemination.library.weight import Weight
from dissemination.load import load
from dissemination.site.partials import Partials
answers = Answers(load(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])))
words = frozenset(sys.argv[3].split())
own = repr(answers.identity([words, {"of": set(words)}]))
print(json.dumps([own, *(answers.digest(each) for each in json.load(sys.stdin))]))
"""


@pytest.mark.slow
def test_digests_are_the_same_in_every_process(tmp_path: Path) -> None:
    partials = site(tmp_path)
    build_alone = partials.library.questions.answering
    questions = sorted(
        each
        for each in {one for _, questions, _ in noted(partials).values() for one in questions}
        | {f"{SITE}.cited_by:_project_sources", f"{SITE}.filters:filter_keys"}
        if each.partition(SEPARATOR)[0] not in build_alone
    )
    words = "first second third fourth fifth"
    printed = set[str]()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "hooks")}
        run = subprocess.run(
            [sys.executable, "-c", OF_ANOTHER_PROCESS, str(tmp_path), NOON.isoformat(), words],
            input=json.dumps(questions),
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        printed.add(run.stdout)
    [text] = printed
    _, *others = json.loads(text)
    assert others == [Answers(partials.library).digest(each) for each in questions]
    assert "" not in others


# What distinguishes values


@dataclass(frozen=True)
class Point:
    x: object
    y: object = None


@dataclass(frozen=True)
class Place:
    x: object
    y: object = None


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    return Answers(small(tmp_path_factory.mktemp("small"), TWO))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Markup("<b>"), "<b>"),
        (frozenset("abcdef"), frozenset("fedcba")),
        ({"a", "b"}, frozenset({"b", "a"})),
        (Point([Markup("a")]), Point(["a"])),
        ({"a": (1, 2)}, {"a": [1, 2]}),
    ],
)
def test_what_is_equal_for_an_output_has_one_identity(
    answers: Answers, one: object, other: object
) -> None:
    assert repr(answers.identity(one)) == repr(answers.identity(other))


def test_what_is_not_equal_has_another_identity(answers: Answers) -> None:
    values: tuple[object, ...] = (
        *(None, False, 0, 1.5, "0", "", b"", [], [[]], {}, {"a": 1}, {"b": 1}, [None]),
        *({"a": 1, "b": 2}, {"b": 2, "a": 1}, frozenset({"a"}), ["a", "b"], ["a, b"]),
        *(date(2026, 11, 22), NOON, NOON + timedelta(hours=1), timedelta(hours=1)),
        *(Point(1), Point(1, 2), Place(1), Point("1")),
    )
    identities = [repr(answers.identity(value)) for value in values]
    twins = [v for v, each in zip(values, identities, strict=True) if identities.count(each) > 1]
    assert twins == [[], {}]  # an answer is never the one now and the other then


def test_records_of_data_stand_as_their_ids_and_items_as_their_files(tmp_path: Path) -> None:
    other_partner = PARTNERS.replace("name: ", "name: Another ")
    libraries = (
        small(tmp_path / "1", TWO),
        small(tmp_path / "2", TWO | {"data/partners.yml": other_partner}),
        small(tmp_path / "3", TWO | {A: ANOTHER_A}),
        small(tmp_path / "4", TWO | {A: news(id="a", title="Another")}),
    )
    assert libraries[0].digest != libraries[1].digest
    of: list[Callable[[Library], object]] = [
        lambda library: Point(library.partners["first"]),
        lambda library: [library.news["a"]],
        lambda library: {"item": library.news["a"].item},
    ]
    partners, entries, items = (
        [repr(Answers(library).identity(value(library))) for library in libraries] for value in of
    )
    assert len({*partners}) == 1
    assert (entries[0] == entries[1], len({*entries})) == (True, 3)
    assert (items[0] == items[1] == items[2], len({*items})) == (True, 2)


def test_an_item_is_another_when_a_picture_beside_it_is(tmp_path: Path) -> None:
    root = minimal(tmp_path, **{"content/news/a/index.md": news("![A](a.png)", id="a")})

    def weights(library: Library) -> Mapping[str, Weight]:
        return ImageSet(library, root, Cache()).weights

    every = set[str]()
    for width in (4, 8):
        Image.new("RGB", (width, 4)).save(root / "content/news/a/a.png")
        every.add(Answers(load(root, NOON, weights)).digest(named(ONE, "news", "a")))
    assert len(every) == 2


def test_a_value_without_an_identity_is_no_answer(answers: Answers) -> None:
    with pytest.raises(TypeError, match="object"):
        answers.identity([object()])
    with pytest.raises(TypeError, match="type"):
        answers.identity(Point)
