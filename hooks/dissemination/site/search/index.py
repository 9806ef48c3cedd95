"""The index of the search as small files, so that a question loads only what it needs.

- `search/index.json` lists the files, the kinds of the entries with their words for readers, the
  endings of inflected forms and the little words of the language.
- `search/entries/<n>.json` holds what answers show, in blocks in the order of the entries.
- `search/words/<letters>.json`, its letters as hexadecimal numbers, holds the words that begin with
  them, each with the entries in which it stands, and their forms. A file that grows too large is
  parted by the next letter. A word is in the file with the most of its letters.
- `search/spelling/<end>.json` holds words by their first or last letter.

A new item comes last, so that only the last block and the files of its own words change. However
frequent a word is, it has all its entries; it weighs less.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Any, Final

from dissemination.locale.locale import Locale
from dissemination.site.search.forms import Groups, endings, inflections, other_spellings
from dissemination.site.search.little_words import LITTLE_WORDS
from dissemination.site.search.search_entry import ANSWERS, WORDS, SearchEntry
from dissemination.site.search.spelling import spelling_files
from dissemination.site.search.tokens import raw_words, tokens

ABOUT: Final = "search/index.json"
BLOCK: Final = 6  # entries to a block
LARGEST: Final = 12_000  # characters of a file of words, if it can be parted
HEAVY: Final = 3_000  # characters of a word that has a file of its own
USUAL: Final = 60  # words of an entry, against which long and short ones are weighed
SHOWN: Final = 280  # characters of the text of an answer
TITLE, DETAILS, BODY = 30.0, 8.0, 4.0  # the weight of a word by where it stands
STEP: Final = 1.28  # the weight of a level against the level below
LEVELS: Final = "ABCDEFGHIJKLMNOP"
OF_QUARTERS: Final = [LEVELS[round(log(max(1.0, n / 4), STEP))] for n in range(170)]
FREQUENT: Final = 1_000  # entries of a word from which on every third level is enough
ROUGH: Final = {ord(level): LEVELS[at // 3 * 3] for at, level in enumerate(LEVELS)}

Postings = Mapping[str, list[str]]


def index_files(entries: Sequence[SearchEntry], language: str) -> dict[str, bytes]:
    """The files of the index by their addresses, from entries in an order that lasts: a new entry
    comes last. Items are the last entries, each list behind its first item, the oldest first.
    `language` is that of the site."""
    words, locale = _Words(language), Locale(language)
    for entry in entries:
        words.add(entry)
    inflected, otherwise = inflections(words.raw), other_spellings(words.raw)
    word_files = _word_files(words.postings, [*inflected, *otherwise])
    typed = {form for form, _ in otherwise}
    spelling = spelling_files(
        words.postings.keys() | typed,
        words.of_titles | {form for form, token in otherwise if token in words.of_titles},
    )
    about = {
        "kinds": ANSWERS,
        "labels": [locale.gettext(WORDS[kind]) for kind in ANSWERS],
        "of": "".join(chr(ord("A") + ANSWERS.index(entry.kind)) for entry in entries),
        "block": BLOCK,
        "items": next((n for n, entry in enumerate(entries) if entry.is_item), len(entries)),
        "endings": endings(inflected),
        "little": LITTLE_WORDS.get(language.partition("-")[0], "").split(),
        "spelling": list(spelling),
        "words": sorted(word_files),
    }
    return {
        ABOUT: _json(about),
        **dict(_blocks(entries)),
        **{_word_address(letters): content for letters, content in word_files.items()},
        **{f"search/spelling/{name}.json": _json(lists) for name, lists in spelling.items()},
    }


@dataclass
class _Words:
    """The words of entries.

    `postings` have for each token the entries in which it stands, each as its distance from the one
    before, if it is not the next one, and the level of the token's weight in it: `AC3B` is 0, 1 and
    4. `raw` has the raw words by the language of their text; what the generator adds to a text in
    another language is in the site's, `language`. `of_titles` are the tokens of titles.
    """

    language: str
    postings: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    raw: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    of_titles: set[str] = field(default_factory=set)
    _count: int = 0
    _last: dict[str, int] = field(default_factory=dict)

    def add(self, entry: SearchEntry) -> None:
        """Add those of the next entry."""
        postings, last, number = self.postings, self._last, self._count
        for token, weight in self._weights(entry).items():
            distance = number - last.get(token, -1)
            last[token] = number
            level = OF_QUARTERS[int(4 * weight)]
            postings[token].append(level if distance == 1 else f"{distance}{level}")
        self._count += 1

    def _weights(self, entry: SearchEntry) -> dict[str, float]:
        """The weight of each token of an entry, below that of the highest level."""
        own, site = entry.language or self.language, self.language
        title = self._counted(own, entry.title) + self._counted(site, entry.names)
        details = self._counted(own, entry.text)
        details += self._counted(site, f"{entry.meta} {entry.details}")
        body = self._counted(own, entry.body)
        weight = TITLE / (1.0 + 0.06 * title.total())
        weights = {token: weight for raw in title for token in tokens(raw)}
        self.of_titles.update(weights)
        long = 0.6 + 0.4 * (details.total() + body.total()) / USUAL
        for part, value in ((details, DETAILS), (body, BODY)):
            for token, count in _of_tokens(part).items():
                weights[token] = weights.get(token, 0.0) + value * count / (count + long)
        return {token: entry.worth * weight for token, weight in weights.items()}

    def _counted(self, language: str, text: str) -> Counter[str]:
        """How often each raw word stands in a text."""
        counts = Counter(raw_words(text))
        self.raw[language].update(counts)
        return counts


def _of_tokens(words: Counter[str]) -> dict[str, int]:
    """How often each token stands among raw words."""
    counts: dict[str, int] = {}
    for raw, count in words.items():
        for token in tokens(raw):
            counts[token] = counts.get(token, 0) + count
    return counts


def _blocks(entries: Sequence[SearchEntry]) -> Iterator[tuple[str, bytes]]:
    for number in range(0, len(entries), BLOCK):
        block = [_answer(entry) for entry in entries[number : number + BLOCK]]
        yield f"search/entries/{number // BLOCK}.json", _json(block)


def _answer(entry: SearchEntry) -> list[str]:
    """What an answer shows: address, title, text, meta, and the language if it is another one."""
    text = entry.text
    if len(text) > SHOWN:
        text = text[:SHOWN].rpartition(" ")[0] + " …"
    answer = [entry.address, entry.title, text, entry.meta]
    return [*answer, entry.language] if entry.language else answer


def _word_files(postings: Postings, groups: Groups) -> dict[str, bytes]:
    """The files of words by the letters with which their words begin."""
    of_word = _groups_of_words(groups)
    words = sorted(postings.keys() | of_word.keys())
    parted = _parted([(word, _line(word, postings.get(word, []))) for word in words])
    return {
        letters: _word_file(lines, {of for word, _ in lines for of in of_word.get(word, ())})
        for letters, lines in parted.items()
    }


def _parted(lines: list[tuple[str, bytes]]) -> dict[str, list[tuple[str, bytes]]]:
    """Words with their lines by the letters with which they begin: those of more than `LARGEST`
    characters are parted by the next letter, if there is more than one word."""
    files = {f"{word}.": [(word, line)] for word, line in lines if len(line) > HEAVY}
    waiting = [("", [line for line in lines if len(line[1]) <= HEAVY])]
    while waiting:
        letters, lines = waiting.pop()
        if letters and (sum(len(line) for _, line in lines) <= LARGEST or len(lines) == 1):
            files[letters] = lines
            continue
        parts: dict[str, list[tuple[str, bytes]]] = {}
        for word, line in lines:
            parts.setdefault(word[: len(letters) + 1], []).append((word, line))
        whole = parts.pop(letters, None)  # the word that is these letters and no more
        if whole:
            files[letters] = whole
        waiting += parts.items()
    return files


def _groups_of_words(groups: Groups) -> dict[str, list[tuple[str, ...]]]:
    of_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for group in groups:
        for word in group:
            of_word[word].append(group)
    return of_word


def _word_file(lines: Iterable[tuple[str, bytes]], groups: Iterable[tuple[str, ...]]) -> bytes:
    forms = _json([" ".join(group) for group in sorted(groups)])
    return b'{"words":{%b},"forms":%b}' % (b",".join(line for _, line in lines), forms)


def _line(word: str, postings: list[str]) -> bytes:
    text = "".join(postings)
    return b"%b:%b" % (
        _json(word),
        _json(text if len(postings) < FREQUENT else text.translate(ROUGH)),
    )


def _word_address(letters: str) -> str:
    """The address of the words that begin with letters, in ASCII and no name that Windows
    reserves."""
    return f"search/words/{'-'.join(f'{ord(letter):x}' for letter in letters)}.json"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
