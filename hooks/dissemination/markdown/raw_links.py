"""The forms of links and pictures that a page would show as these letters."""

from __future__ import annotations

import re
from typing import Final

from dissemination.markdown.leftover import Leftover, form, short
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
NO_LABEL: Final = Message(
    '"{value}" is shown as plain text, for no line "[{label}]: address" says where it leads; '
    "write [words](address)",
    code="address-missing",
)

# An address within round brackets, of a file or of another site.
_FILE: Final = rf"[^()\[\]<>\"\n{READ}]*(?:\.[A-Za-z0-9]{{1,5}}(?:#[^\s()]*)?|/)"
_SITE: Final = rf"(?:https?:|mailto:)[^()\s{READ}]+"
_MARK: Final = r"(?P<mark>!?)"
_ANY_SITE: Final = rf"(?:https?:|mailto:)[^{{}}\s{READ}]+"
_TITLE: Final = r"(?P<title> +(?:\"[^\"\n]*\"|'[^'\n]*'))?"


def _kind(match: re.Match[str]) -> str:
    return "picture" if match["mark"] else "link"


def _spaces(match: re.Match[str]) -> dict[str, str]:
    title = match["title"] or ""
    better = f"{match['mark']}[{match['words']}](<{match['address']}>{title})"
    name = "-".join(match["address"].rpartition("/")[2].partition("#")[0].split())
    return {"kind": _kind(match), "name": name, "better": better}


def _link(match: re.Match[str]) -> dict[str, str]:
    written = match.groupdict()
    address = (
        (written["address"] or written.get("other") or "").replace(READ, "").replace(" ", "%20")
    )
    better = f"{match['mark']}[{match['words']}]({address})"
    return {"kind": _kind(match), "value": short(match[0]), "better": better}


def _closed_up(match: re.Match[str]) -> dict[str, str]:
    address = "".join(match["address"].split())
    better = f"{match['mark']}[{match['words']}]({address})"
    return {"kind": _kind(match), "value": short(match[0]), "better": better}


def _bare(match: re.Match[str]) -> dict[str, str]:
    address = match["address"] or match["spaced"]
    whole = f"https://{address}" if address.startswith("www.") else address
    return {"kind": "link", "value": short(match[0]), "better": f"<{whole}>"}


def _turned(match: re.Match[str]) -> dict[str, str] | None:
    may_be_formula = "," in match["words"] and not re.search("[./:]", match["address"])
    is_source = match["address"].isdecimal()  # as in "Smith (2019)[5]"
    return None if may_be_formula or is_source else _link(match)


def _any_link(match: re.Match[str]) -> dict[str, str]:
    better = f"{match['mark']}[words](address)"
    return {"kind": _kind(match), "value": short(match[0]), "better": better}


RAW_LINKS: Final = (
    Leftover(
        form(rf"{_MARK}\[(?P<words>[^\[\]\n]*)\]\((?P<address>https?: ?/* [^()\n]*)\)"),
        RAW_LINK,
        _closed_up,
    ),
    Leftover(
        form(
            rf"{_MARK}\[(?P<words>[^\[\]\n]*)\]\(<?(?P<address>(?=[^\s()]* ){_FILE}){_TITLE} ?>?\)"
        ),
        SPACES,
        _spaces,
    ),
    Leftover(
        form(
            rf"{_MARK}\[(?P<words>[^\[\]\n]*)\]"
            rf"\((?P<address>[^()\n]*{READ}?{_SITE}{READ}? [^()\n]*)\)"
        ),
        RAW_LINK,
        _link,
    ),
    Leftover(
        form(
            rf"{_MARK}\[(?P<words>(?!\d+\])[^\[\]\n]+)\] +"
            rf"\({READ}?(?P<address>{_SITE}|(?=[^\s()]+\)){_FILE}){READ}?\)"
        ),
        RAW_LINK,
        _link,
    ),
    Leftover(
        form(rf"{_MARK}\[(?P<words>[^\[\]()\n]+)\((?P<address>(?=[^\s()]+\)){_FILE})\)"),
        RAW_LINK,
        _link,
    ),
    Leftover(
        form(
            rf"{_MARK}\[(?P<words>[^\[\]\n]*)\]\((?P<address>(?=[^\s()]+(?:\s|\Z)){_FILE})(?=\s|\Z)"
        ),
        RAW_LINK,
        _link,
    ),
    Leftover(
        form(
            rf"(?<![\w\])]){_MARK}\((?P<words>[^()\[\]\n]+)\)"
            rf"\[{READ}?(?P<address>[^\[\]\s{READ}]+){READ}?\]"
        ),
        RAW_LINK,
        _turned,
        may=True,
    ),
    Leftover(
        form(
            rf"{_MARK}\[(?P<words>[^\[\]\n]*)\](?:\({READ}(?P<address>{_ANY_SITE}){READ}(?![^()\n]*\))"
            rf"| ?\{{{READ}?(?P<other>{_ANY_SITE}){READ}?\}}{READ}?)"
        ),
        RAW_LINK,
        _link,
    ),
    Leftover(
        form(rf"<{READ}(?P<address>{_SITE}){READ}>?|< ?{READ}(?P<spaced>{_SITE}){READ} ?>"),
        RAW_LINK,
        _bare,
    ),
    Leftover(form(r"< ?(?P<address>www\.[\w.-]+\.\w+[^\s<>]*)(?P<spaced>) ?>"), RAW_LINK, _bare),
    Leftover(form(rf"{_MARK}\[[^\[\]\n]*\]\((?!{READ})[^()\n]*\)?"), RAW_LINK, _any_link, may=True),
    Leftover(
        form(r"(?<![\w\]\[])\[(?!\d+\])[^\[\]\n]+\]\[(?P<label>(?!\d+\]|\^)[^\[\]\n]+)\](?!\])"),
        NO_LABEL,
        lambda match: {"value": short(match[0]), "label": match["label"]},
        may=True,
    ),
    Leftover(
        form(r"(?<!\w)(?P<mark>!)\[(?!\d+\])[^\[\]\n]+\](?![\[(:])"),
        RAW_LINK,
        _any_link,
        may=True,
    ),
)
"""Links and pictures without a part that they need; of those that overlap, the first is told."""
