"""Fields in YAML, spoilt: keys, values, indentation, quotes, remarks, marks of tools."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final

from tests.fuzz import words

Change = Callable[[list[str], int, Random], None]
FIELD: Final = re.compile(r"^(?P<before>\s*(?:- )?)(?P<key>[^\s:#-][^:]*):(?P<value>.*)$")
AROUND: Final = (
    *('"%s', '%s"', "'%s", '"%s"', "'%s'", "“%s”", "«%s»", "[%s]", "{%s}", "|\n%s", ">\n  %s"),
    *("|\n    %s", "`%s`", '""%s""'),
)
FORMS: Final = (
    *("[%s]", "{value: %s}", "\n  - %s", "\n  a: %s", "\n- x", "%s\n  %s", "%s # %s", "!!str %s"),
    *("&a %s", "*a", "{unknown: 2026-11}", "{inferred: %s, reason: x}", "%s\n\n\n%s"),
)
MARKS: Final = (
    *("<<<<<<< HEAD", "=======", ">>>>>>> main", "---", "...", "%YAML 1.2", "# remark", "", "- "),
    *("<<: {a: b}", "? a", "- id: x", "...\n---", "\t", "-", ":", "{}", "[]", "\ufeff"),
)


def spoilt(text: str, rng: Random) -> str:
    """Lines of YAML with one change."""
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    rng.choice(CHANGES)(lines, at, rng)
    return "\n".join(lines)


def _delete(lines: list[str], at: int, rng: Random) -> None:
    del lines[at : at + rng.choice([1, 1, 1, 2, 5])]


def _repeat(lines: list[str], at: int, rng: Random) -> None:
    lines.insert(rng.randrange(len(lines) + 1), lines[at])


def _move(lines: list[str], at: int, rng: Random) -> None:
    lines.insert(rng.randrange(len(lines)), lines.pop(at))


def _rename(lines: list[str], at: int, rng: Random) -> None:
    if field := FIELD.match(lines[at]):
        key = field["key"]
        names = [key.title(), key.upper(), key[:-1], f"{key}s", f"{key} ", rng.choice(words.NAMES)]
        names.append(key.replace("a", "а").replace("e", "е"))
        lines[at] = f"{field['before']}{rng.choice(names)}:{field['value']}"


def _add(lines: list[str], at: int, rng: Random) -> None:
    indent = re.match(r"\s*", lines[at])
    lines.insert(at, f"{indent[0] if indent else ''}{rng.choice(words.NAMES)}: {words.value(rng)}")


def _value(lines: list[str], at: int, rng: Random) -> None:
    if field := FIELD.match(lines[at]):
        lines[at] = f"{field['before']}{field['key']}: {words.value(rng)}"


def _sign(lines: list[str], at: int, rng: Random) -> None:
    column = rng.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:column] + words.sign(rng) + lines[at][column:]


def _lose(lines: list[str], at: int, rng: Random) -> None:
    column = rng.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:column] + lines[at][column + rng.choice([1, 1, 2, 9]) :]


def _indent(lines: list[str], at: int, rng: Random) -> None:
    before = rng.choice(
        [" ", "  ", "   ", "\t", "\xa0", "- ", "  - ", "> ", "# ", "\u3000", "      "]
    )
    lines[at] = before + lines[at] if rng.random() < 0.7 else lines[at].lstrip(" -")


def _colon(lines: list[str], at: int, rng: Random) -> None:
    colon = rng.choice([":", " : ", "：", ":\xa0", " :", "=", " ", ": :", ":\t", "꞉ ", ":: ", ";"])
    lines[at] = lines[at].replace(": ", colon, 1)


def _quotes(lines: list[str], at: int, rng: Random) -> None:
    _surround(lines, at, rng.choice(AROUND))


def _form(lines: list[str], at: int, rng: Random) -> None:
    _surround(lines, at, rng.choice(FORMS))


def _surround(lines: list[str], at: int, form: str) -> None:
    """Write the value of a field in another form, in which it is `%s`."""
    if field := FIELD.match(lines[at]):
        value = form.replace("%s", field["value"].strip())
        lines[at] = f"{field['before']}{field['key']}: {value}"


def _mark(lines: list[str], at: int, rng: Random) -> None:
    lines.insert(at, rng.choice(MARKS))


def _huge(lines: list[str], at: int, rng: Random) -> None:
    if rng.random() < 0.1:
        lines[at] = f"{lines[at]}{words.huge(rng)}"


CHANGES: Final[tuple[Change, ...]] = (
    *(_delete, _repeat, _move, _rename, _add, _value, _value, _value, _value, _sign, _sign, _lose),
    *(_indent, _colon, _quotes, _form, _mark, _huge),
)
