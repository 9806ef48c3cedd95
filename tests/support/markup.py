"""The Nu HTML checker, run over folders of built sites."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Final

from tests.support.frozen import SUPPORT
from tests.support.programs import PROGRAMS

VNU: Final = SUPPORT / "node_modules/vnu-jar/build/dist/vnu.jar"


def errors(*folders: Path) -> list[str]:
    """What the checker takes for an error in the pages of the folders, a line each."""
    pages = [page for folder in folders for page in sorted(folder.rglob("*.html"))]
    run = subprocess.run(
        [
            *(str(PROGRAMS["java"].path), "-Xss2m", "-jar", str(VNU), "--format", "json"),
            *("--errors-only", *(str(page) for page in pages if not _is_feed(page))),
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    messages = json.loads(run.stderr)["messages"]
    return [
        f"{_under(message.get('url', ''), folders)}:{message.get('lastLine')}: "
        f"{message['message']}: {message.get('extract', '').strip()}"
        for message in messages
    ]


def _under(url: str, folders: tuple[Path, ...]) -> str:
    """The path of a file within the folder that holds it."""
    for folder in folders:
        url = url.removeprefix(f"file:{folder}/")
    return url


def _is_feed(file: Path) -> bool:
    """Whether an earlier address with a slash at its end serves a feed, in an `index.html`."""
    return file.read_bytes().startswith(b"<?xml")
