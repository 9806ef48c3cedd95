"""Macros of pages of docs/: their placeholders, and what is wrong with calls of them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from dissemination.library.questions import Questions
from dissemination.site.macro_problems import macro_problems
from dissemination.site.macros import Call, Macros, calls
from dissemination.site.mkdocs_reports import reported_mistake
from dissemination.site.partials import Partials
from tests.support.small import ADDRESSES, small

NAMES = ["imprint", "news_list", "summary", "timeline"]


def test_what_a_macro_makes_takes_the_place_of_its_placeholder(tmp_path: Path) -> None:
    macros = Macros(Partials(small(tmp_path, {}), ADDRESSES))
    placeholder = macros.placeholder("latest_news", "", count=2)
    filled = macros.fill(f"<h1>x</h1>\n<p>{placeholder}</p>", "")
    assert filled == '<h1>x</h1>\n<p class="empty">There is no news yet.</p>'


def test_every_macro_can_be_called_in_the_smallest_project(tmp_path: Path) -> None:
    macros, here = Macros(Partials(small(tmp_path, {}), ADDRESSES)), "x/y/"
    filled = {name: macros.fill(macros.placeholder(name, here), here) for name in macros.names()}
    assert [name for name, text in filled.items() if "None" in text or "<!--" in text] == []


class Silent:
    """Partials that make nothing, whatever they are given."""

    library = SimpleNamespace(questions=Questions())

    def render(self, _name: str, _here: str, /, **values: object) -> Markup:
        return Markup()


@example("`", "`", False)
@example("[a](b)", "\\[", False)
@given(st.text(), st.text(), st.booleans())
def test_a_placeholder_comes_through_markdown_whatever_is_given(
    text: str, other: str, flag: bool
) -> None:
    silent: Any = Silent()
    placeholder = Macros(silent).placeholder("hero", "", text=text, flag=flag, others=[other])
    page = markdown.markdown(f"# Title\n\n{placeholder}\n\nIn a line {placeholder}.")
    call = Call("hero", {"text": text, "flag": flag, "others": [other]})
    assert calls(page) == [call, call]
    assert Macros(silent).fill(page, "") == "<h1>Title</h1>\n\n\n<p>In a line .</p>"


def test_a_macro_may_be_given_values_of_any_name() -> None:
    silent: Any = Silent()
    values = {"macro": "imprint", "name": "x", "here": "y", "self": "z"}
    assert calls(Macros(silent).placeholder("hero", "", **values)) == [Call("hero", values)]


# What is wrong


def problems(text: str) -> list[str]:
    """What is told of a page with this text."""
    source = f"---\ntitle: T\n---\n\n{text}\n"
    return [str(problem) for problem in macro_problems("docs/t.md", source, None, NAMES)]


def test_a_mistake_names_the_line_of_the_file() -> None:
    source = "---\ntitle: T\n---\n\n# T\n\n{{ tine() }}\n"
    report = (
        "# _Macro Rendering Error_\n\n_File_: `t.md`\n\n_UndefinedError_: 'tine' is undefined\n\n"
        '```\n  File "<template>", line 3, in top-level template code\n```'
    )
    mistake = reported_mistake(report)
    problems = macro_problems("docs/t.md", source, mistake, ["timeline", "time"])
    assert [str(problem) for problem in problems] == [
        'docs/t.md:7: there is no macro or value "tine"; did you mean "time"?'
    ]


@pytest.mark.parametrize(
    ("text", "line", "name", "instead"),
    [
        ("# T\n\nMade on {{ now() }}.", 7, "now", "write the date"),
        ("{{ git.short_commit }}", 5, "git", "the foot of each page"),
        ("{{ environment.system }}", 5, "environment", "write {{ software() }}"),
        ("{{ config.site_name }}", 5, "config", "write {{ imprint() }}"),
        ("{% for page in navigation.pages %}x{% endfor %}", 5, "navigation", "the header"),
        ("{% if now().year > 2026 %}x{% endif %}", 5, "now", "write the date"),
    ],
)
def test_a_page_asks_neither_data_nor_clock(text: str, line: int, name: str, instead: str) -> None:
    [problem] = problems(text)
    assert problem.startswith(f'docs/t.md:{line}: a page cannot ask "{name}"')
    assert instead in problem


@pytest.mark.parametrize(
    "text",
    [
        '{% if "Berlin" in summary() %}x{% endif %}',
        "{% set text = summary() %}",
        "{{ summary() | upper }}",
        "{{ summary }}",
        "{% for each in summary() %}{{ each }}{% endfor %}",
    ],
)
def test_a_macro_stands_alone(text: str) -> None:
    [problem] = problems(text)
    assert problem.startswith('docs/t.md:5: the macro "summary" gives no value')
    assert problem.endswith("as in {{ summary() }}")


@pytest.mark.parametrize(
    "text",
    [
        "{{ summary() }} and {{ timeline(years=3) }}",
        "{% raw %}{{ now() }}{% endraw %}",
        "{% set year = 2026 %}{{ year }} {% for n in range(3) %}{{ n }}{% endfor %}",
        "{{ page.title }}",
        "An open brace {% that is no Jinja",
    ],
)
def test_what_depends_on_the_page_alone_may_stand_there(text: str) -> None:
    assert problems(text) == []
