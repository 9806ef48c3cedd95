"""One slip gives one message, and the example that it shows can be pasted in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.content.test_broken import lines_of
from tests.support.small import PARTNERS, PROJECT, SITE, event, minimal, news

NEWS: Final = "content/news/a.md"
EVENT: Final = "content/events/e.md"
PARTNER: Final = "data/partners.yml"

# A file, and a slip in it: what stands there, and what was typed instead.
SLIPS: Final = {
    "a capital": (NEWS, news(), "title:", "Title:"),
    "capitals": (NEWS, news(), "summary:", "SUMMARY:"),
    "another language": (NEWS, news(), "summary:", "Zusammenfassung:"),
    "a letter too few": (NEWS, news(), "category:", "categry:"),
    "a required field of a record": (PARTNER, PARTNERS, "  short:", "  Short:"),
    "the id of a record": (PARTNER, PARTNERS, "- id:", "- ID:"),
    "no first line of dashes": (NEWS, news(), "---\nid", "id"),
    "no second line of dashes": (NEWS, news(), "---\nText", "Text"),
    "four dashes": (NEWS, news(), "---\nid", "----\nid"),
    "a field twice": (NEWS, news(), "title: A title", "title: A title\ntitle: B\ntitle: C"),
    "a field too far right": (NEWS, news(), "summary:", "  summary:"),
    "fields too far left": (
        EVENT,
        event(place="\n  town: Berlin\n  country: DE"),
        "  town: Berlin\n  country",
        "town: Berlin\ncountry",
    ),
    "a required group too far left": ("data/project.yml", PROJECT, "\n  name:", "\nname:"),
    "tabs": (PARTNER, PARTNERS, "\n  ", "\n\t"),
    "no dash": (PARTNER, PARTNERS, "- id:", "  id:"),
    "a dash too many": (PARTNER, PARTNERS, "\n  place:", "\n- place:"),
    "dashes": (PARTNER, PARTNERS, "\n  ", "\n- "),
    "a list of texts": (
        "data/site.yml",
        SITE,
        "event_types:\n  - id: meeting\n    title: Meeting",
        "event_types: [meeting, workshop]",
    ),
    "a list for a text": (NEWS, news(), "category: project", "category:\n  - project"),
    "groups for ids": (
        NEWS,
        news(partners="[first]"),
        "[first]",
        "\n  - id: first\n  - id: first",
    ),
}


@pytest.mark.parametrize(("path", "text", "right", "wrong"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_gives_one_message(
    path: str, text: str, right: str, wrong: str, tmp_path: Path
) -> None:
    assert right in text
    assert lines_of(minimal(tmp_path, **{path: text})) == []
    (message,) = lines_of(minimal(tmp_path, **{path: text.replace(right, wrong)}))
    assert message.startswith(f"{path}:")
    assert len(message) < 300


WRONG_FORMS: Final = {
    "a text for a group": (EVENT, event(place="Pardubice")),
    "texts for a group": (EVENT, event(place="Zaandam, NL")),
    "a list for a group": (EVENT, event(place="[Zaandam, NL]")),
    "groups for a group": (EVENT, event(place="[{town: Zaandam}, {country: NL}]")),
    "signs of YAML": (EVENT, event(place='"Town: #3, {old}"')),
    "dots": (
        EVENT,
        event().replace("\n---\nText", "\nplace.town: Oulu\nplace.country: FI\n---\nText"),
    ),
    "a text for a list": (NEWS, news(partners="first")),
    "a dash without a space": (NEWS, news(partners="\n  -first")),
    "a group for a list": (NEWS, news(partners="{first: yes}")),
    "a group of settings": (
        "data/site.yml",
        SITE.replace("publication:\n", "publication: Good\nx:\n"),
    ),
    "a programme": (
        "data/project.yml",
        PROJECT.replace("programme:\n  name: COSME", "programme: COSME"),
    ),
}


@pytest.mark.parametrize(("path", "text"), WRONG_FORMS.values(), ids=WRONG_FORMS.keys())
def test_the_example_of_a_message_can_be_pasted(path: str, text: str, tmp_path: Path) -> None:
    message, *_ = lines_of(minimal(tmp_path, **{path: text}))
    example = message.rpartition(" like ")[2]
    field, number = example.partition(":")[0], int(message.split(":")[1])
    before, after = text.split("\n")[: number - 1], text.split("\n")[number:]
    rest = [line for line in after if not line.startswith((f"{field}.", "  -"))]
    lines = lines_of(minimal(tmp_path, **{path: "\n".join([*before, example, *rest])}))
    assert [line for line in lines if f": {field}: " in line] == []
