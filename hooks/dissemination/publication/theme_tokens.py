"""The theme tokens for typesetting: colours, drawings and the emblem."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from lxml import etree

from dissemination.problems import ContentError, Message, Problem

NO_COLOUR: Final = Message(
    "a colour of the light theme is missing; write below :root {{ the line --{name}: #123456; with "
    "two blanks before it",
    code="colour-missing",
)
NOT_DRAWN: Final = Message(
    "this drawing is broken here ({reason}); save it again as a plain SVG", code="drawing-broken"
)

HERE: Final = "docs/assets"
TOKENS: Final = f"{HERE}/tokens.css"
DRAWINGS: Final = ("drop", "passage", "membrane")
COLOURS: Final = (
    *("paper", "mist", "line", "edge", "ink", "ink-soft", "water", "water-deep", "water-wash"),
    *("pool", "pool-ink", "drop", "red", "red-wash", "amber", "amber-wash", "violet"),
    *("violet-wash", "gold", "gold-wash", "silver", "silver-wash", "bronze", "bronze-wash"),
    "focus",
)
_COLOUR: Final = re.compile(r"^  --([a-z-]+): (#[0-9a-f]{6});$", re.MULTILINE)


@dataclass(frozen=True)
class ThemeTokens:
    """Colours (`#rrggbb`) by their names in `tokens.css`, and drawings as SVG in their colours."""

    colours: Mapping[str, str]
    drop: bytes
    passage: bytes
    membrane: bytes
    emblem: bytes

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The tokens as files beside a typst document, by their names."""
        return {
            "colours.json": json.dumps(dict(self.colours)).encode(),
            "drop.svg": self.drop,
            "passage.svg": self.passage,
            "membrane.svg": self.membrane,
            "emblem.svg": self.emblem,
        }


def theme_tokens(assets: Path) -> ThemeTokens:
    """The theme tokens of a site from its `docs/assets/`; colours are those of the light theme.
    Raises ContentError with what is wrong with these files, and OSError."""
    colours, problems = _colours(assets / "tokens.css")
    drawings: dict[str, bytes] = {}
    for name in DRAWINGS:
        try:
            colour = colours.get("pool" if name == "membrane" else "drop", "")
            drawings[name] = coloured((assets / f"{name}.svg").read_bytes(), colour)
        except etree.XMLSyntaxError as error:
            reason = (error.msg or "nothing is there").partition(", line")[0]
            problems.append(NOT_DRAWN.at(f"{HERE}/{name}.svg", error.lineno or 1, reason=reason))
    if problems:
        raise ContentError(problems)
    return ThemeTokens(colours, emblem=(assets / "eu-emblem.svg").read_bytes(), **drawings)


def _colours(file: Path) -> tuple[dict[str, str], list[Problem]]:
    """The colours of the light theme, and the problems of the file that has them."""
    light = file.read_text("utf-8", errors="replace").partition("\n}")[0]
    colours = dict(_COLOUR.findall(light))
    line = light[: max(0, light.find(":root"))].count("\n") + 1
    missing = (name for name in COLOURS if name not in colours)
    return colours, [NO_COLOUR.at(TOKENS, line, name=name) for name in missing]


def coloured(drawing: bytes, colour: str) -> bytes:
    """An SVG drawing filled with one colour, without its style sheet. Raises XMLSyntaxError."""
    root = etree.fromstring(drawing)
    for style in root.findall("{http://www.w3.org/2000/svg}style"):
        root.remove(style)
    root.set("fill", colour)
    return bytes(etree.tostring(root))
