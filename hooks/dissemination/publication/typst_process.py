"""What a process does that compiles documents by typst, whose memory ends with it.

It is run as a file and knows nothing of this package. Standard input has an order as JSON: `fonts`
is a folder, and each of `documents` has the folder `root` with its file `main`, and `options`,
those of `typst.compile`; the output is written to `output` in the folder. Standard output has a
line of JSON for each document: what typst says against it, or null.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import typst


def _compiled(document: Any, fonts: typst.Fonts) -> str | None:
    """What typst says against a document, after its output was written otherwise."""
    root, options = Path(document["root"]), document["options"]
    try:
        output = typst.compile(root / "main", root=root, font_paths=fonts, **options)
        if not isinstance(output, bytes):
            raise ValueError("it takes more than one page")
    except (typst.TypstError, ValueError) as error:
        return str(getattr(error, "message", error)).partition("\n")[0]
    (root / "output").write_bytes(output)
    return None


def _main() -> None:
    order = json.load(sys.stdin)
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[order["fonts"]])
    for document in order["documents"]:
        sys.stdout.write(json.dumps(_compiled(document, fonts)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main()
