"""The theme tokens as the typesetting reads them."""

from __future__ import annotations

import re

from lxml import etree

from dissemination.publication.theme_tokens import theme_tokens
from dissemination.publication.typesetting import TEMPLATES
from tests.support.frozen import THEME


def test_colours_are_those_of_the_light_scheme() -> None:
    colours = theme_tokens(THEME).colours

    assert (colours["paper"], colours["ink"]) == ("#ffffff", "#08242e")
    assert all(re.fullmatch("#[0-9a-f]{6}", value) for value in colours.values())


def test_every_colour_of_print_is_one() -> None:
    files = TEMPLATES.glob("*.typ")
    used = {
        name
        for file in files
        for name in re.findall(r'colour\("([a-z-]+)"\)', file.read_text("utf-8"))
    }

    assert "water-deep" in used
    assert used <= theme_tokens(THEME).colours.keys()


def test_drawings_have_their_colour_and_no_style() -> None:
    tokens = theme_tokens(THEME)
    colours = tokens.colours
    drawings = {"drop": "drop", "passage": "drop", "membrane": "pool"}

    fills = {name: etree.fromstring(tokens.files[f"{name}.svg"]).get("fill") for name in drawings}
    assert fills == {name: colours[colour] for name, colour in drawings.items()}
    assert b"<style" not in tokens.drop + tokens.passage + tokens.membrane
