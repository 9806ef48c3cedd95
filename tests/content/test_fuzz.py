"""Two thousand projects with mistakes that nobody thought of: tests/fuzz/ says what must hold."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.fuzz.bodies import visible
from tests.fuzz.inputs import Input
from tests.fuzz.shrinking import shrunk
from tests.support.frozen import ROOT

INPUTS = 2_000


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the system has no timer of a process")
def test_everything_holds() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "--inputs", str(INPUTS), "--seed", "1"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.startswith(f"{INPUTS} inputs of seed 1")


def test_words_in_remarks_tags_and_addresses_need_not_be_seen() -> None:
    text = "wq1n1z <!-- wq1n2z --> [wq1n3z](wq1n4z.md 'wq1n5z') <b title=wq1n6z>\n\n[x]: wq1n7z"
    assert visible(text) == {"wq1n1z", "wq1n3z", "wq1n5z"}


def test_a_failing_input_is_made_small() -> None:
    large = Input("small", {"a": b"one\ntwo\nthree\nfour\n", "b": b"x", "c": None})
    small = shrunk(large, lambda one: b"thr" in (one.files.get("a") or b""))  # type: ignore[operator]
    assert small == Input("small", {"a": b"thr"})
