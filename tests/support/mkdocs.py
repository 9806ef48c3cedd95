"""MkDocs in a process of its own, at the moment of the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.support.frozen import MOMENT


def run_mkdocs(
    folder: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in {"SITE_URL", "PYTHONPATH", "PYTHONWARNINGS"}
    }
    settings = {"SOURCE_DATE_EPOCH": str(MOMENT), "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=folder,
        env=inherited | settings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
