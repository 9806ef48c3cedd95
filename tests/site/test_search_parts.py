"""The parts of the search's index: what is found does not depend on them, and a new item changes
few files."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from dissemination.cache import Cache
from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.output import Output
from dissemination.site.search import word_files
from dissemination.site.search.files import STEP, search_files
from dissemination.site.search.lists import list_entry
from dissemination.site.search.part_words import FREQUENT
from dissemination.site.search.search_entry import SearchEntry
from tests.support.sample import every
from tests.support.search import Answers, Index, ask, index_files
from tests.support.small import PARTNERS, event, news, small

# Words with other forms, spellings and neighbours among them.
TEXT: Final = (
    "cluster clusters clustering clustered label labels labelled gold goal goals river rivers "
    "study studies studied mill mills miller train trains training trainer water waters 水质 "
    "München Muenchen Munchen Mühle Muehle Århus Aarhus straße e-mail email WP3 WP-3 wp 3 "
    "50,000 50000 2017 goldlabel harbour harbor plan plans planning plane report reports"
)
WORDS: Final = TEXT.split()
PLAIN: Final = [word for word in WORDS if word.isalpha() and word.isascii()]


@pytest.mark.needs("node")
@pytest.mark.parametrize("seed", every(3, range(3)))
@pytest.mark.parametrize(("count", "newest"), [(120, (1, 31, 119, 120)), (10, (1, 2, 4, 7))])
def test_what_is_found_does_not_depend_on_the_parts(
    seed: int, count: int, newest: tuple[int, ...]
) -> None:
    chance = random.Random(seed)
    entries = invented(count, chance)
    questions = [question(chance) for _ in range(150)]
    whole, *parted = [Index(index_files(entries, "en", number)) for number in (0, *newest)]

    expected, *answers = ask([(index, questions) for index in (whole, *parted)])

    assert sum(bool(each.entries) for each in expected) > 100
    assert sum(bool(each.meant) for each in expected) > 10
    for index, found in zip(parted, answers, strict=True):
        assert index.about["endings"] == whole.about["endings"]
        for asked, one, other in zip(questions, expected, found, strict=True):
            assert told(one) == told(other), asked


@pytest.mark.needs("node")
def test_a_word_becomes_frequent_in_both_parts_together() -> None:
    chance = random.Random(5)
    entries = [
        replace(entry, body=entry.body + " common" * chance.randrange(1, 12))
        for entry in invented(FREQUENT + 9, chance)
    ]

    whole, parted = in_one_and_in_two(entries, 20, ["common", "common gold", "comm"])

    assert len(whole[0].entries) == len(entries)
    assert [*map(told, whole)] == [*map(told, parted)]


@pytest.mark.needs("node")
def test_words_that_begin_alike_are_cut_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of few files are found, of many, if these are the same ones."""
    monkeypatch.setattr(word_files, "LARGEST", 30)
    titles = ["pla", *(f"pla{one}{other}" for one in "abcdefgh" for other in "mnop")]
    entries = [SearchEntry(f"news/{n}/", "news", title) for n, title in enumerate(titles * 2)]

    whole, parted = in_one_and_in_two(entries, len(titles), ["pla", "pl", "plab", "plagues"])

    assert len(whole[1].entries) < len(entries)
    assert [*map(told, whole)] == [*map(told, parted)]


def test_a_new_item_changes_the_first_file_and_the_last_block(tmp_path: Path) -> None:
    before, after = built(tmp_path, many(40), many(41))

    changed = {at for at in after if after[at].make() != contents(before).get(at)}
    assert changed == {"search/index.json", last_block(after)}
    assert {at for at in after if is_other(before, after, at)} == changed


def test_a_part_that_is_full_is_closed(tmp_path: Path) -> None:
    projects = built(tmp_path, many(2 * STEP - 2), many(2 * STEP - 1))  # and a list
    before, after = (Index(contents(files)).about["open"] for files in projects)

    assert after["from"] - before["from"] == STEP
    assert before["words"]
    assert after["words"] == {}


EDITS: Final = {
    "a text": {"content/news/n3.md": news("Zebra.", id="n3", date="2026-01-04")},
    "an event that is named": {
        "content/events/e.md": event(title="The quokka", partners="[first]")
    },
    "a partner": {"data/partners.yml": PARTNERS.replace("name: ", "name: Quokka ", 1)},
    "the newest item": {"content/news/z.md": news("Zebra.", id="z", date="2026-11-20")},
}


@pytest.mark.parametrize("edit", EDITS)
def test_no_file_changes_under_its_key(tmp_path: Path, edit: str) -> None:
    files = many(40) | {
        "content/news/named.md": news(id="named", events="[e]", date="2026-01-03"),
        "content/events/e.md": event(title="The fair", partners="[first]"),
    }
    before, after = built(tmp_path, files, files | EDITS[edit])

    changed = {at for at in after if after[at].make() != contents(before).get(at)}
    assert "search/words/71.json" in changed or edit in ("a text", "the newest item")
    assert changed
    assert all(is_other(before, after, at) for at in changed)


