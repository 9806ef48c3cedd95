"""The forms of marks that a page would show as these letters, each with what is told of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from dissemination.markdown.leftover import Leftover, form, short
from dissemination.markdown.raw_links import RAW_LINKS
from dissemination.markdown.rendering import emoji
from dissemination.markdown.visible_text import READ
from dissemination.problems import Message

NO_NOTE: Final = Message(
    '"{value}" is shown as these letters, for the note is missing; '
    'write it on a line of its own: "{value}: …"',
    code="note-missing",
)
RAW_HEADING: Final = Message(
    '"{value}" is shown as plain text; write a space behind the signs: "{better}"',
    code="heading-shown-raw",
)
RAW_STARS: Final = Message(
    'the signs around "{value}" are shown as they are; write **words**, without spaces inside and '
    "with one outside",
    code="stars-shown-raw",
)
OPEN_STARS: Final = Message(
    'the signs before "{value}" are shown as they are, for nothing closes them; write **words**',
    code="stars-not-closed",
)
RAW_POINTS: Final = Message(
    '"{value}" is no point of a list, and runs on from the line before; write "{better}"',
    code="point-shown-raw",
)
RAW_TABLE: Final = Message(
    "this table is shown as plain text, for its second line needs as many parts as its head: "
    "| --- | --- |",
    code="table-shown-raw",
)
OTHER_PROGRAM: Final = Message(
    '"{value}" is a mark of another program, which readers would see as it stands; {cure}',
    code="other-program",
)
OPEN_COMMENT: Final = Message(
    'the remark that begins with "{value}" has no end, so readers see it; write "-->" behind it, '
    "or delete it",
    code="comment-shown-raw",
)
OPEN_TAG: Final = Message(
    'the HTML "{value}" is shown as these letters, for it is not whole; close its quotes, or '
    "write Markdown",
    code="html-shown-raw",
)
FORMULA: Final = Message(
    'the formula "{value}" is shown as these letters; write it in signs, such as x², or as a '
    'picture, or "\\$" for the money',
    code="formula-shown-raw",
)

_NAMED: Final = "note|tip|info|warning|danger|example|quote|abstract|summary|success|question|todo"
_BOXES: Final = f"{_NAMED}|failure|bug|important|caution|attention|hint|error|seealso|details"
_NOTE: Final = 'begin each of its lines with ">", the first with "> [!NOTE]"'
_DELETE: Final = "delete it"
_CONTENTS: Final = "delete it: contents are listed by themselves"
_REPLACE: Final = "write in its place what they are to see"
_WIKI: Final = "write ![what it shows](address of the picture), or [words](address of the page)"


def _emoji(match: re.Match[str]) -> dict[str, str] | None:
    sign = emoji(match[0])
    return {"value": match[0], "cure": f"type {sign}, or delete it"} if sign else None


def _stars(match: re.Match[str]) -> dict[str, str] | None:
    return {"value": short(match["words"])} if re.search(r"\w", match["words"]) else None


def _point(match: re.Match[str]) -> dict[str, str]:
    sign = match["sign"] if match["sign"] in "-*+" else "-"
    return {"value": short(match["line"]), "better": short(f"{sign} {match['words']}")}


def _sign_or_letter(match: re.Match[str]) -> dict[str, str]:
    line = match[0].partition("\n")[0]
    return {"value": short(line), "better": short(f"- {match['words'] or line}")}


def _number(match: re.Match[str]) -> dict[str, str]:
    return {"value": short(match["line"]), "better": short(f"{match['sign']} {match['words']}")}


def _table(match: re.Match[str]) -> dict[str, str] | None:
    is_told = match.string[: match.start()].endswith(f"{READ}\n")  # by its second line
    return None if is_told else {}


def _program(cure: str) -> Callable[[re.Match[str]], Mapping[str, str]]:
    return lambda match: {"value": short(match[0]), "cure": cure}


def _programs(forms: Iterable[tuple[str, str]], *, may: bool) -> Iterator[Leftover]:
    """Marks of other programs, each with its cure."""
    for pattern, cure in forms:
        yield Leftover(form(pattern), OTHER_PROGRAM, _program(cure), may)


LEFTOVERS: Final = (
    *_programs(
        (
            (r"\{\{[^\n]{0,300}?\}\}", _REPLACE),
            (r"\{%[^\n]{0,300}?%\}", _REPLACE),
            (r"<%[^\n]{0,300}?%>", _REPLACE),
            (r"\{#[^\n]{0,300}?#\}", _DELETE),
            (r"\{:(?!\))[^{}\n]*\}", _DELETE),
            (r"\{ ?[.#][A-Za-z][^{}\n]*\}", _DELETE),
            (rf"^(?:!!!|\?\?\?\+?) (?:{_BOXES})\b[^\n]*", _NOTE),
            (r"^:::+ ?\{?[\w.-][^\n]*", _NOTE),
            (
                r"\[!(?!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])[A-Za-z][\w-]*\][+-]?(?=\s|$)",
                _NOTE,
            ),
            (r"^\[\[_?(?i:toc)_?\]\]$|^\[(?i:toc)\]$|^\{:toc\}$", _CONTENTS),
            (r"!\[\[[^\[\]\n]+\]\]", _WIKI),
            (r"^\*\[[^\[\]\n]+\]:[^\n]*", 'write <abbr title="…">…</abbr> where it stands'),
        ),
        may=False,
    ),
    *RAW_LINKS,
    Leftover(
        form(r"<[a-zA-Z][a-zA-Z0-9]*\s[^<>\n]*=[^<>\n]*>"),
        OPEN_TAG,
        lambda match: {"value": short(match[0])},
    ),
    Leftover(
        form(r"(?<=\S)[ \t]*<!--(?![^\n]*-->)[^\n]*"),
        OPEN_COMMENT,
        lambda m: {"value": short(m[0])},
    ),
    Leftover(form(r"\[\^[\w.-]+\]"), NO_NOTE, lambda match: {"value": match[0]}),
    Leftover(
        form(r"^(?P<signs>#{2,6})(?P<words>[^\s#\d][^\n]*)$"),
        RAW_HEADING,
        lambda m: {"value": short(m[0]), "better": short(f"{m['signs']} {m['words']}")},
    ),
    Leftover(
        form(
            r"(?P<sign>\*\*(?<!\w\*\*(?=\w))|(?<!\w)__)"
            r"(?P<words>(?:(?!(?P=sign))(?:[^\n]|\n(?!\n))){1,300})"
            r"(?P=sign)(?!\*)(?<!\w\*\*(?=\w))(?<!\w__(?=\w))"
        ),
        RAW_STARS,
        _stars,
        may=True,
    ),
    Leftover(
        form(r"(?<![\w*])\*\*(?=\w)(?P<words>[^\n*]+)"),
        OPEN_STARS,
        lambda match: {"value": short(match["words"])},
        may=True,
    ),
    Leftover(
        form(r"^(?P<line>(?P<sign>[•▪◦‣●○■□►➢❑\uf0a7\uf0b7])[ \t]*(?P<words>\S[^\n]*))$"),
        RAW_POINTS,
        _point,
        may=True,
    ),
    Leftover(
        form(r"^(?P<line>(?P<sign>[-*+])(?P<words>[^\W\d_][^\n]*))\n(?P=sign)[^\W\d_][^\n]*$"),
        RAW_POINTS,
        _point,
        may=True,
    ),
    Leftover(
        form(
            r"^(?P<sign>[–—·∙✓✔→⇒]) ?(?P<words>\S[^\n]*)(?<![.?!…])\n(?P=sign) ?\S[^\n]*$"
            r"|^(?:\(?[a-z]\)|\(\d{1,2}\)|\d{1,2}\.\)) \S[^\n]*"
            r"\n\(?(?:[a-z]|\d{1,2})\.?\) \S[^\n]*$"
        ),
        RAW_POINTS,
        _sign_or_letter,
        may=True,
    ),
    Leftover(
        form(r"^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?$|^\|[ \t]*:?-{2,}:?[ \t]*\|$"),
        RAW_TABLE,
        lambda _: {},
    ),
    Leftover(form(r"(?:^\|[^\n|]+\|[^\n]*(?<=\|)[ \t]*$\n?){2,}"), RAW_TABLE, _table, may=True),
    Leftover(
        form(
            r"^(?P<line>(?P<sign>\d{1,2}[.)])(?P<words>[^\W\d_]{2}[^\n]*))"
            r"\n\d{1,2}[.)][^\W\d_]{2}[^\n]*$"
        ),
        RAW_POINTS,
        _number,
        may=True,
    ),
    *_programs(
        (
            (rf"(?<=[\)\]{READ}])\{{ ?(?:[.#][\w-]|[\w-]+=)[^{{}}\n]*\}}", _DELETE),
            (r"\[!\w+\](?=\s|$)", _NOTE),
            (r"(?<!!)\[\[[^\W\d][^\[\]\n]*\]\]", _WIKI),
            (r"\[/[a-z][\w-]*\]|\[[a-z][\w-]*(?: [\w-]+=[^\s\[\]]+)+[^\[\]\n]*\]", _REPLACE),
            (r"^\[(?:gallery|embed|contact-form|playlist)\]", _REPLACE),
            (r"\A\s*\+\+\+$", _DELETE),
            (r"==[^\s=](?:[^=\n]*[^\s=])?==", "write <mark>…</mark>"),
            (r"(?<![\w+])\+\+[^\W_](?:[^+\n]*[^\s+])?\+\+(?![\w+])", "write <ins>…</ins>"),
            (r"(?<=[\w)])\^[\w+-]{1,12}\^(?![\w^])", "write <sup>…</sup>"),
            (r"(?<=[^\n]\n): [^\n]+$", "write **word**: and what it means, on one line"),
        ),
        may=True,
    ),
    Leftover(form(r"(?<![\w:]):[a-z+-][a-z0-9_+-]*:(?![\w:])"), OTHER_PROGRAM, _emoji, may=True),
    Leftover(
        form(
            r"\$\$[^$]+\$\$|(?<![\w$\\])"
            r"\$(?:[A-Za-z]|(?=[^$\n]*[\\^_={}])[^\s$](?:[^$\n]{0,200}[^\s$])?)\$(?![\w$])"
        ),
        FORMULA,
        lambda match: {"value": short(match[0])},
        may=True,
    ),
)
