"""The HTML that a text may have: each tag with its attributes, and for others what to write."""

from __future__ import annotations

from typing import Final

# HTML that Markdown itself makes or lacks, each tag with the attributes that it may carry.
ALLOWED: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(
        (
            *("b", "blockquote", "br", "caption", "center", "cite", "code", "dd", "del", "dl"),
            *("dt", "em", "hr", "i", "ins", "kbd", "li", "mark", "p", "pre", "q", "s", "small"),
            *("strong", "sub", "summary", "sup", "table", "tbody", "tfoot", "thead", "tr", "u"),
            "ul",
        ),
        frozenset(),
    ),
    "a": frozenset({"href", "title"}),
    "abbr": frozenset({"title"}),
    "bdi": frozenset({"dir"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt", "title"}),
    "ol": frozenset({"start"}),
    "span": frozenset({"lang", "dir"}),
    "td": frozenset({"align", "colspan", "rowspan"}),
    "th": frozenset({"align", "colspan", "rowspan", "scope"}),
}

# Elements that have no end.
VOID: Final = frozenset({"br", "col", "hr", "img", "input", "source", "wbr"})

# The elements in which each may stand directly, and those that hold nothing else.
PARENTS: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(("caption", "tbody", "tfoot", "thead"), frozenset({"table"})),
    **dict.fromkeys(("dd", "dt"), frozenset({"dl"})),
    **dict.fromkeys(("td", "th"), frozenset({"tr"})),
    "li": frozenset({"ol", "ul"}),
    "summary": frozenset({"details"}),
    "tr": frozenset({"table", "tbody", "tfoot", "thead"}),
}
HOLDERS: Final[dict[str, str]] = {
    **dict.fromkeys(("ol", "ul"), "<li>"),
    **dict.fromkeys(("table", "tbody", "tfoot", "thead"), "<tr>"),
    "dl": "<dt> and <dd>",
    "tr": "<td>",
}

_DELETE: Final = "delete it, and its end"
_LINK: Final = "write a link to what it shows: [words](https://…)"
_EMPHASIS: Final = "write *words* or **words**"
_CURES: Final[dict[str, str]] = {
    **dict.fromkeys(
        (
            *("article", "aside", "body", "div", "footer", "header", "html", "label", "main"),
            *("nav", "section"),
        ),
        f"{_DELETE}; paragraphs need an empty line between them, and no more",
    ),
    **dict.fromkeys(("big", "font", "marquee"), f"{_DELETE}; for stress {_EMPHASIS}"),
    **dict.fromkeys(("samp", "tt", "var"), "write `words`"),
    **dict.fromkeys(("strike",), "write ~~words~~"),
    **dict.fromkeys(("dfn", "address"), f"{_DELETE}, or {_EMPHASIS}"),
    **dict.fromkeys(
        ("figcaption", "figure", "picture", "source", "svg"), "write ![what it shows](picture.jpg)"
    ),
    **dict.fromkeys(("audio", "embed", "frame", "iframe", "object", "track", "video"), _LINK),
    **dict.fromkeys(
        ("button", "form", "input", "option", "select", "textarea"),
        "write a link to where one can answer: [words](https://…)",
    ),
    **dict.fromkeys(
        ("head", "link", "meta", "noscript", "script", "style", "title"),
        "delete it and what it holds",
    ),
    **{
        f"h{level}": f"begin the line with {'#' * max(level, 2)} and a space"
        for level in range(1, 7)
    },
    "time": "write the words alone",
    "!": "delete it, or write &lt; for <",
}
_OTHER: Final = "write &lt; for <, or `words` for code"


def cure(tag: str) -> str:
    """What to write for a tag that is not allowed."""
    return _CURES.get(tag, _OTHER)
