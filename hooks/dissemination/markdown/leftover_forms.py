"""The forms of marks that a page would show as these letters, each with what is told of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dissemination.markdown.rendering import emoji
from dissemination.markdown.visible_text import READ
from dissemination.problems import Message

SPACES: Final = Message(
    "this {kind} is shown as plain text because its address has spaces; rename the file {name}, "
    "or write {better}",
    code="spaces-in-address",
)
RAW_LINK: Final = Message(
    'the {kind} "{value}" is shown as plain text; write {better}', code="link-shown-raw"
)
NO_NOTE: Final = Message(
    '"{value}" is shown as these letters, for the note is missing; '
    'write it on a line of its own: "{value}: …"',
    code="note-missing",
)
NO_LABEL: Final = Message(
    '"{value}" is shown as plain text, for no line "[{label}]: address" says where it leads; '
    "write [words](address)",
    code="address-missing",
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
FORMULA: Final = Message(
    'the formula "{value}" is shown as these letters; write it in signs, such as x², or as a '
    'picture, or "\\$" for the money',
    code="formula-shown-raw",
)

# An address within round brackets, of a file or of another site.
_FILE: Final = rf"[^()\[\]<>\"\n{READ}]*(?:\.[A-Za-z0-9]{{1,5}}(?:#[^\s()]*)?|/)"
_SITE: Final = rf"(?:https?:|mailto:)[^()\s{READ}]+"
_MARK: Final = r"(?P<mark>!?)"
_TITLE: Final = r"(?P<title> +(?:\"[^\"\n]*\"|'[^'\n]*'))?"
_NAMED: Final = "note|tip|info|warning|danger|example|quote|abstract|summary|success|question|todo"
_BOXES: Final = f"{_NAMED}|failure|bug|important|caution|attention|hint|error|seealso|details"
_NOTE: Final = 'begin each of its lines with ">", the first with "> [!NOTE]"'
_DELETE: Final = "delete it"
_CONTENTS: Final = "delete it: contents are listed by themselves"
_REPLACE: Final = "write in its place what they are to see"
_WIKI: Final = "write ![what it shows](address of the picture), or [words](address of the page)"


@dataclass(frozen=True)
class Leftover:
    """A mark that stands in the visible text: its form, what is told, and whether it `may` be
    meant. `values` gives the words of the message; None if the form is none in this place."""

    pattern: re.Pattern[str]
    message: Message
    values: Callable[[re.Match[str]], Mapping[str, str] | None]
    may: bool = False


def _kind(match: re.Match[str]) -> str:
    return "picture" if match["mark"] else "link"


def _spaces(match: re.Match[str]) -> dict[str, str]:
    title = match["title"] or ""
    better = f"{match['mark']}[{match['words']}](<{match['address']}>{title})"
    name = "-".join(match["address"].rpartition("/")[2].partition("#")[0].split())
    return {"kind": _kind(match), "name": name, "better": better}


def _link(match: re.Match[str]) -> dict[str, str]:
    address = match["address"].replace(READ, "").replace(" ", "%20")
    better = f"{match['mark']}[{match['words']}]({address})"
    return {"kind": _kind(match), "value": short(match[0]), "better": better}


def _turned(match: re.Match[str]) -> dict[str, str] | None:
    may_be_formula = "," in match["words"] and not re.search("[./:]", match["address"])
    return None if may_be_formula else _link(match)


def _any_link(match: re.Match[str]) -> dict[str, str]:
    better = f"{match['mark']}[words](address)"
    return {"kind": _kind(match), "value": short(match[0]), "better": better}


def _emoji(match: re.Match[str]) -> dict[str, str] | None:
    sign = emoji(match[0])
    return {"value": match[0], "cure": f"type {sign}, or delete it"} if sign else None


def _stars(match: re.Match[str]) -> dict[str, str] | None:
    return {"value": short(match["words"])} if re.search(r"\w", match["words"]) else None


def _point(match: re.Match[str]) -> dict[str, str]:
    sign = match["sign"] if match["sign"] in "-*+" else "-"
    return {"value": short(match["line"]), "better": short(f"{sign} {match['words']}")}


def _number(match: re.Match[str]) -> dict[str, str]:
    return {"value": short(match["line"]), "better": short(f"{match['sign']} {match['words']}")}


def _table(match: re.Match[str]) -> dict[str, str] | None:
    is_told = match.string[: match.start()].endswith(f"{READ}\n")  # by its second line
    return None if is_told else {}


def _program(cure: str) -> Callable[[re.Match[str]], Mapping[str, str]]:
    return lambda match: {"value": short(match[0]), "cure": cure}


def short(text: str) -> str:
    """A text as a message quotes it: on one line, of at most 60 characters."""
    text = " ".join(text.replace(READ, "").split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


def _programs(forms: Iterable[tuple[str, str]], *, may: bool) -> Iterator[Leftover]:
    """Marks of other programs, each with its cure."""
    for pattern, cure in forms:
        yield Leftover(_form(pattern), OTHER_PROGRAM, _program(cure), may)


LEFTOVERS: Final = (
    *_programs(
        (
            (r"\{\{[^\n]{0,300}?\}\}", _REPLACE),
            (r"\{%[^\n]{0,300}?%\}", _REPLACE),
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
    Leftover(
        _form(
            rf"{_MARK}\[(?P<words>[^\[\]\n]*)\]\(<?(?P<address>(?=[^\s()]* ){_FILE}){_TITLE} ?>?\)"
        ),
        SPACES,
        _spaces,
    ),
    Leftover(
        _form(
            rf"{_MARK}\[(?P<words>[^\[\]\n]*)\]"
            rf"\((?P<address>[^()\n]*{READ}?{_SITE}{READ}? [^()\n]*)\)"
        ),
        RAW_LINK,
        _link,
    ),
    Leftover(
        _form(
            rf"{_MARK}\[(?P<words>(?!\d+\])[^\[\]\n]+)\] +"
            rf"\({READ}?(?P<address>{_SITE}|(?=[^\s()]+\)){_FILE}){READ}?\)"
        ),
        RAW_LINK,
        _link,
    ),
    Leftover(
        _form(rf"{_MARK}\[(?P<words>[^\[\]()\n]+)\((?P<address>(?=[^\s()]+\)){_FILE})\)"),
        RAW_LINK,
        _link,
    ),
    Leftover(
        _form(
            rf"{_MARK}\[(?P<words>[^\[\]\n]*)\]\((?P<address>(?=[^\s()]+(?:\s|\Z)){_FILE})(?=\s|\Z)"
        ),
        RAW_LINK,
        _link,
    ),
    Leftover(
        _form(
            rf"(?P<mark>)(?<![\w\])])\((?P<words>[^()\[\]\n]+)\)"
            rf"\[{READ}?(?P<address>[^\[\]\s{READ}]+){READ}?\]"
        ),
        RAW_LINK,
        _turned,
        may=True,
    ),
    Leftover(
        _form(rf"{_MARK}\[[^\[\]\n]*\]\((?!{READ})[^()\n]*\)?"), RAW_LINK, _any_link, may=True
    ),
    Leftover(_form(r"\[\^[\w.-]+\]"), NO_NOTE, lambda match: {"value": match[0]}),
    Leftover(
        _form(r"(?<![\w\]\[])\[(?!\d+\])[^\[\]\n]+\]\[(?P<label>(?!\d+\])[^\[\]\n]+)\](?!\])"),
        NO_LABEL,
        lambda match: {"value": short(match[0]), "label": match["label"]},
        may=True,
    ),
    Leftover(
        _form(r"^(?P<signs>#{2,6})(?P<words>[^\s#\d][^\n]*)$"),
        RAW_HEADING,
        lambda m: {"value": short(m[0]), "better": short(f"{m['signs']} {m['words']}")},
    ),
    Leftover(
        _form(
            r"(?P<sign>\*\*(?<!\w\*\*(?=\w))|(?<!\w)__)"
            r"(?P<words>(?:(?!(?P=sign))(?:[^\n]|\n(?!\n))){1,300})"
            r"(?P=sign)(?!\*)(?<!\w\*\*(?=\w))(?<!\w__(?=\w))"
        ),
        RAW_STARS,
        _stars,
        may=True,
    ),
    Leftover(
        _form(r"(?<![\w*])\*\*(?=\w)(?P<words>[^\n*]+)"),
        OPEN_STARS,
        lambda match: {"value": short(match["words"])},
        may=True,
    ),
    Leftover(
        _form(r"^(?P<line>(?P<sign>[•▪◦‣●○■□►➢])[ \t]*(?P<words>\S[^\n]*))$"),
        RAW_POINTS,
        _point,
        may=True,
    ),
    Leftover(
        _form(r"^(?P<line>(?P<sign>[-*+])(?P<words>[^\W\d_][^\n]*))\n(?P=sign)[^\W\d_][^\n]*$"),
        RAW_POINTS,
        _point,
        may=True,
    ),
    Leftover(
        _form(r"^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?$|^\|[ \t]*:?-{2,}:?[ \t]*\|$"),
        RAW_TABLE,
        lambda _: {},
    ),
    Leftover(_form(r"(?:^\|[^\n|]+\|[^\n]*(?<=\|)[ \t]*$\n?){2,}"), RAW_TABLE, _table, may=True),
    Leftover(
        _form(
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
        ),
        may=True,
    ),
    Leftover(_form(r"(?<![\w:]):[a-z+-][a-z0-9_+-]*:(?![\w:])"), OTHER_PROGRAM, _emoji, may=True),
    Leftover(
        _form(
            r"\$\$[^$]+\$\$|(?<![\w$\\])"
            r"\$(?:[A-Za-z]|(?=[^$\n]*[\\^_={}])[^\s$](?:[^$\n]{0,200}[^\s$])?)\$(?![\w$])"
        ),
        FORMULA,
        lambda match: {"value": short(match[0])},
        may=True,
    ),
)
