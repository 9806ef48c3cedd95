"""The words that authors of docs/ may use: each partial in `site/templates/words/` is one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from dissemination.problems import Message, Problem, nearest
from dissemination.site.words import Vocabulary

MISTAKE: Final = Message("a macro cannot be carried out: {found}")
UNKNOWN_WORD: Final = Message('there is no macro or value "{found}"; {nearest}')


def define_env(env: Any) -> None:
    """Give the macros plugin every word; without a usable library there is none."""
    vocabulary: Vocabulary | None = env.conf.extra.get("vocabulary")
    if vocabulary is None:
        return
    for name in vocabulary.names():
        env.macro(_word(vocabulary, name, env), name)


def _word(vocabulary: Vocabulary, name: str, env: Any) -> Callable[..., str]:
    return lambda **values: vocabulary.said(name, env.page.url, **values)


def mistake(markdown: str, source: str, path: str, words: list[str]) -> Problem | None:
    """The mistake that the macros plugin reports in a page's Markdown, if it does.

    `source` is the page's file as it is written, front matter included; `words` are all macros.
    """
    if not markdown.startswith(("# _Macro Rendering Error_", "# _Macro Syntax Error_")):
        return None
    below = _lines_of_front_matter(source)
    syntax = re.search(r"^_Line (\d+) in Markdown file:_ \*\*(.*)\*\*$", markdown, re.MULTILINE)
    if syntax:
        return MISTAKE.at(path, int(syntax[1]) + below, found=syntax[2])
    said = re.search(r"^_(?!File_)\w+_: (.*)$", markdown, re.MULTILINE)
    lines = re.findall(r'File "<template>", line (\d+)', markdown)
    line = int(lines[-1]) + below if lines else 1
    unknown = re.fullmatch(r"'(\w+)' is undefined", said[1]) if said else None
    if unknown:
        return UNKNOWN_WORD.at(path, line, found=unknown[1], nearest=nearest(unknown[1], words))
    return MISTAKE.at(path, line, found=said[1] if said else "see the page")


def _lines_of_front_matter(source: str) -> int:
    """How many lines of a page come before its text; MkDocs drops empty ones after them too."""
    front = re.match(r"---\s*\n.*?\n(?:---|\.\.\.)\s*\n\s*", source, re.DOTALL)
    return front[0].count("\n") if front else 0
