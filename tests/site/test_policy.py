"""The policy of every page, and what it blocks in docs/, told at its line."""

from __future__ import annotations

import markdown  # type: ignore[import-untyped]
import pytest

from dissemination.site.policy import CURES, blocked_markup
from dissemination.site.table_alignment import with_classes

FRONT_MATTER = "---\ntitle: T\n---\n\n"
EXTENSIONS = ("attr_list", "fenced_code", "md_in_html", "tables")


def problems(text: str) -> list[str]:
    """What is told of a page with this text, which begins at line 5."""
    page = with_classes(markdown.markdown(text, extensions=EXTENSIONS))
    return [str(each) for each in blocked_markup("docs/t.md", FRONT_MATTER + text, page)]


@pytest.mark.parametrize(
    ("text", "line", "value", "cure"),
    [
        ('A <b style="color: red">word</b>.', 5, 'style="color: red"', "style"),
        ('Text.\n\n<p\n style="top: 0">x</p>', 7, 'style="top: 0"', "style"),
        ('Text.\n{: style="top: 0" }', 6, 'style="top: 0"', "style"),
        (
            '<div markdown="1" onclick="go(\'x\')">\n\nText.\n\n</div>',
            5,
            "onclick=\"go('x')\"",
            "on",
        ),
        ("Text.\n\n<style>\np { color: red }\n</style>", 7, "<style>", "<style>"),
        ("Text.\n\n<script>x()</script>", 7, "<script>", "<script>"),
        ('<script type="MODULE">x()</script>', 5, "<script>", "<script>"),
        ("See\n[here](javascript:x).", 6, 'href="javascript:x"', "href"),
        ('<a href=" JavaScript:x">y</a>', 5, 'href=" JavaScript:x"', "href"),
    ],
)
def test_what_is_blocked_is_told_at_its_line(text: str, line: int, value: str, cure: str) -> None:
    reason = "because pages allow no styles and scripts within them"
    assert problems(text) == [f"docs/t.md:{line}: {value} has no effect, {reason}; {CURES[cure]}"]


@pytest.mark.parametrize(
    ("text", "line", "value", "cure"),
    [
        ("Text.\n\n![x](https://x.example/a.png)", 7, 'src="https://x.example/a.png"', "file"),
        ("![x](//x.example/a.png)", 5, 'src="//x.example/a.png"', "file"),
        ('<img alt="" srcset="a.png, HTTPS://x.example/b 2x">', 5, "srcset=", "file"),
        ('<video poster="data:image/png;base64,AA"></video>', 5, "poster=", "file"),
        ('Text.\n\n<iframe src="https://x.example/v"></iframe>', 7, "src=", "page"),
        ('<form action="https://x.example/list"></form>', 5, "action=", "page"),
        ('<script src="https://x.example/a.js"></script>', 5, "src=", "file"),
        ('<link rel="preload stylesheet" href="https://x.example/a.css">', 5, "href=", "file"),
    ],
)
def test_what_would_come_from_elsewhere_is_told_at_its_line(
    text: str, line: int, value: str, cure: str
) -> None:
    [problem] = problems(text)

    assert problem.startswith(f"docs/t.md:{line}: {value}")
    assert problem.endswith(
        f"because pages load nothing from other websites and send nothing to them; {CURES[cure]}"
    )


def test_an_emoji_of_another_host_is_told_where_its_name_stands() -> None:
    page = '<img alt="😄" src="https://x.example/1f604.svg" title=":smile:">'
    [problem] = blocked_markup("docs/t.md", "Text.\n\nWell :smile: done.", page)
    assert problem.line == 3


def test_every_line_is_told_and_code_is_not() -> None:
    part = '<b style="top: 0">word</b>'
    text = f"`{part}`\n\n```html\n{part}\n```\n\n{part}\n\n    {part}\n\n{part}"
    assert [problem.partition(": ")[0] for problem in problems(text)] == [
        "docs/t.md:11",
        "docs/t.md:15",
    ]


def test_what_an_extension_makes_is_told_for_its_file() -> None:
    [problem] = blocked_markup("docs/t.md", "[=50%]", '<p style="width: 50%">50 %</p>')
    assert problem.line == 1


@pytest.mark.parametrize(
    "text",
    [
        '<script src="a.js"></script>',
        '<script type="application/ld+json">{}</script>',
        '<p class="wide">Text.</p>',
        "[x](https://x.example/) and ![y](../assets/y.png)",
        '<link rel="me" href="https://x.example/">',
        '<form action="/search/"></form>',
        "| a |\n| --: |\n| 1 |",
        "The words style=, onclick= and javascript: in a sentence, and [one](x.md) link.",
        '<!-- <p style="top: 0"> -->',
    ],
)
def test_what_passes_is_not_told(text: str) -> None:
    assert problems(text) == []
