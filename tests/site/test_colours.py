"""The colours: each pair that the style sheets use can be told apart, and all are tokens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dissemination.site.style_sheet import style_sheet
from tests.support.frozen import THEME

TOKENS = (THEME / "styles/tokens.css").read_text("utf-8")
SHEETS = [
    (THEME / "styles" / path).resolve()
    for path in re.findall(r'@import "([^"]+)"', (THEME / "styles/style.css").read_text("utf-8"))
    if path != "tokens.css"
]

LIGHT, DARK = 0, 1
# Text, and the grounds on which it stands.
TEXT = {
    "ink": ["paper", "mist", "water-wash", "amber-wash"],
    "ink-soft": ["paper", "mist", "water-wash"],
    "water": ["paper", "mist", "water-wash"],
    "water-deep": ["paper", "mist", "water-wash"],
    "paper": ["ink", "water", "water-deep"],  # skip link, pressed button, number in a drop
    "pool-ink": ["pool"],
    "red": ["paper", "mist", "red-wash"],
    "amber": ["amber-wash", "paper"],
    "violet": ["violet-wash", "paper", "mist"],
    "gold": ["gold-wash"],
    "silver": ["silver-wash"],
    "bronze": ["bronze-wash"],
}
# What is seen but not read: borders of fields, drops and pores, rings of the focus.
GRAPHICS = {
    "edge": ["paper", "mist", "water-wash"],
    "water": ["paper", "mist", "water-wash"],
    "drop": ["pool", "paper"],
    "focus": ["paper", "mist", "water-wash"],
    "pool-ink": ["pool"],
}
# Lines that only divide, and the white that the rules of the emblem and the logos ask for.
QUIET = {"line", "emblem-border", "logo-ground"}
PAIRS = [
    *((a, b, 4.5) for a, grounds in TEXT.items() for b in grounds),
    *((a, b, 3.0) for a, grounds in GRAPHICS.items() for b in grounds),
]
# Words for colours that are the reader's, or none.
FREE = {
    *("transparent", "currentcolor", "inherit", "none", "canvas", "canvastext", "graytext"),
    *("linktext", "highlight", "highlighttext", "buttontext", "buttonface"),
}
NAMED = (
    "white|black|red|green|blue|gray|grey|silver|gold|navy|teal|aqua|maroon|olive|lime|fuchsia"
    "|purple|orange|pink|brown|yellow|cyan|magenta|beige|ivory|indigo|violet|tomato|coral|salmon"
)
RAW = re.compile(
    rf"#[0-9a-f]{{3,8}}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|(?<![\w-])(?:{NAMED})(?![\w-])",
    re.IGNORECASE,
)


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
@pytest.mark.parametrize(("front", "background", "least"), PAIRS)
def test_a_pair_can_be_told_apart(front: str, background: str, least: float, scheme: int) -> None:
    colours = tokens()
    assert contrast(colours[front][scheme], colours[background][scheme]) >= least


def test_every_colour_stands_in_a_pair() -> None:
    paired = {name for a, b, _ in PAIRS for name in (a, b)} | QUIET
    colours = tokens()
    same = {name for name, schemes in colours.items() if schemes[LIGHT] == schemes[DARK]}

    assert set(colours) == paired
    assert same == {"emblem-border", "logo-ground"}


def test_a_browser_that_knows_one_scheme_alone_has_the_light_one() -> None:
    sheet = style_sheet(THEME / "styles/style.css").decode()
    block = sheet.partition("@supports not (color:light-dark(red,red)){")[2].partition("}")[0]
    light = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", block))

    assert light == {name: colours[LIGHT] for name, colours in tokens().items() if name in light}
    assert set(tokens()) - set(light) == {"emblem-border", "logo-ground"}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_style_sheets_use_tokens_alone(sheet: Path) -> None:
    assert raw_colours(sheet.read_text("utf-8")) == []


def test_a_raw_colour_is_seen() -> None:
    assert raw_colours(
        "a { color: #fff; border: 1px solid white } /* #000 */ b { c: rgb(0 0 0) }"
    ) == [
        *("#fff", "white", "rgb("),
    ]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_rule_with_both_colours_uses_a_listed_pair(sheet: Path) -> None:
    colour_pairs = {(a, b) for a, b, _ in PAIRS}
    assert [pair for pair in pairs(sheet.read_text("utf-8")) if pair not in colour_pairs] == []


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def tokens() -> dict[str, tuple[str, str]]:
    """The colours by name, without dashes in front: the light one, and the dark one."""
    value = r"--([\w-]+): (?:light-dark\()?(#[0-9a-f]{6})(?:, (#[0-9a-f]{6})\))?;"
    return {name: (light, dark or light) for name, light, dark in re.findall(value, TOKENS)}


def contrast(first: str, second: str) -> float:
    """How far two colours are apart, from 1 to 21."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def raw_colours(css: str) -> list[str]:
    """The colours that values of a style sheet write out."""
    css = re.sub(r"/\*.*?\*/|url\([^)]*\)|var\(--[\w-]+\)|\"[^\"]*\"", "", css, flags=re.DOTALL)
    values = re.findall(r"[\w-]+\s*:([^;{}]*)[;}]", css)
    return [
        colour for value in values for colour in RAW.findall(value) if colour.lower() not in FREE
    ]


def pairs(css: str) -> list[tuple[str, str]]:
    """The pairs of text and ground that one rule sets together."""
    colour_pairs = []
    for body in re.findall(r"\{([^{}]*)\}", css):
        front = re.search(r"(?<![\w-])color: var\(--([\w-]+)\)", body)
        background = re.search(r"(?<![\w-])background(?:-color)?: var\(--([\w-]+)\)", body)
        if front and background and {front[1], background[1]} <= tokens().keys():
            colour_pairs.append((front[1], background[1]))
    return colour_pairs


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
