"""The index of the search as small files, so that a question loads only what it needs.

- `search/index.json` lists the files, the kinds of the entries with their words for readers, the
  endings of inflected forms and the little words of the language, and holds the open part: the
  words of the newest entries, in the form of a file of words.
- `search/entries/<n>.json` holds what answers show, in blocks in the order of the entries.
- `search/words/<letters>.json`, its letters as hexadecimal numbers, holds the words of the closed
  part that begin with them, each with the entries in which it stands, and their forms. A file that
  grows too large is parted by the next letter. A word is in the file with the most of its letters.
- `search/spelling/<end>.json` holds words of the closed part by their first or last letter.

A new item comes last, into the open part, so that only the first file and the last block change;
when it has become long, it is closed, and the next one begins. What is found does not depend on
where it begins. However frequent a word is, it has all its entries; it weighs less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import islice
from typing import Any, Final

from dissemination.cache import Cache, digest
from dissemination.locale.locale import Locale
from dissemination.output import Output
from dissemination.runs import Runs
from dissemination.site.search.closed_part import ClosedPart
from dissemination.site.search.entry_words import EntryWords
from dissemination.site.search.forms import Grown, endings, forms_of, frequent, widened
from dissemination.site.search.json_bytes import json_bytes
from dissemination.site.search.little_words import LITTLE_WORDS
from dissemination.site.search.part_words import PartWords
from dissemination.site.search.search_entry import ANSWERS, WORDS, SearchEntry, is_of_item
from dissemination.site.search.searched import Searched

ABOUT: Final = "search/index.json"
BLOCK: Final = 6  # entries to a block
SHOWN: Final = 280  # characters of the text of an answer


@dataclass(frozen=True)
class Index:
    """The index of entries in an order that lasts: a new entry comes last. Items are the last
    entries, each list behind its first item, the oldest first. The first `closed` entries are the
    closed part; `language` is that of the site."""

    entries: Sequence[Searched]
    closed: int
    language: str
    cache: Cache

    def outputs(self) -> Iterator[Output]:
        """Its files."""
        self._runs.retain()
        yield Output(ABOUT, self._about, digest(self.language, self._keys, self.closed))
        for number in range(0, len(self.entries), BLOCK):
            block = self.entries[number : number + BLOCK]
            address = f"search/entries/{number // BLOCK}.json"
            yield Output(address, partial(_block, block), digest([entry.key for entry in block]))
        yield from self._closed.outputs()

    def _about(self) -> bytes:
        locale, kinds = Locale(self.language), [entry.kind for entry in self.entries]
        part = PartWords.of(self.closed, len(kinds) - self.closed, self._words())
        grown = [*widened(self._closed.forms, forms_of(part.inflected, self.cache, "open"))]
        about = {
            "kinds": ANSWERS,
            "labels": [locale.gettext(WORDS[kind]) for kind in ANSWERS],
            "of": "".join(chr(ord("A") + ANSWERS.index(kind)) for kind in kinds),
            "block": BLOCK,
            "items": next((n for n, kind in enumerate(kinds) if is_of_item(kind)), len(kinds)),
            "endings": frequent(self._endings(grown)),
            "little": LITTLE_WORDS.get(self.language.partition("-")[0], "").split(),
            "spelling": self._closed.spelling,
            "words": self._closed.letters,
            "open": self._open(part, grown),
        }
        return json_bytes(about)

    def _endings(self, grown: Iterable[Grown]) -> Counter[str]:
        """The endings of all forms, from those of the closed part."""
        count = Counter(self._closed.endings)
        count.update(endings(whole for whole, _ in grown))
        count.subtract(endings(before for _, before in grown))
        return count

    def _open(self, part: PartWords, grown: Iterable[Grown]) -> dict[str, Any]:
        groups = {*part.spellings, *(whole for whole, _ in grown if len(whole) > 1)}
        return {
            "from": self.closed,
            "words": {token: part.postings(token) for token in sorted(part.tokens)},
            "forms": sorted(" ".join(group) for group in groups),
            "titles": " ".join(sorted(part.titles)),
        }

    @cached_property
    def _closed(self) -> ClosedPart:
        return ClosedPart(
            digest(self.language, self._keys[: self.closed]), self.cache, self._closed_words
        )

    def _closed_words(self) -> PartWords:
        newest_first = islice(self._words(), len(self.entries) - self.closed, None)
        return PartWords.of(0, self.closed, newest_first)

    def _words(self) -> Iterator[EntryWords]:
        """The words of all entries, the newest first."""
        for content in self._runs.contents("words"):
            yield from EntryWords.read(content)

    @cached_property
    def _keys(self) -> list[str]:
        return [entry.key for entry in self.entries]

    @cached_property
    def _runs(self) -> Runs:
        newest_first = self.entries[::-1]

        def make(number: int) -> tuple[bytes]:
            return (EntryWords.of(newest_first[number].whole(), self.language).kept,)

        names, keys = [e.address for e in newest_first], [e.key for e in newest_first]
        return Runs(self.cache, f"search: {self.language}", ("words",), names, keys, make)


def _block(entries: Iterable[Searched]) -> bytes:
    return json_bytes([_answer(entry.answer()) for entry in entries])


def _answer(entry: SearchEntry) -> list[str]:
    """What an answer shows: address, title, text, meta, and the language if it is another one."""
    text = entry.text
    if len(text) > SHOWN:
        text = text[:SHOWN].rpartition(" ")[0] + " …"
    answer = [entry.address, entry.title, text, entry.meta]
    return [*answer, entry.language] if entry.language else answer
