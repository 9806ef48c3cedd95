"""MkDocs and its fork at the moment of the tests: in the running process, or in one of its own."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import CompletedProcess
from typing import Final

from click.testing import CliRunner, Result
from mkdocs.__main__ import cli

from tests.support.frozen import MOMENT

SETTINGS: Final = {"SOURCE_DATE_EPOCH": str(MOMENT), "NO_MKDOCS_2_WARNING": "1"}
NOT_INHERITED: Final = ("SITE_URL", "PYTHONPATH", "PYTHONWARNINGS")


def call_mkdocs(folder: Path, *arguments: str, **environment: str) -> CompletedProcess[str]:
    """What `mkdocs build …` in a folder gives, from the running process: `returncode`, `stdout`
    and `stderr` (the log). Variables that Python reads when it starts have no effect: for these,
    and for signals, `run_mkdocs`.
    """
    command, *options = arguments
    command_line = [command, "--config-file", str(folder / "mkdocs.yml"), *options]
    unset: dict[str, str | None] = dict.fromkeys(NOT_INHERITED)
    with _as_before():
        result = CliRunner().invoke(cli, command_line, env={**unset, **SETTINGS, **environment})
    log = result.stderr + _unexpected(result)
    return CompletedProcess(command_line, result.exit_code, result.stdout, log)


def run_mkdocs(folder: Path, *arguments: str, **environment: str) -> CompletedProcess[str]:
    """What `mkdocs build …` in a folder gives, from a process of its own."""
    return _run("mkdocs", folder, *arguments, **environment)


def start_build(folder: Path) -> subprocess.Popen[bytes]:
    """`mkdocs build` in a folder, in a process of its own that can be sent signals."""
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        env=os.environ | SETTINGS,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def run_properdocs(folder: Path, *arguments: str, **environment: str) -> CompletedProcess[str]:
    """What `properdocs build …` in a folder gives, from a process of its own: in this one it would
    take the place of MkDocs."""
    return _run("properdocs", folder, *arguments, **environment)


def _run(engine: str, folder: Path, *arguments: str, **environment: str) -> CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    return subprocess.run(
        [sys.executable, "-m", engine, *arguments],
        cwd=folder,
        env=inherited | SETTINGS | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@contextmanager
def _as_before() -> Iterator[None]:
    """Takes back what the command line of MkDocs sets for its whole process: how warnings are
    shown, where the log goes, and a filter that shows a message of the build once, which would
    hide it from the next.
    """
    whole, build = logging.getLogger("mkdocs"), logging.getLogger("mkdocs.commands.build")
    filters = list(build.filters)
    with warnings.catch_warnings():
        yield
    build.filters[:] = filters
    for handler in [one for one in whole.handlers if one.name == "MkDocsStreamHandler"]:
        whole.removeHandler(handler)


def _unexpected(result: Result) -> str:
    """The traceback of an exception that ended the command, as Python would print it."""
    if result.exception is None or isinstance(result.exception, SystemExit):
        return ""
    return "".join(traceback.format_exception(result.exception))
