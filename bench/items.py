"""Invented items of a project: the same ones for the same seed, however many are asked for."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Final, Literal

import yaml

from bench.words import ENGLISH, VOCABULARIES, Vocabulary

Kind = Literal["news", "events", "practices"]

# Five news items for each event, whose languages change from one to the next.
KINDS: Final[tuple[Kind, ...]] = ("news", "news", "events", "news", "news", "news")
LANGUAGES: Final = tuple(VOCABULARIES)
FIRST_DAY: Final = date(2017, 1, 2)
DAYS: Final = 3000
WORDS: Final = 500  # of a body, about
NEAR: Final = 60  # how far back an item refers to others
LINK: Final = re.compile(r"item:(news|events|practices)/([a-z0-9-]+)")
TOWNS: Final = (
    *(("Berlin", "DE", ""), ("Liberec", "CZ", "Europe/Prague"), ("Toulouse", "FR", "Europe/Paris")),
    ("Zaragoza", "ES", "Europe/Madrid"),
)
PARTS: Final = ("Context", "What was done", "Evidence", "What others can take along")


@dataclass(frozen=True)
class Choices:
    """Ids of a project's data to which its items refer."""

    partners: list[str]
    training: list[str]
    sources: list[str]
    categories: list[str]
    event_types: list[str]
    areas: list[str]


@dataclass(frozen=True)
class Item:
    """An item: `fields` are those of its kind, and links of its body to others are written as
    `item:events/some-slug`."""

    kind: Kind
    slug: str
    title: str
    summary: str
    language: str
    day: date
    category: str
    fields: dict[str, object]
    body: str

    def text(self, path: Callable[[str, str], str]) -> str:
        """The body, with what `path` gives for kind and slug of an item to which it links."""
        return LINK.sub(lambda link: path(link[1], link[2]), self.body)


def choices(data: Path) -> Choices:
    """What the records of a project's data folder offer."""

    def read(name: str) -> object:
        return yaml.load((data / f"{name}.yml").read_text("utf-8"), yaml.CSafeLoader)

    def ids(records: object) -> list[str]:
        return [str(record["id"]) for record in records or []]  # type: ignore[attr-defined]

    site = read("site")
    assert isinstance(site, dict)
    return Choices(
        *(ids(read(name)) for name in ("partners", "training", "sources")),
        *(ids(site[name]) for name in ("categories", "event_types", "areas")),
    )


def items(
    number: int, choices: Choices, seed: int = 1, languages: Sequence[str] = LANGUAGES
) -> Iterator[Item]:
    """The first items of an endless row of news and events, none of which refers to a later one."""
    return islice(_row(KINDS, choices, random.Random(seed), languages), number)


def practices(number: int, choices: Choices, seed: int = 2) -> Iterator[Item]:
    """The first practices of an endless row, in English, which refer to each other alone."""
    return islice(_row(("practices",), choices, random.Random(seed), ("en",)), number)


def newest(number: int, choices: Choices) -> Item:
    """The news item that an officer adds as the `number`-th one: newer than all others, in one
    category, of one partner, with links to nothing else."""
    chance = random.Random(number)
    writer = Writer(ENGLISH, chance)
    return Item(
        "news",
        slug=f"newest-{number}",
        title=f"{writer.title()} {number}",
        summary=writer.summary(),
        language="en",
        day=FIRST_DAY + timedelta(DAYS + number),
        category=choices.categories[0],
        fields={"partners": choices.partners[:1]},
        body=_body(writer, [], is_opened=False),
    )


def _row(
    kinds: Sequence[Kind], choices: Choices, chance: random.Random, languages: Sequence[str]
) -> Iterator[Item]:
    earlier: list[tuple[Kind, str]] = []
    for number in count():
        language = languages[number % len(languages)]
        item = _item(number, kinds[number % len(kinds)], language, choices, earlier, chance)
        earlier = [*earlier[1 - NEAR :], (item.kind, item.slug)]
        yield item


def _item(
    number: int,
    kind: Kind,
    language: str,
    choices: Choices,
    earlier: list[tuple[Kind, str]],
    chance: random.Random,
) -> Item:
    writer = Writer(VOCABULARIES[language], chance)
    day = FIRST_DAY + timedelta(chance.randrange(DAYS))
    return Item(
        kind,
        slug=f"{'-'.join(chance.choices(ENGLISH.long, k=3))}-{number}",
        title=f"{writer.title()} {number}",
        summary=writer.summary(),
        language=language,
        day=day,
        category=chance.choice(choices.categories),
        fields=_fields(kind, number, day, choices, earlier, chance),
        body=_body(writer, earlier, is_opened=kind == "practices"),
    )


