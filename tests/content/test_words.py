"""No word of a text is lost without a word: each stands on the page and in feeds, or is told.

Texts are put together from every mark of Markdown and of HTML, well formed or not, with a word of
its own in each place.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import count
from typing import Final
from urllib.parse import unquote

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

from dissemination.feeds.body import plain_html
from dissemination.markdown.examination import examine
from dissemination.markdown.rendering import render

# "w" stands for a word, "\n" ends a line; a block that needs it begins a line of its own.
PIECES: Final = (
    *("w", "w w", "*w*", "**w**", "_w_", "~~w~~", "`w`", "``w `w``", "[w](w.md)", "[w](<w w.md>)"),
    *('[w](w.md "w")', "[w](w.md 'w w')", "![w](w.png)", '![w *w*](w.png "w")', "<w@w.example>"),
    *("[w][w]", "[w]", "[w][]", "[^w]", "[w]: w", "[w]: <w>", '[w]: w "w"', "[w]:\nw", "[^w]: w"),
    *("[^w]: w\n    w", "[^w]: w\n\n    w", "[one]", "[^one]", "[one]: w", "[^one]: w", "[w][one]"),
    *("| w | w |\n| - | - |\n| w | w |", "| w |\n|-|\n| w | w |", "w | w\n-|-\nw | w | w"),
    *("| w |\n|---|---|\n| w |", "|w|w|\n|-|-|\n|w\\|w|`w|w`|", "- w", "* w\n\n  w", "1. w\n2. w"),
    *("- [ ] w", "- [x] w", "> w", "> w\nw", "> - w\n>\n>   w", "> [!NOTE]\n> w", "> [!W]\n> w"),
    *(
        "## w",
        "w\n---",
        "w\n===",
        "## w ##",
        "##w",
        "### w {#w}",
        "```w\nw\n```",
        "``` w w\nw\n```",
    ),
    *("~~~w w\nw\n~~~", "    w", "<!-- w -->", "<!w>", "<!W w>", "<?w?>", "<![CDATA[w]]>", "<w>"),
    *(
        "<b>w</b>",
        '<a href="w.md">w</a>',
        '<a href="w.md" title="w">w</a>',
        "<b>w",
        "w</b>",
        "<p>w",
    ),
    *("<details>\n<summary>w</summary>\nw\n</details>", "<details><summary>w</summary>\n\nw\n\n"),
    *(
        "</details>",
        "<table><tr><td>w</td></tr></table>",
        "<table>w<tr>w</tr></table>",
        "<ul>w</ul>",
    ),
    *(
        "<ul><li>w</li></ul>",
        "<pre>w\n\nw</pre>",
        "<div>w</div>",
        "<script>w</script>",
        "<li>w</li>",
    ),
    *(
        '<img src="w.png" alt="w">',
        "<br>w",
        "<center>w</center>",
        "<kbd>w</kbd>",
        "w\\\nw",
        "w  \nw",
    ),
    *(
        "\\*w\\*",
        "&amp;w",
        "&w;",
        "w&nbsp;w",
        "$w$",
        ":w:",
        "{{ w }}",
        "<https://w.example/w>",
        "(w)[w]",
    ),
    *("https://w.example/w", "![[w]]", "^w^", "==w==", "w<sub>w</sub>", "<q>w</q>", "*w **w* w**"),
)
SEPARATORS: Final = ("\n", "\n\n", " ", "\n> ", "\n- ", "\n    ", "\n\n")
TEXTS: Final = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(SEPARATORS)), min_size=1, max_size=6
).map(lambda parts: "".join(piece + separator for piece, separator in parts))
# A comment is a remark to oneself; the label of a link or a note is its name, as the language of
# code is, and no word.
UNSEEN: Final = re.compile(
    r"<!--.*?-->|\]\[[^\]\n]*\]|\[\^[^\]\n]*\]|\[[^\]\n]*\]:|(?:```|~~~) ?\S+", re.DOTALL
)


def with_words(text: str) -> str:
    """A text with words of its own: qa1z, qa2z and so on."""
    numbers = count(1)
    return re.sub(r"(?<![A-Za-z])w(?![a-z])", lambda _: f"qa{next(numbers)}z", text)


def words(text: str) -> set[str]:
    return set(re.findall(r"qa\d+z", unquote(unescape(text)).lower()))


@given(TEXTS)
@example("| w |\n|-|\n| w | w |")
@example("[^w]: w")
@example("[w]: w")
@example("<!w>")
@example("```w w w\nw\n```")
@example("<table>w<tr>w</tr></table>")
@example("<details>\n<summary>w</summary>\n\n[^one]: w\n\n</details>")
@example("> [one]: w\n\n[one] [one]: w")
def test_a_word_is_shown_or_told(text: str) -> None:
    body = with_words(text)
    examination = examine(body, "content/news/a.md")
    if examination.problems:
        return
    page = render(body)
    expected = words(UNSEEN.sub("", body))
    assert expected <= words(page)
    feed = str(html.tostring(plain_html(page, "https://x.example/a/"), encoding="unicode"))
    assert expected <= words(feed)


def test_the_property_would_find_a_lost_word() -> None:
    body = with_words("| w |\n|-|\n| w | w |")
    assert words(body) - words(render(body)) == {"qa3z"}
    assert examine(body, "content/news/a.md").problems
