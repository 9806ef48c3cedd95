"""What libyaml says of a text that is not YAML, in the officer's words and on the right line."""

from __future__ import annotations

import re
from typing import Final

import yaml

from dissemination.problems import Message

NOT_YAML: Final = Message("this line is not valid YAML: {found}")
COLON: Final = Message(
    'a value with ": " in it needs quotes around it, such as title: "Open day: a visit"'
)
NO_COLON: Final = Message('expected "name: value" with a colon and a space, found "{found}"')
INDENTED: Final = Message(
    "this line begins in the wrong column; fields that belong together begin in the same one"
)
TRAILING: Final = Message(
    'after a closing quote or bracket more text follows: "{found}"; '
    "put the whole value between quotes"
)
NOT_ENDED: Final = Message(
    "the {found} that begins on this line has no closing {closing}; "
    "add it, or put the whole value between quotes"
)
BRACKETS: Final = Message(
    "a list in brackets is not complete here; write [one, two], "
    "or put the whole value between quotes"
)
START: Final = Message('a value cannot begin with "{found}"; put the value between quotes')
ESCAPE: Final = Message(
    'between double quotes "\\" has a meaning of its own; use single quotes around the value'
)
SECOND_PART: Final = Message('nothing may follow a line "..."; delete that line')

CLOSING: Final = {"[": "]", "{": "}"}
# What libyaml says of a sign with which no value can begin.
SIGNS: Final = re.compile("start any token|alphabetic or numeric|tag handle|comment or line")
PLAIN: Final = {"expected node content": BRACKETS, "expected <document start>": SECOND_PART}


def explained(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, str]:
    """Line and message for an error of the parser in a text of these lines."""
    said = error.problem or ""
    at = error.problem_mark or error.context_mark or yaml.Mark("", 0, 0, 0, None, 0)
    if "expected key" in said or "expected '-' indicator" in said:
        before, after = _parted(lines, at)
        told = TRAILING.filled(found=after) if before.strip() else INDENTED.filled()
        return at.line + 1, told
    if "mapping values are not allowed" in said:
        return _stray_colon(at.line, _parted(lines, at)[0], lines)
    if "block sequence entries" in said:
        return at.line + 1, START.filled(found="-")
    if error.context_mark and (message := _opened(said, error.context_mark, lines)):
        return error.context_mark.line + 1, message
    line = next((n for n in range(at.line, 0, -1) if _line(lines, n).strip()), 0) + 1
    if error.context == "while parsing a quoted scalar":
        return line, ESCAPE.filled()
    plain = next((message for part, message in PLAIN.items() if part in said), None)
    return line, plain.filled() if plain else NOT_YAML.filled(found=said)


def _opened(said: str, mark: yaml.Mark, lines: list[str]) -> str | None:
    """The message about something that begins at a mark and does not go on as it should."""
    if "could not find expected ':'" in said:
        return NO_COLON.filled(found=_line(lines, mark.line))
    sign = _parted(lines, mark)[1][:1]
    if "unexpected end of stream" in said or "expected ',' or" in said:
        return NOT_ENDED.filled(found=sign, closing=CLOSING.get(sign, sign))
    return START.filled(found=sign) if SIGNS.search(said) else None


def _stray_colon(number: int, before: str, lines: list[str]) -> tuple[int, str]:
    """A colon where none can be: two in a line, a line before without one, or an indented line."""
    if ": " in before:
        return number + 1, COLON.filled()
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), number)
    if not re.search(r":(\s|$)", lines[above]):
        return above + 1, NO_COLON.filled(found=lines[above])
    return number + 1, INDENTED.filled()


def _parted(lines: list[str], mark: yaml.Mark) -> tuple[str, str]:
    """The line of a mark, parted at it."""
    line = _line(lines, mark.line)
    return line[: mark.column], line[mark.column :]


def _line(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""