def _fields(
    kind: Kind,
    number: int,
    day: date,
    choices: Choices,
    earlier: list[tuple[Kind, str]],
    chance: random.Random,
) -> dict[str, object]:
    """The fields of an item beside id, title, summary, language, date and category."""
    events = [slug for of, slug in earlier if of == "events"]
    partners = chance.sample(choices.partners, k=chance.randrange(1, 3))
    training = chance.sample(choices.training, k=chance.randrange(2))
    sources = chance.sample(choices.sources, k=2)
    common = {"partners": partners, "training": training, "sources": sources}
    if kind == "news":
        return {**common, "events": events[-1:] if number % 3 == 0 else []}
    if kind == "practices":
        area = chance.choice(choices.areas)
        return {**common, "area": area, "order": number + 1, "state": "done"}
    town, country, zone = chance.choice(TOWNS)
    hours = number % 4 != 0
    last = day + timedelta(0 if hours else chance.randrange(3))
    return {
        **common,
        "type": chance.choice(choices.event_types),
        "start": f"{day} 10:00" if hours else f"{day}",
        "end": f"{last} 16:30" if hours else f"{last}",
        "zone": zone or [],
        "status": "held",
        "place": {"town": town, "country": country},
    }


def _body(writer: Writer, earlier: list[tuple[Kind, str]], *, is_opened: bool) -> str:
    """About 500 words with headings, a list, a table and links; only an opened text begins with
    the first heading."""
    blocks = [] if is_opened else [writer.paragraph(), writer.paragraph()]
    for heading in PARTS if is_opened else (writer.title(), writer.title()):
        blocks += [f"## {heading}", writer.paragraph()]
    blocks += [writer.bullets(), writer.paragraph(writer.links(earlier)), writer.table()]
    written = sum(len(block.split()) for block in blocks)
    while written < WORDS:
        blocks.append(writer.paragraph())
        written += len(blocks[-1].split())
    return "\n\n".join(blocks) + "\n"


@dataclass(frozen=True)
class Writer:
    """Writes invented Markdown with the words of a language."""

    vocabulary: Vocabulary
    chance: random.Random

    def title(self) -> str:
        """A headline."""
        return _capital(self.words(self.chance.randint(4, 8)))

    def sentence(self) -> str:
        """A sentence."""
        return f"{_capital(self.words(self.chance.randint(8, 16)))}."

    def summary(self) -> str:
        """Two short sentences."""
        return " ".join(f"{_capital(self.words(self.chance.randint(5, 9)))}." for _ in "12")

    def paragraph(self, last: str = "") -> str:
        """Some sentences with an emphasis, and a last one."""
        sentences = [self.sentence() for _ in range(self.chance.randint(3, 5))]
        first, _, rest = sentences[1].partition(" ")
        sentences[1] = f"**{first}** {rest}"
        return " ".join([*sentences, last]).strip()

    def bullets(self) -> str:
        """A list."""
        return "\n".join(f"- {self.words(8)}" for _ in range(4))

    def table(self) -> str:
        """A table."""
        head = f"| {self.words(1)} | {self.words(2)} | {self.words(1)} |"
        rows = [
            f"| {self.words(2)} | {self.words(3)} | {self.chance.randrange(90)} |" for _ in "1234"
        ]
        return "\n".join([head, "| --- | --- | --- |", *rows])

    def links(self, earlier: Sequence[tuple[Kind, str]]) -> str:
        """A sentence with links to two earlier items, and to a place outside."""
        targets = self.chance.sample(earlier, k=min(len(earlier), 2))
        inner = [f"[{self.words(3)}](item:{kind}/{slug})" for kind, slug in targets]
        outer = f"[{self.words(3)}](https://example.org/{self.chance.choice(ENGLISH.long)}/)"
        return f"{_capital(self.words(2))}: {', '.join([*inner, outer])}."

    def words(self, number: int) -> str:
        """Words, of which each third one is small."""
        long = self.chance.choices(self.vocabulary.long, k=number)
        small = self.chance.choices(self.vocabulary.small, k=number)
        return " ".join(small[at] if at % 3 == 1 else long[at] for at in range(number))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
