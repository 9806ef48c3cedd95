"""The commands of this tool that are measured, in a project's folder."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

from bench.preview import Preview

_DISSEMINATION: Final = str(Path(sys.executable).with_name("dissemination"))

BUILD: Final = (_DISSEMINATION, "build")
CHECK: Final = (_DISSEMINATION, "check")
VERIFY: Final = (_DISSEMINATION, "verify")


def mkdocs_serve(python: str) -> Preview:
    """The preview of MkDocs by the Python of an environment."""
    command = (python, "-m", "mkdocs", "serve", "--no-strict", "--livereload", "--dev-addr")
    return Preview(
        lambda port: (*command, f"127.0.0.1:{port}"),
        re.compile(r"livereload\((\d+), (\d+)\)"),  # an epoch and a request
        r"livereload/\1/\2",
    )


SERVE: Final = Preview(
    lambda port: (_DISSEMINATION, "serve", "--port", str(port)),
    re.compile(r'data-version="\w+"'),
    ".preview/version",  # a tab asks it whether its page is another, as soon as it is told to
)
