"""Problems for the errors of libyaml, in plain words and on the line at fault."""

from __future__ import annotations

import re
from typing import Final

import yaml

from dissemination.model.look_alikes import sign_name
from dissemination.problems import Message, Problem

NOT_YAML: Final = Message("this line is not valid YAML: {value}", code="not-yaml")
COLON: Final = Message(
    'a value with ": " in it needs quotes around it, such as title: "Open day: a visit"',
    code="value-with-colon",
)
NO_COLON: Final = Message(
    'expected "name: value" with a colon and a space, found "{value}"', code="no-colon"
)
INDENTED: Final = Message(
    "this line begins in the wrong column; fields that belong together begin in the same one",
    code="wrong-column",
)
TRAILING: Final = Message(
    'after a closing quote or bracket more text follows: "{value}"; '
    "put the whole value between quotes",
    code="text-after-quote",
)
NOT_ENDED: Final = Message(
    "the {value} that begins on this line has no closing {closing}; "
    "add it, or put the whole value between quotes",
    code="not-closed",
)
BRACKETS: Final = Message(
    "a list in brackets is not complete here; write [one, two], "
    "or put the whole value between quotes",
    code="list-not-complete",
)
START: Final = Message(
    'a value cannot begin with "{value}"; put the value between quotes',
    code="value-begins-with-sign",
)
ESCAPE: Final = Message(
    'between double quotes "\\" has a meaning of its own; use single quotes around the value',
    code="backslash-in-quotes",
)
SECOND_PART: Final = Message(
    'nothing may follow a line "..."; delete that line', code="document-end"
)
CURLY: Final = Message(
    "a quote of this value is curly, and YAML takes it for a letter: {value}; write straight ones "
    '("…"), and between them the curly ones if they are to be shown',
    code="curly-quotes",
)
ODD_COLON: Final = Message(
    'the colon or the space behind it is another sign ({sign}) in "{value}"; type ": " anew',
    code="odd-colon",
)

CLOSING: Final = {"[": "]", "{": "}"}
# What libyaml reports of a sign with which no value can begin.
SIGNS: Final = re.compile("start any token|alphabetic or numeric|tag handle|comment or line")
_QUOTES: Final = "“”„‟«»‘’‚‹›″"
_OPENED_CURLY: Final = re.compile(rf"[^:]*?(?::|^\s*-)\s+([{_QUOTES}].*)")
_HALF_CURLY: Final = re.compile(
    rf"""[^:]*?(?::|^\s*-)\s+("[^"]*[{_QUOTES}]|'[^']*[{_QUOTES}])\s*$"""
)
_ODD_COLON: Final = re.compile(r"[：﹕∶ː꞉]|(?<=:)(?:[^\S \t\n]|[\u200b\u2060\ufeff])")
PLAIN: Final = {"expected node content": BRACKETS, "expected <document start>": SECOND_PART}


def problem(error: yaml.MarkedYAMLError, lines: list[str], path: str) -> Problem:
    """The problem for an error of the parser in the file at `path`, whose text has these lines."""
    mark = error.problem_mark or error.context_mark or yaml.Mark("", 0, 0, 0, None, 0)
    return _curly(lines, mark.line, path) or _of_reason(error, lines, path)


def curly(value: str) -> bool:
    """Whether a value without straight quotes is one between curly ones."""
    inner = value[1:-1].strip(_QUOTES)
    return (
        len(value) > 1
        and value[0] in _QUOTES
        and value[-1] in _QUOTES + "\"'"
        and inner == value[1:-1]
        and not re.search('[“”„‟«»‘‚‹›″"]', inner)
    )


def opens_curly(value: str) -> bool:
    """Whether a value begins with a curly quote."""
    return value[:1] in tuple(_QUOTES)


def _curly(lines: list[str], last: int, path: str) -> Problem | None:
    """The problem of a curly quote that is likely the cause of an error on a line: it opens the
    value there, or does not close one that was opened above."""
    if opened := _OPENED_CURLY.match(_line(lines, last)):
        return CURLY.at(path, last + 1, value=opened[1])
    for number in range(min(last, len(lines) - 1), -1, -1):
        if half := _HALF_CURLY.match(lines[number]):
            return CURLY.at(path, number + 1, value=half[1])
    return None


def _of_reason(error: yaml.MarkedYAMLError, lines: list[str], path: str) -> Problem:
    """The problem for an error by what the parser says of it."""
    reason = error.problem or ""
    mark = error.problem_mark or error.context_mark or yaml.Mark("", 0, 0, 0, None, 0)
    if "expected key" in reason or "expected '-' indicator" in reason:
        before, after = _parted(lines, mark)
        if before.strip():
            return TRAILING.at(path, mark.line + 1, value=after)
        return INDENTED.at(path, mark.line + 1)
    if "mapping values are not allowed" in reason:
        return _stray_colon(mark.line, _parted(lines, mark)[0], lines, path)
    if "block sequence entries" in reason:
        return START.at(path, mark.line + 1, value="-")
    if error.context_mark and (opened := _opened(reason, error.context_mark, lines, path)):
        return opened
    line = next((n for n in range(mark.line, 0, -1) if _line(lines, n).strip()), 0) + 1
    if error.context == "while parsing a quoted scalar":
        return ESCAPE.at(path, line)
    plain = next((message for part, message in PLAIN.items() if part in reason), None)
    return plain.at(path, line) if plain else NOT_YAML.at(path, line, value=reason)


def _opened(reason: str, mark: yaml.Mark, lines: list[str], path: str) -> Problem | None:
    """The problem of something that begins at a mark and does not go on as it should."""
    line, sign = mark.line + 1, _parted(lines, mark)[1][:1]
    if "could not find expected ':'" in reason:
        return _no_colon(path, line, _line(lines, mark.line))
    if "unexpected end of stream" in reason or "expected ',' or" in reason:
        return NOT_ENDED.at(path, line, value=sign, closing=CLOSING.get(sign, sign))
    return START.at(path, line, value=sign) if SIGNS.search(reason) else None


def _stray_colon(number: int, before: str, lines: list[str], path: str) -> Problem:
    """A colon where none can be: two in a line, a line before without one, or an indented line."""
    if ": " in before:
        return COLON.at(path, number + 1)
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), number)
    if not re.search(r":(\s|$)", lines[above]):
        return _no_colon(path, above + 1, lines[above])
    return INDENTED.at(path, number + 1)


def _no_colon(path: str, line: int, text: str) -> Problem:
    """The problem of a line without a colon, or with one that only looks like one."""
    if odd := _ODD_COLON.search(text):
        return ODD_COLON.at(path, line, value=text, sign=sign_name(odd[0]))
    return NO_COLON.at(path, line, value=text)


def _parted(lines: list[str], mark: yaml.Mark) -> tuple[str, str]:
    """The line of a mark, parted at it."""
    line = _line(lines, mark.line)
    return line[: mark.column], line[mark.column :]


def _line(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""
