"""Whatever a file holds, the check ends soon, with problem lines and without a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import comrak
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from dissemination.cli import main
from dissemination.markdown import raw_html, rendering
from dissemination.markdown.deep_stack import on_deep_stack
from dissemination.markdown.examination import examine
from dissemination.model.text import ILLEGAL
from dissemination.source import text
from dissemination.source.yaml_reading import tree
from tests.content.test_broken import lines_of
from tests.support.small import PARTNERS, minimal, news

MANY = 100_000
LARGEST = 49_000  # just below what an item may have
BODIES = {
    "lines": "word word\n" * MANY,
    "brackets": "[" * MANY,
    "quotes": ">" * 999,
    "signs of quotations": ">" * MANY,
    "quotes in lists": "- >" * MANY,
    "addresses": "a@b.c " * MANY,
    "headings": "## a\n" * MANY,
    "underlined headings": "a\n-\n" * MANY,
    "headings in a list": "- # a\n" * MANY,
    "merge marks": "x\n=======\n" * MANY,
    "lists": "".join("  " * depth + "- a\n" for depth in range(300)),
    "emphasis": "*a **b " * MANY,
    "footnotes": "".join(f"[^{n}] " for n in range(5_000))
    + "".join(f"\n\n[^{n}]: x [^{n + 1}]" for n in range(5_000)),
    "table": "|a|\n|-|\n" + "|b|\n" * 5_000,
    "references": "&#11; " * 10_000,
    "less-than": "<" * MANY,
    "open tags": "<div>\n" + "<a " * MANY,
    "open remarks": "<div>\n" + "<!--" * MANY,
    "backticks": "`" * MANY + "a",
    "nul": "\0" * MANY,
}
FIELDS = {
    "scalar": f"title: {'x' * 1_000_000}\n",
    "flow": "title: " + "[" * MANY + "\n",
    "flow of groups": "title: " + "{a: " * MANY + "\n",
    "dashes": "title:\n" + "- " * 20_000 + "\n",
    "blocks": "".join(" " * depth + "a:\n" for depth in range(2_000)),
    "keys": "".join(f"a{number}: b\n" for number in range(1_000)),
    "long key": f"{'k' * 1_000}: x\n? |\n  a\n  b\n: c\n",
    "aliases": "a: &a x\n" + "".join(f"b{number}: *a\n" for number in range(1_000)),
}
RECORDS = {
    "one field": "a: b\n" * 199_000,
    "fields": "".join(f"a{number}: b\n" for number in range(90_000)),
    "records": "- a: b\n" * 140_000,
    "records with ids": "".join(f"- {{id: x{n}, title: y}}\n" for n in range(45_000)),
    "nothing": "- \n" * 300_000,
    "lists": "- [" + "[], " * 200_000 + "]\n",
    "entries": "- partners: [" + "first, " * 120_000 + "]\n",
    "merge marks": "=======\n" * 120_000,
    "tabs": "\ta: b\n" * 150_000,
    "empty lines": "- id: a\n  text: |\n    x\n" + "\n" * 900_000,
    "one long text": "- id: a\n  text: " + "x " * 490_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_a_body_is_checked_in_a_second_or_so(body: str, tmp_path: Path) -> None:
    minimal(tmp_path, **{"content/news/a.md": news(body[:LARGEST])})
    began = time.process_time()
    lines = lines_of(tmp_path)
    assert time.process_time() - began < 5
    assert all(line.startswith("content/news/a.md:") for line in lines)


@pytest.mark.parametrize("fields", FIELDS.values(), ids=FIELDS.keys())
def test_front_matter_is_checked_in_a_second_or_so(fields: str, tmp_path: Path) -> None:
    minimal(tmp_path, **{"content/news/a.md": f"---\nid: a\n{fields}---\nText.\n"})
    began = time.process_time()
    assert all(len(line) < 1_000 for line in lines_of(tmp_path))
    assert time.process_time() - began < 5


@pytest.mark.slow
@pytest.mark.parametrize("records", RECORDS.values(), ids=RECORDS.keys())
def test_a_data_file_is_checked_in_a_few_seconds(records: str, tmp_path: Path) -> None:
    minimal(tmp_path, **{"data/services.yml": records})
    began = time.process_time()
    lines = lines_of(tmp_path)
    assert time.process_time() - began < 5
    assert lines
    assert all(line.startswith("data/services.yml:") for line in lines)


def on_a_small_stack(function: Callable[[], object]) -> object:
    """What a function gives on a thread with a stack of 512 kB."""
    before = threading.stack_size(512 * 1024)
    try:
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(function).result()
    finally:
        threading.stack_size(before)


@pytest.mark.parametrize("render", [rendering.render, rendering.render_with_positions])
def test_a_paragraph_of_addresses_needs_no_deep_stack(render: Callable[[str], str]) -> None:
    page = on_a_small_stack(lambda: render("a@b.example " * 5_000))
    assert isinstance(page, str)
    assert page.count("mailto:a@b.example") == 5_000


def test_a_deep_stack_is_no_other_threads() -> None:
    before = threading.stack_size()
    on_deep_stack(lambda: None)
    assert threading.stack_size() == before


@given(
    st.lists(
        st.sampled_from(
            [
                *("a: b\n", "- ", "  ", "\n", ": ", ":\n", '"', "'", "|\n", ">\n", "[", "]", "{"),
                *(
                    "}",
                    ", ",
                    "&a ",
                    "*a",
                    "!!x ",
                    "#",
                    " #x",
                    "? ",
                    "---\n",
                    "...\n",
                    "%YAML 1.2\n",
                ),
                *("~", "<<", "\\x", "\x85", "\u2028", "\ufeff", "\0", "é", "@", "`", "\r"),
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_any_yaml_gives_a_tree_or_problems(raw: str) -> None:
    clean = ILLEGAL.sub(text.REPLACED, raw.replace("\r", "\n"))
    yaml_tree, problems = tree(clean, "x")
    assert yaml_tree.data is None or isinstance(yaml_tree.data, str | list | dict)
    assert all(1 <= problem.line <= clean.count("\n") + 1 for problem in problems)


@given(
    st.lists(
        st.sampled_from(
            [
                *("<b>", "</b>", "<!--", "-->", "<br>", "<", ">", "a", "\n", "\n\n", "    ", "- "),
                *("> ", "[^1]", "[^1]: ", "|", "|-|\n", "`", "```\n", "*", "[x](y)", "\\", "<?"),
                *("<![CDATA[", "]]>", '<a href="', '"', "1. ", "# ", "==", "<div\n", "<![x["),
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_no_raw_html_is_lost_without_a_word(body: str) -> None:
    options = rendering._options(sourcepos=False, raw=False)
    page = comrak.render_markdown(body, *options)
    pieces = "".join(piece for piece, _ in raw_html.pieces(body))
    if "raw HTML omitted" in page:
        assert pieces or examine(body, "x").problems


@given(st.binary(max_size=200))
def test_any_bytes_give_problem_lines(tmp_path: Path, raw: bytes) -> None:
    minimal(tmp_path)
    for path in ("content/news/a.md", "content/events/e.md", "content/practices/p.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(raw)
    (tmp_path / "data/labels.yml").write_bytes(raw)
    assert len(lines_of(tmp_path)) >= 3


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    minimal(tmp_path)
    folder = tmp_path / "content/news"
    folder.mkdir(parents=True)
    try:
        (folder / os.fsdecode(b"a\xff.md")).write_text("x")
    except OSError:
        pytest.skip("the file system takes no such name")
    assert all(line.startswith("content/news/a\\udcff.md:1: ") for line in lines_of(tmp_path))


def test_a_console_that_does_not_know_every_character(tmp_path: Path) -> None:
    minimal(tmp_path, **{"data/partners.yml": PARTNERS + "  fiełd: x\n"})
    run = subprocess.run(
        [sys.executable, "-m", "dissemination.cli", "check", "--root", str(tmp_path)],
        env={
            **os.environ,
            "PYTHONPATH": str(Path(rendering.__file__).parents[2]),
            "PYTHONIOENCODING": "cp1252",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr.count("\n")) == (1, 1)  # no past to compare with
    assert run.stdout.startswith("data/partners.yml:9: fie\\u0142d: no such field; did you mean")


def test_a_moment_that_is_none(tmp_path: Path) -> None:
    for epoch in ("today", "9" * 30, "-" + "9" * 20):
        run = CliRunner().invoke(
            main, ["check", "--root", str(minimal(tmp_path))], env={"SOURCE_DATE_EPOCH": epoch}
        )
        assert (run.exit_code, run.output.startswith("Error: SOURCE_DATE_EPOCH")) == (1, True)


def test_a_folder_that_is_no_project(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["check", "--root", str(tmp_path)])
    assert (run.exit_code, run.output.splitlines()) == (
        2,
        ["error: there is no data/ folder here; go to the project's folder first"],
    )
