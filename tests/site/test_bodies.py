"""The text of an item is rendered once for all products, and is what each alone would get."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissemination.library import bodies
from dissemination.library.library import Library
from dissemination.load import load
from tests.support.frozen import INNO_DROP, MILLS, copy_project
from tests.support.small import MOMENT, news, small

ROOTS = ["./", "../../", "https://example.org/some/project/", "https://example.org/a&b'/é/"]
BESIDE = """\
[Itself](#end), [a partner](../../data/partners.yml#first), [away](https://example.org/?a&b).
Some \\&#0; `&#0;` and [again][x].[^1]

## End

[^1]: See [itself](a.md).
[x]: a.md#end
"""


def hold(library: Library) -> None:
    for entry in library.entries.values():
        shared = library.bodies
        for root in [*ROOTS, *ROOTS]:
            assert shared.html(entry, root) == shared._rendered(entry, root)
        shared.let_go(entry)
        assert shared.html(entry, ROOTS[1]) == shared._rendered(entry, ROOTS[1])


@pytest.mark.parametrize("project", [INNO_DROP, MILLS], ids=lambda root: root.name)
def test_a_text_is_what_each_product_alone_would_get(project: Path, tmp_path: Path) -> None:
    hold(load(copy_project(tmp_path / "project", project), MOMENT))


@pytest.mark.parametrize("more", ["", "\n<a href='a.md'>A</a>\n"], ids=["Markdown", "with HTML"])
def test_a_text_of_few_words_is_too(more: str, tmp_path: Path) -> None:
    hold(small(tmp_path, {"content/news/a.md": news(BESIDE + more)}))


def test_a_text_is_rendered_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = small(tmp_path, {"content/news/a.md": news(BESIDE)})
    [entry] = library.entries.values()
    texts = [library.bodies.html(entry, root) for root in ROOTS[:1]]
    monkeypatch.delattr(bodies, "_rendered")
    texts += [library.bodies.html(entry, root) for root in ROOTS[1:3]]
    assert len(set(texts)) == 3
