"""The index of the search as small files, so that a question loads only what it needs.

`search/index.json` says what there is. `search/entries/<n>.json` holds what answers show, in
blocks in the order of the entries. `search/words/<letters>.json`, its letters as hexadecimal
numbers, holds the words that begin with them, each with the entries in which it stands; a file
that grows too large is parted by the next letter. A new item comes last, so that only the last
block and the files of its own words change.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping
from typing import Any, Final

from dissemination.site.search.search_entry import ANSWERS, SearchEntry
from dissemination.site.search.tokens import tokenize

ABOUT: Final = "search/index.json"
BLOCK: Final = 12  # entries to a block
LARGEST: Final = 24_000  # characters of a file of words, if it can be parted
COMMON: Final = 0.5  # a word in more of the entries tells nothing
FEW: Final = 60  # entries below which no word is common
USUAL: Final = 60  # words of an entry, against which long and short ones are weighed
SHOWN: Final = 280  # characters of the text of an answer
TITLE, TOLD, BODY = 30.0, 8.0, 4.0  # what a word is worth where it stands
STEPS: Final = 64  # weights lie below, so that entry and weight are one number

Postings = Mapping[str, "array[int]"]


def index_files(entries: Iterable[SearchEntry], language: str) -> dict[str, bytes]:
    """The files of the index by their addresses, from entries in their lasting order."""
    listed = list(entries)
    plural = language == "en"
    files = dict(_blocks(listed))
    parted = _parted(_postings(listed, plural), len(listed))
    for letters, part in parted.items():
        files[_words_at(letters)] = b"{" + b",".join(part) + b"}"
    about = {
        "kinds": ANSWERS,
        "of": "".join(chr(ord("A") + ANSWERS.index(entry.kind)) for entry in listed),
        "block": BLOCK,
        "plural": plural,
        "words": sorted(parted),
    }
    return {ABOUT: _json(about), **files}


def _blocks(entries: list[SearchEntry]) -> Iterable[tuple[str, bytes]]:
    for number in range(0, len(entries), BLOCK):
        block = [_shown(entry) for entry in entries[number : number + BLOCK]]
        yield f"search/entries/{number // BLOCK}.json", _json(block)


def _shown(entry: SearchEntry) -> list[str]:
    text = entry.text
    if len(text) > SHOWN:
        text = text[:SHOWN].rpartition(" ")[0] + " …"
    shown = [entry.address, entry.title, text, entry.meta]
    return [*shown, entry.language] if entry.language else shown


def _postings(entries: list[SearchEntry], plural: bool) -> Postings:
    """For each word the entries in which it stands, each as its distance from the one before,
    together with the weight of the word in it."""
    found: dict[str, array[int]] = {}
    last: dict[str, int] = {}
    for number, entry in enumerate(entries):
        for word, weight in _weights(entry, plural).items():
            step = number - last.get(word, 0)
            last[word] = number
            found.setdefault(word, array("L")).append(step * STEPS + weight)
    return found


def _weights(entry: SearchEntry, plural: bool) -> dict[str, int]:
    """What each word of an entry is worth, from 1 to `STEPS` - 1."""
    titled = tokenize(f"{entry.title} {entry.names}", plural)
    told = tokenize(f"{entry.text} {entry.meta} {entry.told}", plural)
    body = tokenize(entry.body, plural) if entry.body else []
    worth: dict[str, float] = {}
    short = 1.0 / (1.0 + 0.04 * len(titled))
    for word in dict.fromkeys(titled):
        worth[word] = TITLE * short
    long = 0.6 + 0.4 * (len(told) + len(body)) / USUAL
    for part, value in ((told, TOLD), (body, BODY)):
        counts: dict[str, int] = {}
        for word in part:
            counts[word] = counts.get(word, 0) + 1
        for word, count in counts.items():
            worth[word] = worth.get(word, 0.0) + value * count / (count + long)
    return {word: min(STEPS - 1, max(1, round(each))) for word, each in worth.items()}


def _parted(postings: Postings, count: int) -> dict[str, list[bytes]]:
    """The words in files by their first letters, each small if it can be parted."""
    written = [(word, _written(word, postings[word], count)) for word in sorted(postings)]
    parts: dict[str, list[bytes]] = {}
    waiting = [("", written)]
    while waiting:
        letters, held = waiting.pop()
        if letters and (sum(len(each) for _, each in held) <= LARGEST or len(held) == 1):
            parts[letters] = [each for _, each in held]
            continue
        inner: dict[str, list[tuple[str, bytes]]] = {}
        for word, each in held:
            inner.setdefault(word[: len(letters) + 1], []).append((word, each))
        whole = inner.pop(letters, None)  # the word that is these letters and no more
        if whole:
            parts[letters] = [each for _, each in whole]
        waiting += inner.items()
    return parts


def _words_at(letters: str) -> str:
    """The address of the words that begin with letters, in ASCII and no name that Windows keeps."""
    return f"search/words/{'-'.join(f'{ord(letter):x}' for letter in letters)}.json"


def _written(word: str, entries: array[int], count: int) -> bytes:
    is_common = count >= FEW and len(entries) > COMMON * count
    return _json(word) + b":" + (b"0" if is_common else _json(list(entries)))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
