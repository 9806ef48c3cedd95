"""Write the handbook's page "If the check complains" from the mistakes in handbook/mistakes.yml.

    .venv/bin/python -m tools.handbook           writes the page
    .venv/bin/python -m tools.handbook --tell    first writes down anew what the check says

What is on the page was tried: tests/content/test_beginners.py makes each mistake, wants the lines
that the page shows, and none once it is mended.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from PIL import Image

from tests.content.test_broken import checked
from tests.support.small import FILES, minimal

HANDBOOK: Final = Path(__file__).resolve().parent.parent / "handbook"
PAGE: Final = HANDBOOK / "docs/if-the-check-complains.md"
FILE: Final = "content/news/open-day.md"
FAIR: Final = "content/news/fair/index.md"
A_PICTURE: Final = "a photograph"  # stands for its bytes
PICTURES: Final = ("content/news/fair/tower.jpg", "content/news/fair/the tower.jpg")
HEAD: Final = """\
---
description: Mistakes that people make, the line that the check prints of each, and what to type.
---
<!-- Made from handbook/mistakes.yml by `python -m tools.handbook`; change it there. -->

# If the check complains

`dissemination check` prints a line for each mistake: the file, the line in it, and what to type
instead. A line that begins with `warning:` is advice and stops nothing. All mistakes of all files
are told at once, and while there is one, the public site stays as it was.

Below are the mistakes that people make most. Look for the words of your line with the search at the
top of this page. The examples are made in the files of a small project, most of them in this one,
`content/news/open-day.md`:

"""


@dataclass(frozen=True)
class Mistake:
    """What somebody `typed` in a file, what the check says of it, and what is right `instead`.

    The text stands in the body, in place of the line of a `field` (or below the fields), or it is
    the whole file, or its name, or the name of a picture that the item of the fair shows.
    """

    mistake: str
    typed: str
    told: str
    instead: str
    file: str = FILE
    field: str = ""
    body: bool = False
    whole: bool = False
    name: bool = False
    picture: bool = False

    def made(self, project: Mapping[str, str]) -> dict[str, str]:
        """The files of a project with the mistake."""
        return self._with(self.typed, project)

    def mended(self, project: Mapping[str, str]) -> dict[str, str]:
        """The files of a project with what is right."""
        return self._with(self.instead, project)

    def _with(self, text: str, project: Mapping[str, str]) -> dict[str, str]:
        files = dict(project)
        if self.name:
            files[text] = files.pop(self.file)
        elif self.picture:
            files[FAIR] += f"\n![The tower]({text})\n"
            files[f"{FAIR.removesuffix('index.md')}{text}"] = A_PICTURE
        elif self.whole:
            files[self.file] = text and f"{text}\n"
        elif self.field:
            files[self.file] = _with_fields(files[self.file], self.field, text)
        elif self.body:
            head, mark, _ = files[self.file].rpartition("\n---\n")
            files[self.file] = f"{head}{mark}{text}\n"
        else:
            files[self.file] += f"\n{text}\n"
        return files

    @property
    def language(self) -> str:
        """That of the examples on the page."""
        if self.name or self.picture:
            return "text"
        if self.file.endswith(".svg"):
            return "xml"
        return "yaml" if self.field or self.file.endswith(".yml") else "md"


def _with_fields(file: str, name: str, lines: str) -> str:
    """A file with lines in place of the one of a field, or below the fields of an item."""
    pattern = re.compile(rf"^ *(?:- )?{name}:.*$", re.MULTILINE)
    if pattern.search(file):
        return pattern.sub(lambda _: lines, file, count=1)
    head, mark, body = file.rpartition("\n---\n")
    return f"{head}\n{lines}{mark}{body}"


def project() -> dict[str, str]:
    """The files of the project in which the mistakes are made, by their paths."""
    return dict(_data()["project"])


def parts() -> dict[str, list[Mistake]]:
    """The mistakes by what people want to do."""
    return {
        part["title"]: [Mistake(**mistake) for mistake in part["mistakes"]]
        for part in _data()["parts"]
    }


def page() -> str:
    """The page of the handbook, as Markdown."""
    return HEAD + "\n".join(_blocks())


def _blocks() -> Iterator[str]:
    yield _code("md", project()[FILE])
    for title, mistakes in parts().items():
        yield f"## {title}\n"
        for mistake in mistakes:
            yield f"### {mistake.mistake}\n"
            yield _said(mistake)
            yield _code(mistake.language, mistake.typed)
            yield "The check says:\n"
            yield _code("text", mistake.told)
            yield "Instead:\n"
            yield _code(mistake.language, mistake.instead)


def _said(mistake: Mistake) -> str:
    if mistake.name:
        return "The name of the file is:\n"
    if mistake.picture:
        return "The name of the picture is:\n"
    if not mistake.typed:
        return f"In `{mistake.file}` there is nothing:\n"
    return "Typed:\n" if mistake.file == FILE else f"Typed in `{mistake.file}`:\n"


def _code(language: str, text: str) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence} {language}\n{text.rstrip()}\n{fence}\n"


@cache
def _data() -> dict[str, Any]:
    text = (HANDBOOK / "mistakes.yml").read_text("utf-8")
    content: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return content


def told(files: Mapping[str, str], root: Path) -> list[str]:
    """What the check prints of a project of these files, laid in a folder: problems, or warnings,
    which begin with `warning: `."""
    minimal(root, **files)
    for path in (*PICTURES, *(path for path, text in files.items() if text == A_PICTURE)):
        Image.new("RGB", (8, 6)).save(root / path, "JPEG")
    said = checked(root)
    return [*said.problems, *(f"warning: {warning}" for warning in said.warnings)]


def sound() -> dict[str, str]:
    """The files of the whole project in which the mistakes are made."""
    return {**FILES, **project()}


def _tell() -> None:
    """Write down in the data what the check says of each mistake today."""
    file = HANDBOOK / "mistakes.yml"
    content = file.read_text("utf-8")
    for mistake in (mistake for mistakes in parts().values() for mistake in mistakes):
        with tempfile.TemporaryDirectory() as folder:
            lines = told(mistake.made(sound()), Path(folder))
        begin = content.index(f"- mistake: {mistake.mistake}\n")
        before, after = _indented(mistake.told.splitlines()), _indented(lines)
        content = content[:begin] + content[begin:].replace(before, after, 1)
    file.write_text(content, "utf-8", newline="\n")
    _data.cache_clear()


def _indented(lines: list[str]) -> str:
    return "        told: |-\n" + "".join(f"          {line}\n" for line in lines)


if __name__ == "__main__":
    if "--tell" in sys.argv:
        _tell()
    PAGE.write_text(page(), "utf-8", newline="\n")
