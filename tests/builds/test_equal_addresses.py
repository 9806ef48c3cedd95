"""Files of a site that two would make are told, by the names of both."""

from __future__ import annotations

from dissemination.output import equal_addresses


def test_two_makers_of_a_file_are_told() -> None:
    makers = {"a feed": ["feeds/x.xml", "x/index.html"], "a page": ["x/index.html", "y/index.html"]}

    [problem] = equal_addresses(makers, {"docs/z.md": "z/index.html"})

    assert str(problem) == (
        "site/x/index.html:1: a feed and a page would both be this file of the site; "
        "give one of them another id or name"
    )


def test_one_maker_may_not_make_a_file_twice() -> None:
    [problem] = equal_addresses({"a page": ["x/index.html", "x/index.html"]}, {})

    assert problem.code == "equal-files"


def test_a_file_of_docs_is_told_by_its_own_name() -> None:
    docs = {"docs/y.md": "y/index.html", "docs/feeds/x.xml": "feeds/x.xml"}

    problems = equal_addresses({"a feed": ["feeds/x.xml"], "a page": ["y/index.html"]}, docs)

    assert {(problem.path, problem.code) for problem in problems} == {
        ("docs/y.md", "file-of-the-site"),
        ("docs/feeds/x.xml", "file-of-the-site"),
    }
