"""Broken content: every case under tests/broken/ gives exactly the problem lines that it names.

A case is a YAML file with what is laid over the smallest valid project of `projects.py`: `files`
(text by path), `repeated` (the same, each a beginning, a text and how often it follows, and perhaps
an end), `bytes` (text by path, each character U+0000 to U+00FF a byte), `archives` (zips by path,
each with its parts, text by name), `pictures` (paths of one-pixel PNGs), `links` (symbolic links:
target by path), `pipes` (paths of named pipes) and `gone` (files of the project to take away);
files of `before` are laid first, and committed to a git repository, so that the project has a past.
`problems` are what `dissemination check` prints but for the count, or of what it prints of a
project without a problem: `warnings`, but for those of its settings, and `held_back`, what readers
cannot see yet. One with names that not every system can have says `portable: no`, and is left out
on Windows and macOS.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
import yaml
from click.testing import CliRunner
from PIL import Image

from dissemination.cli import counted, main
from tests.support.attachments import archive
from tests.support.frozen import ROOT
from tests.support.repository import Repository
from tests.support.small import FILES, MOMENT, minimal

CASES: Final = sorted((ROOT / "tests/broken").glob("*.yml"))


def laid(case: dict[str, Any], root: Path) -> None:
    """Write the project of a case."""
    if "before" in case:
        Repository(minimal(root, **case["before"])).commit()
    minimal(root, **case.get("files", {}))
    for path in case.get("gone", []):
        assert path in {*FILES, *case.get("before", {})}
        (root / path).unlink(missing_ok=True)
    for path, (beginning, text, times, *end) in case.get("repeated", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(beginning + text * times + "".join(end), "utf-8", newline="\n")
    for path, text in case.get("bytes", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode("latin-1"))
    for path, parts in case.get("archives", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(archive(parts))
    for path in case.get("pictures", []):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        Image.new("1", (1, 1)).save(root / path, "PNG")
    for path, target in case.get("links", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(target)
    for path in case.get("pipes", []):
        os.mkfifo(root / path)


class Checked(NamedTuple):
    """What the check says of a project: its problems, or of one without its warnings, but for
    those of its settings, and what is held back."""

    problems: list[str]
    warnings: list[str]
    held_back: list[str]


def checked(root: Path) -> Checked:
    """What the check says of a project."""
    epoch = str(int(MOMENT.timestamp()))
    run = CliRunner().invoke(main, ["check", "--root", str(root)], env={"SOURCE_DATE_EPOCH": epoch})
    if run.exception and not isinstance(run.exception, SystemExit):
        raise run.exception
    assert all(line.startswith("Left out: the comparison") for line in run.stderr.splitlines())
    *lines, last = run.stdout.splitlines()
    if run.exit_code == 0:
        warnings = _beginning("warning: ", lines)
        of_files = [line for line in warnings if not line.startswith("data/site.yml: ")]
        return Checked([], of_files, _beginning("held back: ", lines))
    assert (run.exit_code, last) == (1, counted(len(lines)))
    return Checked(lines, [], [])


def _beginning(word: str, lines: list[str]) -> list[str]:
    """The lines that begin with a word, without it."""
    return [line.removeprefix(word) for line in lines if line.startswith(word)]


def lines_of(root: Path) -> list[str]:
    """The problem lines of a project; none if it has no problem."""
    return checked(root).problems


def warnings_of(root: Path) -> list[str]:
    """The warnings of a project but for those of its settings."""
    return checked(root).warnings


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path, tmp_path: Path) -> None:
    case_data = yaml.load(case.read_text("utf-8"), Loader=yaml.CSafeLoader)
    if case_data.get("portable") is False and sys.platform in {"win32", "darwin"}:
        pytest.skip("this system cannot have the names of the case")
    laid(case_data, tmp_path)
    assert checked(tmp_path) == Checked(
        case_data.get("problems", "").splitlines(),
        case_data.get("warnings", "").splitlines(),
        case_data.get("held_back", "").splitlines(),
    )
