"""Bodies in Markdown: made by a grammar in which every word is unlike all others, taken from the
frozen projects, and spoilt.

A marker is such a word. If it stands in a text that the check accepts, it must stand on the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Final

from tests.fuzz import words

MARKER: Final = re.compile(r"wq\d+n\d+z")
SOUND: Final = (
    *(
        "https://example.org/page",
        "https://example.org/a_(b)",
        "mailto:a@example.org",
        "tel:+4930123",
    ),
    *(
        "../events/meeting.md",
        "../../data/partners.yml#first",
        "../news/opening.md",
        "<../news/opening.md>",
    ),
    *("../practices/sharing.md", "../practices/sharing.md#evidence", "../events/with-hours.md"),
    *('https://example.org/ "A title"', "https://example.org/?a=1&b=%C3%A4#x"),
)
ADDRESSES: Final = (
    *("#a-heading", "opening.md", "../events/with-hours.md#x", "nowhere.md"),
    *("tower.jpg", "my tower.jpg", "<my tower.jpg>", "www.example.org", "a@example.org", "", "/x/"),
    *(
        "https//example.org",
        "javascript:x",
        "http://localhost/",
        "x.md 'title'",
        'x.md "title"',
        "<>",
    ),
    *(
        "https://example.org/?utm_source=x",
        "file:///c:/x.doc",
        "C:\\x.doc",
        "..\\events\\meeting.md",
    ),
)
# Words with marks: %s is what stands within, %m a marker, %a an address, %c a sign.
FORMS: Final = (
    *("**%s**", "*%s*", "_%s_", "`%m`", "~~%s~~", "[%s](%a)", "[%m](%a)", "%s%c", "%c%s", "(%s)"),
    *("<sup>%s</sup>", "%s\n%m", "%s  \n%m", '"%s"'),
)
# Text of other programs and habits, and what readers of Markdown differ about. %s is a marker.
SNIPPETS: Final = (
    *(
        "!!! note\n    %s",
        "> [!NOTE]\n> %s",
        "::: tip\n%s\n:::",
        "{{< figure src=x >}} %s",
        "[[%s]]",
    ),
    *(
        "![[%s.jpg]]",
        "{: .lead }\n%s",
        "%s {#anchor}",
        "{%% include x %%} %s",
        "{{ %s }}",
        ":tada: %s",
    ),
    *(
        "$%s$",
        "$$\n%s\n$$",
        "```mermaid\ngraph %s\n```",
        "```%s\ncode\n```",
        "~~~ python %s\n%s\n~~~",
    ),
    *(
        "==%s==",
        "++%s++",
        "H~%s~O",
        "x^%s^",
        "||%s||",
        "%s\n: %s",
        "*[%s]: %s",
        "[%s]: https://x.org",
    ),
    *(
        "[^%s]",
        "[^a]: %s",
        "%s[^a]\n\n[^a]: %s",
        "[^a]: %s\n[^a]: %s\n\nx[^a]",
        "[%s][x]\n\n[x]: y",
    ),
    *(
        "[x] (%s)",
        "(%s)[https://example.org]",
        "[%s(x.md)",
        "** %s **",
        "__%s",
        "##%s",
        "•  %s",
        "– %s",
    ),
    *(
        "%s\n===",
        "%s\n---",
        "# %s",
        "####### %s",
        "+ %s",
        "1) %s",
        "- [ ] %s",
        "- [x] %s",
        "-%s",
        "*%s",
    ),
    *(
        "<b>%s</b>",
        "<div>%s</div>",
        "<p align=center>%s",
        "<details><summary>%s</summary>%s</details>",
    ),
    *(
        "<!-- %s -->",
        "<!-- %s",
        "<!%s>",
        "<?%s?>",
        "<%s>",
        "<br/>%s",
        "<script>%s</script>",
        "a<%s",
    ),
    *(
        "<img src=x alt=%s>",
        '<a href="x">%s</a>',
        '<span title="%s">%s</span>',
        "<sub>%s</sub>",
        "<hr>%s",
    ),
    *(
        "&lt;%s&gt;",
        "&%s;",
        "\\%s",
        "\\*%s\\*",
        "`%s",
        "``%s` ``",
        "    %s",
        "\t%s",
        "%s\\\n%s",
        "%s  \n%s",
    ),
    *(
        "| %s |",
        "|%s|%s|\n|-|-|\n|%s|%s|%s|",
        "|%s|\n|-|\n|%s|%s|",
        "%s | %s\n--|--\n%s",
        "|a|\n|:-:|\n%s",
    ),
    *(
        "<https://example.org/%s>",
        "https://example.org/%s",
        "www.example.org/%s",
        "a@example.org %s",
    ),
    *(
        "<<<<<<< HEAD\n%s\n=======\n%s\n>>>>>>> x",
        "---\n%s: %s\n---",
        "%s\n\n---\n\n%s",
        "+++\n%s\n+++",
    ),
    *(
        "%s &#11; %s",
        "&#x202e;%s",
        "\u202e%s",
        "%s\u2028%s",
        "\ufeff%s",
        "%s\0",
        "1. %s\n5. %s",
        "0. %s",
    ),
    *(
        "- %s\n\n\n\n- %s",
        "> %s\n%s\n\n> %s",
        "- > - %s",
        "> ```\n> %s",
        "```\n%s",
        "1. a\n   ```\n%s",
    ),
    *(
        "[%s]()",
        "[](%s)",
        "![](%s.jpg)",
        "![%s](tower.jpg)",
        "![%s](tower.jpg 'x %s')",
        "[![%s](tower.jpg)](x)",
    ),
    *(
        "Setext %s\nmore %s\n====",
        "* * *\n%s",
        "_%s_%s_",
        "**%s*%s**",
        "~%s~",
        "<u>%s</u>",
        "<font>%s",
    ),
)


@dataclass
class Markers:
    """Markers of one input, each given once."""

    number: int
    counter: Iterator[int] = field(default_factory=lambda: count(1))

    def __call__(self) -> str:
        """The next one."""
        return f"wq{self.number}n{next(self.counter)}z"

    def filled(self, snippet: str) -> str:
        """A snippet with its holes filled."""
        return re.sub("%s", lambda _: self(), snippet).replace("%%", "%")


def visible(text: str) -> set[str]:
    """The markers of a text that a reader must find: those outside comments, tags and addresses."""
    for hidden in (r"<!--.*?(?:-->|\Z)", r"<[^<>]*>", r"\]\([^)\s]*", r"\]:\s*\S*"):
        text = re.sub(hidden, " ", text, flags=re.DOTALL)
    return set(MARKER.findall(text))


def _address(rng: Random) -> str:
    return rng.choice(SOUND if rng.random() < 0.85 else ADDRESSES)


def made(rng: Random, markers: Markers) -> str:
    """A text of a few blocks."""
    return "\n\n".join(block(rng, markers) for _ in range(rng.choice([1, 2, 3, 6])))


def block(rng: Random, markers: Markers, depth: int = 0) -> str:
    """A block, and those in it."""
    if rng.random() < 0.2:
        return markers.filled(rng.choice(SNIPPETS))
    if depth < 3 and rng.random() < 0.3:
        inner = block(rng, markers, depth + 1)
        first, rest = rng.choice([("- ", "  "), ("1. ", "   "), ("> ", "> "), ("- [x] ", "  ")])
        first = rng.choice([first, first, first.strip(), f" {first}"])
        return first + f"\n{rest}".join(inner.split("\n"))
    return rng.choice(BLOCKS)(rng, markers)


def inline(rng: Random, markers: Markers, depth: int = 0) -> str:
    """A run of words with marks in it."""
    return " ".join(_piece(rng, markers, depth) for _ in range(rng.choice([1, 2, 4])))


def _piece(rng: Random, markers: Markers, depth: int) -> str:
    if depth > 2 or rng.random() < 0.4:
        return markers()
    inner = inline(rng, markers, depth + 1)
    form = rng.choice(FORMS).replace("%m", markers()).replace("%s", inner)
    return form.replace("%a", _address(rng)).replace("%c", words.sign(rng))


def _paragraph(rng: Random, markers: Markers) -> str:
    return inline(rng, markers)


def _heading(rng: Random, markers: Markers) -> str:
    marks = rng.choice(["##", "##", "##", "##", "###", "####", "#", "#######", "\\##"])
    end = rng.choice(["", "", " ##", " #x", "{#x}"])
    return f"{marks}{rng.choice([' ', ' ', '', '  '])}{inline(rng, markers, 2)}{end}"


def _list(rng: Random, markers: Markers) -> str:
    sign = rng.choice(["-", "*", "+", "1.", "7)", "- [ ]"])
    return "\n".join(
        f"{rng.choice(['', '', '  ', '    '])}{sign} {inline(rng, markers, 1)}" for _ in range(3)
    )


def _table(rng: Random, markers: Markers) -> str:
    columns = rng.choice([1, 2, 3, 9])
    rows = [columns, *(max(1, columns + rng.choice([0, 0, 0, 1, -1])) for _ in range(3))]
    lines = [f"| {' | '.join(inline(rng, markers, 2) for _ in range(row))} |" for row in rows]
    lines.insert(1, "|" + rng.choice(["---", ":-:", "-", "--:"]).join(["|"] * (columns + 1)))
    return "\n".join(line.replace("\n", " ") if at != 1 else line for at, line in enumerate(lines))


def _code(rng: Random, markers: Markers) -> str:
    fence = rng.choice(["```", "~~~", "````"])
    language = rng.choice(["", "", "python", "text x", markers(), "html+x", '"'])
    return f"{fence}{language}\n{markers()} <b> &amp; {markers()}\n{rng.choice([fence, fence, ''])}"


def _note(rng: Random, markers: Markers) -> str:
    name = rng.choice(["1", "a", "note-x", "ä", "A b"])
    return f"{markers()}[^{name}]\n\n[^{name}]: {inline(rng, markers, 2)}"


def _reference(rng: Random, markers: Markers) -> str:
    address = _address(rng)
    used = rng.choice([f"[{markers()}][x]", "[x]", f"![{markers()}][x]", markers()])
    return f'{used}\n\n[x]: {address} "{markers()}"'


Block = Callable[[Random, Markers], str]
BLOCKS: Final[tuple[Block, ...]] = (
    *(_paragraph, _paragraph, _heading, _list, _table, _code, _note, _reference),
)


def marked(text: str, rng: Random, markers: Markers) -> str:
    """A text in which some of the words between blanks have become markers."""
    pieces = re.split(r"(?<= )([A-Za-z]{3,})(?= )", text)
    places = range(1, len(pieces), 2)
    for at in rng.sample(places, min(len(places), 8)):
        pieces[at] = markers()
    return "".join(pieces)


def spoilt(text: str, rng: Random, markers: Markers) -> str:
    """A text with one change."""
    at = rng.randrange(len(text) + 1)
    lines = text.split("\n")
    line = rng.randrange(len(lines))
    kind = rng.randrange(9)
    if kind == 0:
        return text[:at] + text[at + rng.choice([1, 1, 3, 20]) :]
    if kind == 1:
        return text[:at] + words.sign(rng) + text[at:]
    if kind == 2:
        lines[line] = (
            rng.choice(["    ", "> ", "- ", "##", "|", "```", "\t", "<", "[^1]: "]) + lines[line]
        )
    elif kind == 3:
        del lines[line]
    elif kind == 4:
        lines.insert(rng.randrange(len(lines)), lines[line])
    elif kind == 5:
        lines.insert(line, f"\n{markers.filled(rng.choice(SNIPPETS))}\n")
    elif kind == 6:
        lines.insert(line, markers.filled(rng.choice(SNIPPETS)))
    elif kind == 7:
        return text[:at] + markers.filled(rng.choice(SNIPPETS)) + text[at:]
    elif rng.random() < 0.1:
        return text[:at] + words.huge(rng) + text[at:]
    return "\n".join(lines)
