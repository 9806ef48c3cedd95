"""Invented items of a project: the same ones for the same seed, however many are asked for."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Final, Literal

import yaml

Kind = Literal["news", "events", "practices"]

# Two thirds news, a quarter events, the rest practices.
KINDS: Final[tuple[Kind, ...]] = (
    *("news", "events", "news", "news", "practices", "news"),
    *("events", "news", "news", "events", "news", "news"),
)
FIRST_DAY: Final = date(2017, 1, 2)
DAYS: Final = 3000
LINK: Final = re.compile(r"item:(news|events|practices)/([a-z0-9-]+)")
TOWNS: Final = (("Berlin", "DE"), ("Prague", "CZ"), ("Toulouse", "FR"), ("Zaragoza", "ES"))
PARTS: Final = ("Context", "What was done", "Evidence", "What others can take along")
_WORDS: Final = (
    "action analysis answer aspect audit basis benefit board budget bundle calendar case chapter "
    "choice circle city clean cluster common company concept contact course craft customer day "
    "demand design detail early effect effort energy equal event evidence exchange expert export "
    "factory field figure finance firm first form founder future garden goal group guide harbour "
    "idea impact industry interest journey kind knowledge label lesson level library local machine "
    "manager many market material measure meeting member method model month network new number "
    "office open order partner people period place plan plasma platform point practice price "
    "problem process product programme question quiet range reason region report research result "
    "review river road room sector sensor service shared short signal simple small source speaker "
    "staff stage step strategy strong student study subject supply support survey table task "
    "teacher team technology test text theme time tool town trainer value view visit water way "
    "week wide window work workshop world year young"
)
WORDS: Final = _WORDS.split()
SMALL_WORDS: Final = ("a", "and", "for", "from", "in", "of", "on", "that", "the", "to", "with")


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


def items(number: int, choices: Choices, seed: int = 1) -> list[Item]:
    """The first items of an endless row; the last one may be taken away without a dead link."""
    return list(islice(_row(choices, random.Random(seed)), number))


def _row(choices: Choices, chance: random.Random) -> Iterator[Item]:
    earlier: list[Item] = []
    for number in count():
        item = _item(number, KINDS[number % len(KINDS)], choices, earlier, chance)
        earlier.append(item)
        yield item


def _item(
    number: int, kind: Kind, choices: Choices, earlier: list[Item], chance: random.Random
) -> Item:
    day = FIRST_DAY + timedelta(chance.randrange(DAYS))
    headings = PARTS if kind == "practices" else [_title(chance) for _ in range(2)]
    slug = f"{'-'.join(chance.choices(WORDS, k=3))}-{number}"
    return Item(
        kind,
        slug=slug,
        title=f"{_title(chance)} {number}",
        summary=f"{_sentence(chance)} {_sentence(chance)}",
        day=day,
        category=chance.choice(choices.categories),
        fields=_fields(kind, number, day, choices, earlier, chance),
        body=_body(headings, is_opened=kind == "practices", earlier=earlier, chance=chance),
    )


def _fields(
    kind: Kind, number: int, day: date, choices: Choices, earlier: list[Item], chance: random.Random
) -> dict[str, object]:
    """The fields of an item beside id, title, summary, date and category."""
    events = [item.slug for item in earlier[-50:] if item.kind == "events"]
    partners = chance.sample(choices.partners, k=min(len(choices.partners), chance.randrange(4)))
    training = chance.sample(choices.training, k=min(len(choices.training), chance.randrange(2)))
    sources = chance.sample(choices.sources, k=min(len(choices.sources), 2))
    common = {"partners": partners, "training": training, "sources": sources}
    if kind == "news":
        return {**common, "events": events[-1:] if number % 3 == 0 else []}
    if kind == "practices":
        area = chance.choice(choices.areas)
        return {
            "area": area,
            "order": 100 + number,
            "state": "done",
            "events": events[:1],
            **common,
        }
    town, country = chance.choice(TOWNS)
    hours = number % 2 == 0
    last = day + timedelta(0 if hours else chance.randrange(3))
    return {
        "type": chance.choice(choices.event_types),
        "start": f"{day} 10:00" if hours else f"{day}",
        "end": f"{last} 16:30" if hours else f"{last}",
        "status": "held",
        "place": {"town": town, "country": country},
        **common,
    }


def _body(
    headings: list[str] | tuple[str, ...],
    is_opened: bool,
    earlier: list[Item],
    chance: random.Random,
) -> str:
    """About 500 words under headings; only an opened text begins with the first of them."""
    blocks = [] if is_opened else [_paragraph(chance), _paragraph(chance)]
    for heading in headings:
        blocks += [f"## {heading}", _paragraph(chance)]
    blocks += [_bullets(chance), _paragraph(chance, _links(earlier, chance))]
    if chance.random() < 0.2:
        blocks.append(_table(chance))
    while sum(len(block.split()) for block in blocks) < 500:
        blocks.append(_paragraph(chance))
    return "\n\n".join(blocks) + "\n"


def _links(earlier: list[Item], chance: random.Random) -> str:
    """A sentence with links to two earlier items, and to a place outside."""
    targets = chance.sample(earlier, k=min(len(earlier), 2))
    inner = "".join(f" [{_words(3, chance)}](item:{to.kind}/{to.slug})," for to in targets)
    return f"See{inner} and [{_words(3, chance)}](https://example.org/{chance.choice(WORDS)}/)."


def _bullets(chance: random.Random) -> str:
    return "\n".join(f"- {_words(8, chance)}" for _ in range(4))


def _table(chance: random.Random) -> str:
    rows = [
        f"| {_words(2, chance)} | {_words(3, chance)} | {chance.randrange(90)} |" for _ in "1234"
    ]
    return "\n".join(["| Subject | What was learnt | Firms |", "| --- | --- | --- |", *rows])


def _paragraph(chance: random.Random, last: str = "") -> str:
    sentences = [_sentence(chance) for _ in range(chance.randint(3, 5))]
    sentences[1] = sentences[1].replace(" the ", " **the** ", 1)
    return " ".join([*sentences, last]).strip()


def _sentence(chance: random.Random) -> str:
    return f"{_words(chance.randint(8, 16), chance).capitalize()}."


def _title(chance: random.Random) -> str:
    return _words(chance.randint(4, 8), chance).capitalize()


def _words(number: int, chance: random.Random) -> str:
    small = chance.choices(SMALL_WORDS, k=number)
    return " ".join(small[at] if at % 3 == 1 else chance.choice(WORDS) for at in range(number))
