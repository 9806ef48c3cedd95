"""Questions to the index of a site, answered by its own script in Node.js."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from dissemination.cache import Cache
from dissemination.site.search.index import Index as SearchIndex
from dissemination.site.search.search_entry import SearchEntry
from dissemination.site.search.searched import SearchedEntry
from tests.support.frozen import SUPPORT, THEME

SCRIPT: Final = THEME / "assets/search.js"
FIRST: Final = 10  # answers that are shown at once


def index_files(
    entries: Sequence[SearchEntry], language: str, newest: int = 0, cache: Cache | None = None
) -> dict[str, bytes]:
    """The files of the index of entries, of which the newest stand in its open part."""
    searched = [SearchedEntry.of(entry) for entry in entries]
    closed = len(entries) - newest
    outputs = SearchIndex(searched, closed, language, cache or Cache()).outputs()
    return {output.address: output.make() for output in outputs}


@dataclass(frozen=True)
class Answers:
    """What a question finds: the numbers of entries, the best first, of which the first `whole`
    have all of its words; for each word that stands nowhere those that were looked for instead; and
    the files of the index that were loaded for it, without those of the answers."""

    entries: list[int]
    whole: int
    meant: list[list[str | list[str]]]
    loaded: list[str]


@dataclass(frozen=True)
class Index:
    """The files of an index by their addresses."""

    files: Mapping[str, bytes]

    @classmethod
    def of_site(cls, site: Path) -> Index:
        """That of a built site."""
        files = (site / "search").rglob("*.json")
        return cls({file.relative_to(site).as_posix(): file.read_bytes() for file in files})

    @classmethod
    def of_titles(cls, titles: Iterable[str], language: str = "en") -> Index:
        """That of news with these titles, the oldest first."""
        entries = [SearchEntry(f"news/{n}/", "news", title) for n, title in enumerate(titles)]
        return cls(index_files(entries, language))

    @cached_property
    def about(self) -> dict[str, Any]:
        """What the index says of itself."""
        about: dict[str, Any] = json.loads(self.files["search/index.json"])
        return about

    @cached_property
    def entries(self) -> list[list[str]]:
        """The entries, each with its address, title and more."""
        blocks = range(-(-len(self.about["of"]) // self.about["block"]))
        return [e for n in blocks for e in json.loads(self.files[f"search/entries/{n}.json"])]

    def ask(self, questions: Iterable[str]) -> list[Answers]:
        """The answers to each question."""
        return ask([(self, questions)])[0]

    def addresses(self, answers: Answers) -> list[str]:
        """Where answers lead."""
        return [self.entries[number][0] for number in answers.entries]

    def found(self, question: str) -> list[str]:
        """The titles that a question finds."""
        return [self.entries[number][1] for number in self.ask([question])[0].entries]

    def bytes_to_the_first_answers(self, answers: Answers) -> int:
        """What the page of the search loads beside what all pages load, compressed."""
        blocks = {number // self.about["block"] for number in answers.entries[:FIRST]}
        files = {*answers.loaded, *(f"search/entries/{block}.json" for block in blocks)}
        contents = [SCRIPT.read_bytes(), *(self.files[address] for address in files)]
        return sum(len(gzip.compress(content, 6, mtime=0)) for content in contents)


def ask(asked: Iterable[tuple[Index, Iterable[str]]]) -> list[list[Answers]]:
    """The answers of each index to its questions."""
    indexes = [
        {
            "files": {address: content.decode() for address, content in index.files.items()},
            "questions": list(questions),
        }
        for index, questions in asked
    ]
    return [[Answers(**found) for found in answers] for answers in in_node(indexes)["answers"]]


def in_node(indexes: Sequence[object] = (), texts: Sequence[str] = ()) -> dict[str, Any]:
    """What `search.mjs` writes: answers to questions, and texts as the script folds them."""
    given = {"script": SCRIPT.read_text("utf-8"), "indexes": indexes, "texts": texts}
    run = subprocess.run(
        ["node", SUPPORT / "search.mjs"], input=json.dumps(given).encode(), capture_output=True
    )
    assert run.returncode == 0, run.stderr.decode()
    result: dict[str, Any] = json.loads(run.stdout)
    return result
