"""The words of an entry: its tokens with their weights, and its raw words."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from math import log
from typing import Final

from dissemination.site.search.json_bytes import json_bytes
from dissemination.site.search.search_entry import SearchEntry
from dissemination.site.search.tokens import raw_words, tokens

USUAL: Final = 60  # words of an entry, against which long and short ones are weighed
TITLE, DETAILS, BODY = 30.0, 8.0, 4.0  # the weight of a word by where it stands
STEP: Final = 1.28  # the weight of a level against the level below
LEVELS: Final = "ABCDEFGHIJKLMNOP"
OF_QUARTERS: Final = [LEVELS[round(log(max(1.0, n / 4), STEP))] for n in range(170)]
END: Final = b","  # of what is kept of an entry; a list of JSON is made of several


@dataclass(frozen=True)
class EntryWords:
    """`tokens` are those of an entry and `levels` their weights in it, a letter each. `title` are
    the raw words of its title, `raw` all of them by the language of their text. Words stand in one
    text, with spaces between."""

    tokens: str
    levels: str
    title: str
    raw: dict[str, str]

    @classmethod
    def of(cls, entry: SearchEntry, site: str) -> EntryWords:
        """Those of an entry. What the generator adds to a text in another language is in that of
        the site."""
        title, names = raw_words(entry.title), raw_words(entry.names)
        text, details = raw_words(entry.text), raw_words(f"{entry.meta} {entry.details}")
        body = Counter(raw_words(entry.body))
        levels = _levels(entry.worth, Counter(title + names), Counter(text + details), body)
        raw = {entry.language or site: " ".join([*title, *text, *body])}
        raw[site] = " ".join([raw.get(site, ""), *names, *details])
        return cls(" ".join(levels), "".join(levels.values()), " ".join(title + names), raw)

    @property
    def kept(self) -> bytes:
        """It as JSON, with the comma that parts it from the next."""
        return json_bytes([self.tokens, self.levels, self.title, self.raw]) + END

    @classmethod
    def read(cls, kept: bytes) -> list[EntryWords]:
        """Those of several entries."""
        return [cls(*value) for value in json.loads(b"[%b]" % kept.removesuffix(END))]


def _levels(
    worth: float, title: Counter[str], details: Counter[str], body: Counter[str]
) -> dict[str, str]:
    """The level of the weight of each token of an entry, from its raw words and their numbers."""
    weight = TITLE / (1.0 + 0.06 * title.total())
    weights = dict.fromkeys(_of_tokens(title), weight)
    long = 0.6 + 0.4 * (details.total() + body.total()) / USUAL
    for token, count in _of_tokens(details).items():
        weights[token] = weights.get(token, 0.0) + DETAILS * count / (count + long)
    in_body = _of_tokens(body)
    shares = {count: BODY * count / (count + long) for count in {0, *in_body.values()}}
    alone = {count: _level(worth * share) for count, share in shares.items()}
    levels = {token: alone[count] for token, count in in_body.items()}
    for token, weight in weights.items():
        levels[token] = _level(worth * (weight + shares[in_body.get(token, 0)]))
    return levels


def _of_tokens(words: Counter[str]) -> dict[str, int]:
    """How often each token stands among raw words."""
    counts: dict[str, int] = {}
    for raw, count in words.items():
        for token in tokens(raw):
            counts[token] = counts.get(token, 0) + count
    return counts


def _level(weight: float) -> str:
    return OF_QUARTERS[int(4 * weight)]
