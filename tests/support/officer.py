"""What officers do to the frozen INNO-DROP, as README and CONTRIBUTING tell them to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from PIL import Image

from tests.support.small import event, news, quoted

Change = Callable[[Path, date], None]

NOTE: Final = "content/news/berlin-training-note.md"
SETTINGS: Final = "data/site.yml"


def corrects_an_item(project: Path, today: date) -> None:
    """A correction that is dated today."""
    lines = f"updated: {today}\ncorrection: The clusters were ten, not nine.\ncategory: "
    _replace(project / NOTE, "category: ", lines)


def adds_a_picture(project: Path, today: date) -> None:
    """A news item in a folder of its own, with a picture at its top and one in its text."""
    folder = project / "content/news/open-laboratory"
    folder.mkdir()
    for name, colour in (("line", "#1b6e8c"), ("gate", "#8c1b3a")):
        Image.new("RGB", (2000, 1500), colour).save(folder / f"{name}.jpg")
    item = _news(
        "open-laboratory",
        today,
        body="Come in by the gate.\n\n![The gate of the laboratory](gate.jpg)",
        image="line.jpg",
        image_alt="The nanofibre line",
    )
    _write(folder / "index.md", item)


def adds_an_hour(project: Path, today: date) -> None:
    """An event that is to come, with its hours and its place."""
    day = today + timedelta(days=100)
    item = event(
        id="open-day",
        title="Open day",
        summary="Visitors see the nanofibre line at work.",
        published=str(today),
        start=f"{day} 10:00",
        end=f"{day} 16:30",
        place="{town: Pardubice, country: CZ}",
    )
    _write(project / "content/events/open-day.md", item)


def adds_a_partner(project: Path, today: date) -> None:
    """A fifth partner, in a country that had none."""
    _append(
        project / "data/partners.yml",
        """\
- id: aqua-cluster
  name: Aqua Cluster Österreich
  short: Aqua
  country: AT
  place: Linz
  role: partner
  field: Water
  summary: A water cluster in Linz.
  sources: [eccp-profile]
""",
    )


def adds_a_practice(project: Path, today: date) -> None:
    """A fourteenth practice."""
    text = (project / "content/practices/train-with-another-consortium.md").read_text("utf-8")
    text = text.replace("id: train-with-another-consortium", "id: share-a-trainer")
    text = text.replace("title: Train together with another consortium", "title: Share a trainer")
    text = text.replace("order: 4", "order: 40").replace(
        "published: 2026-11-22", f"published: {today}"
    )
    _write(project / "content/practices/share-a-trainer.md", text)


def moves_an_item_into_a_folder(project: Path, today: date) -> None:
    """An item that is to have pictures moves into a folder; links into it and out of it follow."""
    file = project / NOTE
    folder = file.with_suffix("")
    folder.mkdir()
    text = file.read_text("utf-8").replace("](../", "](../../")
    file.unlink()
    _write(folder / "index.md", text)
    for other in (project / "content").rglob("*.md"):
        _replace(other, f"{folder.name}.md", f"{folder.name}/index.md", may_miss=True)
    for data in (project / "data").glob("*.yml"):
        _replace(data, f"{folder.name}.md", f"{folder.name}/index.md", may_miss=True)


def cancels_an_event(project: Path, today: date) -> None:
    """An event that was announced does not take place."""
    item = event(
        id="webinar",
        title="Webinar",
        published=str(today - timedelta(days=30)),
        start=str(today + timedelta(days=30)),
        status="cancelled",
        sequence="1",
        updated=str(today),
        correction="The webinar is cancelled, because the speaker is ill.",
    )
    _write(project / "content/events/webinar.md", item)


def names_publisher_and_contact(project: Path, today: date) -> None:
    """What the warnings of the check ask for."""
    _append(
        project / SETTINGS,
        """\
publisher:
  name: Nanoprogress, z.s.
  address: Nová 306, 530 09 Pardubice
contact: https://www.nanoprogress.eu/en/contact/
""",
    )
    _replace(project / SETTINGS, "authority: inno-drop.example", "authority: inno-drop.eu")


def makes_a_new_edition(project: Path, today: date) -> None:
    """A second edition of the publication."""
    edition = (
        f"  editions:\n    - number: 2\n      day: {today}\n      changes: [One practice more.]\n"
    )
    _replace(project / SETTINGS, "  editions:\n", edition)


def writes_ahead(project: Path, today: date) -> None:
    """A news item that is held back until a later date."""
    _write(
        project / "content/news/later.md", _news("later", today + timedelta(days=20), title="Later")
    )


def writes_on_the_day(project: Path, today: date) -> None:
    """A news item of today, in the language of a partner, that links to what there is."""
    body = "[Výcvik](../events/berlin-training-2017.md), [ZINNAE](../../data/partners.yml#zinnae)."
    item = _news(
        "vycvik", today, body, title=quoted("Příliš žluťoučký kůň: „výcvik“"), language="cs"
    )
    _write(project / "content/news/vycvik.md", item)


# What does not change the publication, which is dear to set.
WITHOUT_THE_PUBLICATION: Final[tuple[Change, ...]] = (
    corrects_an_item,
    adds_a_picture,
    adds_an_hour,
    moves_an_item_into_a_folder,
    cancels_an_event,
    writes_ahead,
    writes_on_the_day,
)
CHANGES: Final[tuple[Change, ...]] = (
    *WITHOUT_THE_PUBLICATION,
    adds_a_partner,
    adds_a_practice,
    names_publisher_and_contact,
    makes_a_new_edition,
)


def _news(key: str, day: date, body: str = "Text.", **fields: str) -> str:
    return news(body, **{"id": key, "date": str(day), "category": "project", **fields})


def _write(file: Path, text: str) -> None:
    file.write_text(text, "utf-8", newline="\n")


def _append(file: Path, text: str) -> None:
    _write(file, file.read_text("utf-8") + text)


def _replace(file: Path, old: str, new: str, may_miss: bool = False) -> None:
    text = file.read_text("utf-8")
    assert old in text or may_miss, f"{file} has no {old!r}"
    if old in text:
        _write(file, text.replace(old, new))
