"""Every wording of a problem has a code of its own, and a golden case under tests/broken/."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path, PurePosixPath
from string import Formatter
from typing import Final

import pytest
import yaml

import dissemination
from dissemination.load import load
from dissemination.problems import ContentError
from tests.support.frozen import ROOT
from tests.support.small import MOMENT, minimal, news

PACKAGE: Final = Path(dissemination.__file__).parent
BROKEN: Final = ROOT / "tests/broken"
# Not told by `dissemination check` of a project: of pages, of what cannot be typeset, of the look,
# of addresses, of files that are changed meanwhile, and of the system (tests/builds).
OF_PAGES: Final = {
    *("macro_problems.py", "policy.py", "book.py", "factsheet.py", "output.py", "system_errors.py"),
    *("theme_tokens.py", "kept_entry.py"),
}


@cache
def calls() -> list[tuple[str, ast.Call]]:
    """Every call of the package that makes a Message, with its file and line."""
    texts = {file: file.read_text("utf-8") for file in sorted(PACKAGE.rglob("*.py"))}
    return [
        (f"{file.relative_to(PACKAGE).as_posix()}:{node.lineno}", node)
        for file, text in texts.items()
        if "Message(" in text
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Message"
    ]


def messages() -> list[tuple[str, str]]:
    """Place and wording of every Message that `dissemination check` may show."""
    return [
        (place, ast.literal_eval(call.args[0]))
        for place, call in calls()
        if PurePosixPath(place.partition(":")[0]).name not in OF_PAGES
    ]


def code(call: ast.Call) -> str:
    return next(str(ast.literal_eval(k.value)) for k in call.keywords if k.arg == "code")


def pattern(wording: str) -> re.Pattern[str]:
    """A wording as a regular expression, its holes filled with anything."""
    parts = Formatter().parse(wording)
    return re.compile(
        "".join(re.escape(text) + ".*" * (hole is not None) for text, hole, *_ in parts)
    )


def literal(wording: str) -> int:
    """How much of a wording is no hole."""
    return sum(len(text) for text, *_ in Formatter().parse(wording))


def wordings_of_cases() -> set[str]:
    """The wordings that the golden cases have; a line counts for the one that says most of it."""
    patterns = sorted(((literal(w), w, pattern(w)) for _, w in messages()), reverse=True)
    return {
        next((wording for _, wording, expression in patterns if expression.fullmatch(text)), text)
        for file in sorted(BROKEN.glob("*.yml"))
        for line in lines_of_case(file)
        for text in texts(line)
    }


def lines_of_case(file: Path) -> list[str]:
    """The problems, the warnings, and what is held back of a golden case."""
    case = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    said = (case.get(name, "") for name in ("problems", "warnings", "held_back"))
    return "\n".join(said).splitlines()


def texts(line: str) -> list[str]:
    """The text of a problem line, without the field's name if one stands before it."""
    text = re.sub(r"^.*?:\d+: ", "", line)
    return [text, re.sub(r"^\S+: ", "", text)]


def test_every_message_has_a_case() -> None:
    cases = wordings_of_cases()
    assert [place for place, wording in messages() if wording not in cases] == []


def test_messages_are_found() -> None:
    assert len(messages()) > 50


def test_every_code_is_a_name_of_one_message() -> None:
    codes = Counter(code(call) for _, call in calls())
    assert [code for code in codes if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", code)] == []
    assert [code for code, times in codes.items() if times > 1] == []


def test_a_problem_carries_the_code_of_its_message(tmp_path: Path) -> None:
    files = {
        "content/news/a.md": news("[x](y.md)", title='"two\\nlines"'),
        "data/milestones.yml": "- id: [\n",
        "data/partners.yml": "{}\n",
    }
    with pytest.raises(ContentError) as caught:
        load(minimal(tmp_path, **files), MOMENT)
    assert {(problem.path, problem.code) for problem in caught.value.problems} == {
        ("content/news/a.md", "no-such-file"),
        ("content/news/a.md", "not-one-line"),
        ("data/milestones.yml", "list-not-complete"),
        ("data/partners.yml", "not-records"),
    }
