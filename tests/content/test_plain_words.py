"""Plain words are not looked at, and nothing that Markdown reads is taken for them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from dissemination.markdown.examination import examine
from dissemination.markdown.page import Page
from dissemination.markdown.rendering import render_within_limits
from tests.support.frozen import PROJECTS

PLAIN = "Plain words, well-made: some are **bold** and others are not."
BLOCKS = ("- Plain point\n- Point: **bold** words.", "| ab | cd |\n| --- | :-: |\n| Plain | 2.5 |")
# Each is read otherwise than as plain words, or changes how those beside it are read.
ODD = (
    *("www.example.org", "Write to a@example.org", "See https://example.org/", "A [label] here"),
    *(
        "[label]: other.md",
        "A note[^1]",
        "[^1]: The note",
        "Plain  \nlines",
        "Plain\n===",
        "ab\n---",
    ),
    *("- ab\n\n  cd", "> ab", "1. ab\n3. cd", "    code", "```\nab", "~~~\nab", "`ab", "ab` cd"),
    *("<div>", "<!-- ab", "</div>", "ab <b>cd", "ab &amp; cd", "ab &#11; cd", "ab :tada: cd"),
    *("**ab", "ab** cd", "*ab* cd", "_ab_ cd", "a**b**c", "ab **cd.** ef", "ab ** cd ** ef"),
    *(
        "ab ~~cd~~",
        "ab $x$",
        "ab {{ cd }}",
        "ab \\",
        "a\\b",
        "## ab",
        "##ab",
        "| a |\n| - |\n| b | c |",
    ),
    *("a) ab", "1) ab", "!ab", "![](ab.png)", "ab - cd", "ab --- cd", "\tab", " ab", "ab=cd", "1a"),
    *("- ab\n- c [d](e.md)", "- ab\ncd", "- ab\n\n  cd", "- ab\n\n\n\n    cd", "- ab\n  - cd"),
    *("1. ab\n\n- cd\n\n3. ef", "- ab\n---", "-", "- ab\n\n-\n\n- cd", "* *ab*", "+ ab\n+ c d"),
    *("| ab |\n| - |\n", "ab\n| cd |\n| - |", "| ab | cd |\n| - |", "| ab |\n| - |\ncd"),
    *("| ab | cd |\n| - | - |\n| ef |", "| ab |\n|:-:|\n| {{ cd }} |", "| ab |\n|   |\n| cd |"),
    *("| a | 2 |\n| -- | --: |\n| b | 1.5 |\n\n    code", "| ab |\n| - |\n| www.cd.ef |", "| - |"),
)


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_plain_words_is_seen(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [odd, f"ab\n\n{odd}"]
    for block in (PLAIN, *BLOCKS):
        texts += [f"{block}\n\n{odd}\n\n{block}\n", f"{odd}\n{block}\n\n{block}"]
    assert_seen_as_they_are(texts, monkeypatch)


def assert_seen_as_they_are(texts: Iterable[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Assert that what is found in texts is found in the whole of their pages."""
    quick = [examine(text, "content/news/a.md") for text in texts]
    monkeypatch.setattr(Page, "of", lambda text: Page(render_within_limits(text)))
    assert quick == [examine(text, "content/news/a.md") for text in texts]


def test_plain_words_are_not_in_the_rest() -> None:
    elements = (
        "## Plain heading",
        "- Plain point\n- **Bold** point",
        "| ab | cd |\n| - | - |\n| ef | gh |",
    )
    rest = Page.of("\n\n".join([PLAIN, *elements, PLAIN])).rest
    assert not {"<p", "<h2", "<td", "<th"} & {piece.partition(" ")[0] for piece in rest.split("\n")}
    assert "Plain" not in rest


def test_plain_blocks_are_rendered_as_a_word() -> None:
    assert Page.of(f"{PLAIN}\n\n{PLAIN}").whole.count("<p data-sourcepos") == 2
    for block in (PLAIN, *BLOCKS):
        lines = len(block.split("\n")) + 2
        page = Page.of(f"{block}\n\n{PLAIN}")
        assert page.whole.split("\n")[0] == '<p data-sourcepos="1:1-1:2">ab</p>'
        assert page.whole.split("\n")[1] == f'<p data-sourcepos="{lines}:1-{lines}:2">ab</p>'


@pytest.mark.parametrize(
    "path", sorted(PROJECTS.rglob("content/**/*.md")), ids=lambda path: path.stem
)
def test_real_texts_are_seen_as_they_are(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_seen_as_they_are((path.read_text("utf-8").split("---\n", 2)[2],), monkeypatch)


def test_texts_of_plain_words_are_not_empty() -> None:
    for text in (PLAIN, "## Plain heading", "- Plain point"):
        assert not examine(text, "content/news/a.md").is_empty
