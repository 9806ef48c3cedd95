"""A rendered text as it is looked at: what most of it is, plain words, is set aside first."""

from __future__ import annotations

import re
from typing import Final

from dissemination.markdown.rendering import render_within_limits

# A line of words and no more: without a sign that Markdown may read, but for bold words.
_SIGN: Final = r"[^][<>&*_{}$:|=+^\n`~\\@.-]"
_LINE: Final = (
    rf"[^\W\d_]{{2}}(?:{_SIGN}++|-(?=[^\W_])|:(?= )|\.(?=[ \n]|\Z)"
    rf"|(?<= )\*\*[^\W_]{_SIGN}*+(?<=[^\W_])\*\*(?=[ .,]))*+"
)
_PARAGRAPH: Final = re.compile(rf"\n\n{_LINE}(?=\n\n|\n*\Z)")
_FIRST: Final = re.compile(rf"\A{_LINE}(?=\n\n|\n*\Z)")
# A list of such lines, or a table of words and numbers. A line with blanks before it would belong
# to the last point.
_CELLS: Final = rf"\|(?: [^\W_](?:{_SIGN}++|-(?=[^\W_])|:(?= )|\.(?=[ \d]))*+(?<= )\|)++"
_BLOCK: Final = re.compile(
    rf"\n\n(?:[-*+] {_LINE}(?:\n[-*+] {_LINE})*+|{_CELLS}\n\|(?: ?:?-+:? ?\|)++(?:\n{_CELLS})*+)"
    r"(?=\n\n++(?![ \t])|\n*\Z)"
)
# Words that begin with two letters, and without a sign that begins an element, an entity other than
# `&amp;` and `&quot;`, or a mark that may be left over; some may be emphasised.
_WORDS: Final = (
    r"[^\W\d_]{2}(?:[^][<>&*_{}$:|=+^\n-]++|-(?=[^\W_])|:(?= )|&(?=amp;|quot;)"
    r'|</?(?:strong|em)(?: data-sourcepos="[^"]*")?>)*+'
)
_ANCHOR: Final = (
    r'<a href="#[^"]*" aria-label="[^"]*" data-heading-content="[^"]*" class="anchor"></a>'
)
# A paragraph, a point of a list, a cell or a heading of one line of such words.
_PLAIN: Final = re.compile(
    rf'<(?:p|li|t[dh]|h[2-6] id="[^"]*") data-sourcepos="[^"]*">{_WORDS}(?:{_ANCHOR})?'
    r"</(?:p|li|t[dh]|h[2-6])>\n"
)


class Page:
    """A text as HTML with positions, raw HTML included. `rest` is it without its plain paragraphs,
    points, cells and headings: whatever may be wrong with the words of the text is in that, but
    what held only such elements looks empty. `tags` are the first three letters of all tags of the
    rest: `img`, `a d`, `/li`."""

    def __init__(self, whole: str) -> None:
        self.whole = whole
        self.rest = _PLAIN.sub("", whole)
        self.tags = frozenset([piece[:3] for piece in self.rest.split("<")])

    @classmethod
    def of(cls, text: str) -> Page:
        """The page of a text that is known to be within the limits. Of plain paragraphs, lists and
        tables it has the first line, as a paragraph of other words, for it is made in a third of
        the time without them. Code and HTML may go over empty lines, so texts that may have some
        are left whole."""
        if not ("<" in text or "`" in text or "~" in text):
            text = _FIRST.sub("ab", _PARAGRAPH.sub("\n\nab", text))
            text = _BLOCK.sub(_word, f"\n\n{text}")[2:]
        return cls(render_within_limits(text))

    @property
    def has_notes(self) -> bool:
        """Whether it may have notes, which stand in a section of their own."""
        return "sec" in self.tags

    @property
    def has_plain_elements(self) -> bool:
        """Whether it has an element that is not in the rest."""
        return len(self.rest) < len(self.whole)


def _word(block: re.Match[str]) -> str:
    """A word in place of a plain list or table, with as many lines; a table whose rows differ in
    their number of cells stays."""
    text = block[0]
    if text[2] == "|" and len({line.count("|") for line in text[2:].split("\n")}) > 1:
        return text
    return "\n\nab" + "\n" * text.count("\n", 2)