def test_only_texts_whose_words_are_not_kept_are_asked_for(tmp_path: Path) -> None:
    kept = tmp_path / "cache.sqlite"
    _, asked_first = with_kept(small(tmp_path / "a", many(70)), kept)
    _, asked_second = with_kept(small(tmp_path / "b", many(71)), kept)
    changed = many(71) | {"content/news/n3.md": news("Zebra.", id="n3", date="2026-01-04")}
    third, asked_third = with_kept(small(tmp_path / "c", changed), kept)

    assert (len(asked_first), asked_second, asked_third) == (70, ["n70"], ["n3"])
    assert third == contents(outputs(small(tmp_path / "d", changed)))
    assert b"zebra" in b"".join(third.values())


@pytest.mark.parametrize("damage", ["substr(value, 1, length(value) - 2)", "x'7b7d'"])
def test_kept_words_that_are_damaged_are_made_anew(tmp_path: Path, damage: str) -> None:
    kept, library = tmp_path / "cache.sqlite", small(tmp_path / "a", many(40))
    sound, _ = with_kept(library, kept)
    with closing(sqlite3.connect(kept)) as cache, cache:
        cache.execute(f"update cached set value = {damage}")

    again, asked = with_kept(library, kept)

    assert again == sound
    assert len(asked) == 40


# Helpers


def invented(count: int, chance: random.Random) -> list[SearchEntry]:
    """Entries with some of the words in their titles, and more in their bodies."""
    return [
        SearchEntry(
            f"news/{number}/",
            chance.choice(["news", "event"]),
            " ".join(chance.choices(WORDS, k=2)) + f" {number}",
            " ".join(chance.choices(WORDS, k=3)),
            body=" ".join(chance.choices(WORDS, k=chance.randrange(30))),
            language=chance.choice(["", "", "de"]),
        )
        for number in range(count)
    ]


def question(chance: random.Random) -> str:
    """A word or several, whole, begun, with a slip or joined."""
    words = chance.choices(WORDS, k=chance.choice([1, 1, 2, 3]))
    match chance.randrange(5):
        case 0:
            words[-1] = words[-1][: chance.randrange(1, 6)]
        case 1:
            word = chance.choice(PLAIN)
            at = chance.randrange(len(word) - 1)
            words[0] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 2:
            words[0] = chance.choice(PLAIN)[:-1] + chance.choice("aeilnrst")
        case 3:
            words[0] = "".join(chance.choices(PLAIN, k=2))
    return " ".join(words)


def in_one_and_in_two(
    entries: list[SearchEntry], newest: int, questions: list[str]
) -> list[list[Answers]]:
    """The answers of an index whose entries are closed, and of one with an open part."""
    indexes = [Index(index_files(entries, "en", number)) for number in (0, newest)]
    return ask([(index, questions) for index in indexes])


def told(answers: Answers) -> tuple[Any, ...]:
    """All of an answer but the files that were loaded for it."""
    return answers.entries, answers.whole, answers.meant


def many(count: int) -> dict[str, str]:
    """So many news, the oldest first."""
    return {
        f"content/news/n{n}.md": news(
            f"Text {n} with river-{n}.", id=f"n{n}", date=f"2026-{n // 28 + 1:02}-{n % 28 + 1:02}"
        )
        for n in range(count)
    }


def outputs(
    library: Library,
    text_of: Callable[[Entry[Any]], str] = lambda entry: entry.body,
    cache: Cache | None = None,
) -> dict[str, Output]:
    """The files of the search of a library and of one list."""
    page = SearchEntry("about/", "page", "About", details="Quiet words.")
    lists = [
        list_entry("news/2026/", "News of 2026", library.published([*library.news.values()][-1]))
    ]
    files = search_files(library, text_of, [page], lists, cache or Cache())
    return {output.address: output for output in files}


def built(root: Path, *projects: Mapping[str, str]) -> Iterator[dict[str, Output]]:
    for number, files in enumerate(projects):
        yield outputs(small(root / str(number), dict(files)))


def with_kept(library: Library, kept: Path) -> tuple[dict[str, bytes], list[str]]:
    """The files with what earlier builds kept, and the ids of the items whose texts it asked."""
    asked = []

    def text_of(entry: Entry[Any]) -> str:
        asked.append(entry.item.id)
        return entry.body

    cache = Cache(kept)
    files = contents(outputs(library, text_of, cache))
    cache.save()
    return files, asked


def contents(files: Mapping[str, Output]) -> dict[str, bytes]:
    return {at: output.make() for at, output in files.items()}


def is_other(before: Mapping[str, Output], after: Mapping[str, Output], at: str) -> bool:
    """Whether a file has a key that it had not."""
    return at not in before or before[at].key != after[at].key


def last_block(files: Mapping[str, Output]) -> str:
    blocks = [at for at in files if "/entries/" in at]
    return max(blocks, key=lambda at: int(Path(at).stem))
