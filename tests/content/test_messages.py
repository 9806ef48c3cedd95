"""Every wording of a problem in the code has a golden case under tests/broken/."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter
from typing import Final

import pytest
import yaml

import dissemination
from tests.support.frozen import ROOT

PACKAGE: Final = Path(dissemination.__file__).parent
BROKEN: Final = ROOT / "tests/broken"
# Told by the build alone, not by `dissemination check`: of pages, and of what cannot be typeset.
OF_PAGES: Final = {"macro_problems.py", "book.py", "factsheet.py"}


def messages() -> list[tuple[str, str]]:
    """Name and wording of every Message of the package."""
    return [
        (f"{file.relative_to(PACKAGE).as_posix()}:{node.lineno}", ast.literal_eval(node.args[0]))
        for file in sorted(PACKAGE.rglob("*.py"))
        if file.name not in OF_PAGES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Message"
    ]


def pattern(wording: str) -> re.Pattern[str]:
    """A wording as a regular expression, its holes filled with anything."""
    parts = Formatter().parse(wording)
    return re.compile(
        "".join(re.escape(text) + ".*" * (hole is not None) for text, hole, *_ in parts)
    )


def literal(wording: str) -> int:
    """How much of a wording is no hole."""
    return sum(len(text) for text, *_ in Formatter().parse(wording))


MESSAGES: Final = messages()


def told() -> set[str]:
    """The wordings that the golden cases have; a line counts for the one that says most of it."""
    patterns = sorted(((literal(w), w, pattern(w)) for _, w in MESSAGES), reverse=True)
    return {
        next((wording for _, wording, known in patterns if known.fullmatch(text)), text)
        for file in sorted(BROKEN.glob("*.yml"))
        for line in yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)[
            "problems"
        ].splitlines()
        for text in texts(line)
    }


def texts(line: str) -> list[str]:
    """The text of a problem line, without the field's name if one stands before it."""
    text = re.sub(r"^.*?:\d+: ", "", line)
    return [text, re.sub(r"^\S+: ", "", text)]


TOLD: Final = told()


@pytest.mark.parametrize("wording", [m[1] for m in MESSAGES], ids=[m[0] for m in MESSAGES])
def test_message_has_a_case(wording: str) -> None:
    assert wording in TOLD


def test_messages_are_found() -> None:
    assert len(MESSAGES) > 50
