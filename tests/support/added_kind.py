"""Adds an invented kind to a copy of the package, as ARCHITECTURE.md says how, and tells what the
copy then knows of it: a model, a row of the table, its words for readers, an attribute of
the library, and no more.

`added(tmp_path)` makes the copy and runs this module with it in a process of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from tests.support.frozen import ROOT

MODEL: Final = '''\
"""A tool that others can use."""

from typing import Annotated

from pydantic import Field

from dissemination.model.dates import Day
from dissemination.model.record import Record, Refers
from dissemination.model.text import Id, Line


class Tool(Record):
    """A tool."""

    title: Annotated[Line, Field(description="what the tool is called")]
    text: Annotated[Line, Field(description="what it is for, in a sentence")]
    date: Annotated[Day | None, Field(description="the day on which it was made")] = None
    needs: Annotated[
        tuple[Annotated[Id, Refers("tool")], ...], Field(description="tools that it needs")
    ] = ()
'''
ROW: Final = """\
    Kind(
        name="tool",
        file="tools",
        model=Tool,
        title="Tools",
        collection="tools",
        page="documents/",
        is_searched=True,
        touched="ids of tools",
    ),
"""
FIELDS: Final = """\
    Tool: {
        "title": N_("The name of the tool."),
        "text": N_("What it is for, in a sentence."),
        "date": N_("The day on which it was made."),
        "needs": N_("Tools that it needs."),
    },
"""
DESCRIPTIONS: Final = "open_data/descriptions"
# What is put before which line of which file.
LINES: Final = (
    ("model/kinds.py", "from dissemination.model.training ", "from .tool import Tool\n"),
    ("model/kinds.py", '    Kind(\n        name="background"', ROW),
    ("locale/kinds.py", '    "timeline entry": N_("Timeline entry")', '    "tool": N_("Tool"),\n'),
    ("locale/kinds.py", '    "timeline entry": N_("Timeline")', '    "tool": N_("Tools"),\n'),
    (
        f"{DESCRIPTIONS}/records.py",
        "from dissemination.model.training ",
        "from dissemination.model.tool import Tool\n",
    ),
    (f"{DESCRIPTIONS}/records.py", "    TimelineEntry: {", FIELDS),
    (f"{DESCRIPTIONS}/site.py", '        "training": ', '        "tools": N_("Changed tools."),\n'),
    (f"{DESCRIPTIONS}/kinds.py", '    "timeline entry": ', '    "tool": N_("What others use."),\n'),
    ("library/library.py", "    news: Collection", "    tools: Mapping[str, Any]\n"),
)
TOOLS: Final = """\
- id: hammer
  title: A hammer
  text: It drives nails.
  date: 2026-02-03
  needs: [nail]
  sources: [paper]
- id: nail
  title: A nail
  text: It holds boards.
"""
BROKEN: Final = """\
- {id: hammer, title: A hammer, text: It drives nails., needs: [anvil]}
- id: nail
"""
CHANGES: Final = """\
- {id: whole, date: 2026-05-01, sort: addition, text: All tools., data: [tools]}
- {id: single, date: 2026-04-01, sort: correction, text: The hammer., tools: [hammer]}
"""


def added(folder: Path) -> dict[str, Any]:
    """What a copy of the package with the kind "tool" knows of it."""
    package = folder / "hooks/dissemination"
    shutil.copytree(ROOT / "hooks/dissemination", package)
    (package / "model/tool.py").write_text(MODEL, "utf-8")
    for file, line, text in LINES:
        code = (package / file).read_text("utf-8")
        assert code.count(line) == 1
        (package / file).write_text(code.replace(line, text + line), "utf-8")
    path = os.pathsep.join([str(folder / "hooks"), str(ROOT)])
    run = subprocess.run(
        [sys.executable, "-m", __name__, str(folder)],
        env={**os.environ, "PYTHONPATH": path},
        check=True,
        capture_output=True,
        text=True,
    )
    record: dict[str, Any] = json.loads(run.stdout)
    return record


def main(folder: Path) -> None:
    """Writes what the products give of the kind, as JSON."""
    from dissemination.library import changes, names
    from dissemination.library.link_targets import Target, address
    from dissemination.problems import ContentError
    from dissemination.site.change_log import change_log
    from dissemination.site.cited_by import cited_by
    from dissemination.site.search.records import record_entries
    from tests.support.open_data import open_data
    from tests.support.small import ADDRESSES, small

    try:
        small(folder / "broken", {"data/tools.yml": BROKEN})
        problems = []
    except ContentError as error:
        problems = [str(problem) for problem in error.problems]
    library = small(folder / "whole", {"data/tools.yml": TOOLS, "data/changes.yml": CHANGES})
    hammer = library.lookup("tool", "hammer")
    files = {name: text.decode() for name, text in open_data(library, ADDRESSES).items()}
    changed = changes.of_data(library, "tools")
    products = {
        "problems": problems,
        "address": names.address(hammer),
        "link": address(Target("data/tools.yml", "hammer")),
        "name": names.name(library, hammer),
        "kind": names.kind(hammer),
        "referring": [each.id for each in library.referring("tool", "nail", "tools")],
        "cited by": [names.name(library, each) for each in cited_by(library, "paper")],
        "answers": [
            [e.kind, e.title, e.text, e.address, e.details, e.meta] for e in record_entries(library)
        ],
        "files": {name: text for name, text in files.items() if "tools" in name},
        "schema of changes": files["data/schemas/source/changes.json"],
        "changes": [
            [t.text, [[x.name, x.address] for x in t.touched]] for t in change_log(library)
        ],
        "changed": changed and changed.iso,
    }
    sys.stdout.write(json.dumps(products))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
