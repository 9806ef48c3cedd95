"""The index of the search as small files, so that a question loads only what it needs.

`search/index.json` lists the files and the kinds of the entries. `search/entries/<n>.json` holds
what answers show, in blocks in the order of the entries. `search/words/<letters>.json`, its
letters as hexadecimal numbers, holds the words that begin with them, each with the entries in which
it stands; a file that grows too large is parted by the next letter. A new item comes last, so that
only the last block and the files of its own words change.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from dissemination.site.search.search_entry import ANSWERS, SearchEntry
from dissemination.site.search.tokens import tokenize

ABOUT: Final = "search/index.json"
BLOCK: Final = 12  # entries to a block
LARGEST: Final = 24_000  # characters of a file of words, if it can be parted
COMMON: Final = 0.5  # a word in a larger share of the entries has no postings
FEW: Final = 60  # entries below which no word is common
USUAL: Final = 60  # words of an entry, against which long and short ones are weighed
SHOWN: Final = 280  # characters of the text of an answer
TITLE, DETAILS, BODY = 30.0, 8.0, 4.0  # the weight of a word by where it stands
STEPS: Final = 64  # weights lie below, so that entry and weight are one number

Postings = Mapping[str, "array[int]"]


def index_files(entries: Sequence[SearchEntry], language: str) -> dict[str, bytes]:
    """The files of the index by their addresses, from entries in an order that lasts: a new entry
    comes last. In English, plurals are their singular."""
    plural = language == "en"
    files = dict(_blocks(entries))
    word_files = _word_files(_postings(entries, plural), len(entries))
    for letters, lines in word_files.items():
        files[_word_address(letters)] = b"{" + b",".join(lines) + b"}"
    about = {
        "kinds": ANSWERS,
        "of": "".join(chr(ord("A") + ANSWERS.index(entry.kind)) for entry in entries),
        "block": BLOCK,
        "plural": plural,
        "words": sorted(word_files),
    }
    return {ABOUT: _json(about), **files}


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


def _postings(entries: Sequence[SearchEntry], plural: bool) -> Postings:
    """For each word the entries in which it stands, each as its distance from the one before times
    `STEPS`, plus the weight of the word in it."""
    postings: dict[str, array[int]] = {}
    last: dict[str, int] = {}
    for number, entry in enumerate(entries):
        for word, weight in _weights(entry, plural).items():
            step = number - last.get(word, 0)
            last[word] = number
            postings.setdefault(word, array("L")).append(step * STEPS + weight)
    return postings


def _weights(entry: SearchEntry, plural: bool) -> dict[str, int]:
    """The weight of each word of an entry, from 1 to `STEPS` - 1."""
    title = tokenize(f"{entry.title} {entry.names}", plural)
    details = tokenize(f"{entry.text} {entry.meta} {entry.details}", plural)
    body = tokenize(entry.body, plural) if entry.body else []
    weights: dict[str, float] = {}
    short = 1.0 / (1.0 + 0.04 * len(title))
    for word in dict.fromkeys(title):
        weights[word] = TITLE * short
    long = 0.6 + 0.4 * (len(details) + len(body)) / USUAL
    for part, value in ((details, DETAILS), (body, BODY)):
        counts: dict[str, int] = {}
        for word in part:
            counts[word] = counts.get(word, 0) + 1
        for word, count in counts.items():
            weights[word] = weights.get(word, 0.0) + value * count / (count + long)
    return {word: min(STEPS - 1, max(1, round(weight))) for word, weight in weights.items()}


def _word_files(postings: Postings, count: int) -> dict[str, list[bytes]]:
    """The lines of the files of words by the letters with which their words begin; a file of more
    than `LARGEST` characters is parted by the next letter, if it has more than one word. `count` is
    that of all entries."""
    lines = [(word, _line(word, postings[word], count)) for word in sorted(postings)]
    files: dict[str, list[bytes]] = {}
    waiting = [("", lines)]
    while waiting:
        letters, lines = waiting.pop()
        if letters and (sum(len(line) for _, line in lines) <= LARGEST or len(lines) == 1):
            files[letters] = [line for _, line in lines]
            continue
        parts: dict[str, list[tuple[str, bytes]]] = {}
        for word, line in lines:
            parts.setdefault(word[: len(letters) + 1], []).append((word, line))
        whole = parts.pop(letters, None)  # the word that is these letters and no more
        if whole:
            files[letters] = [line for _, line in whole]
        waiting += parts.items()
    return files


def _word_address(letters: str) -> str:
    """The address of the words that begin with letters, in ASCII and no name that Windows
    reserves."""
    return f"search/words/{'-'.join(f'{ord(letter):x}' for letter in letters)}.json"


def _line(word: str, postings: array[int], count: int) -> bytes:
    is_common = count >= FEW and len(postings) > COMMON * count
    return _json(word) + b":" + (b"0" if is_common else _json(list(postings)))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
