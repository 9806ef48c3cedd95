"""Print what Lighthouse says of three pages of a built site, as the median of five runs.

    make lighthouse

Accessibility, best practices and SEO must be 100 in each; performance is printed alone, since it
tells more of the machine than of the page (tests/browser/test_light.py holds pages to bytes).
Lighthouse is installed by its own lock, tools/lighthouse/, which nothing else needs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

from dissemination.rules.site import Site
from tests.support.frozen import ROOT
from tests.support.one_of_each import kind, one_of_each
from tests.support.programs import CHROMIUM_FLAGS, PROGRAMS
from tests.support.server import served

FOLDER: Final = ROOT / "tools/lighthouse"
CATEGORIES: Final = ("accessibility", "best-practices", "seo", "performance")
WHOLE: Final = CATEGORIES[:3]


def install() -> Path:
    """Lighthouse's command, installed by the lock."""
    subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=FOLDER, check=True)
    return FOLDER / "node_modules/lighthouse/cli/index.js"


def report(command: Path, address: str) -> dict[str, Any]:
    """Lighthouse's report of a page, after one run."""
    flags = " ".join(["--headless=new", *CHROMIUM_FLAGS])
    with TemporaryDirectory() as folder:
        to = Path(folder) / "report.json"
        subprocess.run(
            [
                *(str(PROGRAMS["node"].path), str(command), address, "--quiet"),
                *("--output=json", f"--output-path={to}", f"--chrome-flags={flags}"),
                f"--only-categories={','.join(CATEGORIES)}",
            ],
            env={**os.environ, "CHROME_PATH": str(PROGRAMS["chromium"].path)},
            check=True,
        )
        found: dict[str, Any] = json.loads(to.read_text("utf-8"))
        return found


def scores(told: dict[str, Any]) -> dict[str, int]:
    """The figure of each category of a report, up to 100."""
    return {name: round(100 * told["categories"][name]["score"]) for name in CATEGORIES}


def failed(told: dict[str, Any]) -> list[str]:
    """The audits that cost a report its 100 where that must be."""
    names = {
        part["id"]
        for category in WHOLE
        for part in told["categories"][category]["auditRefs"]
        if part["weight"]
    }
    audits = (told["audits"][name] for name in sorted(names))
    return [f"{one['id']}: {one['title']}" for one in audits if one["score"] not in {None, 1}]


def pages(site: Site) -> list[str]:
    """Home, and the longest event and news item."""
    return ["", *(at for at in one_of_each(site) if kind(at) in {"events/*/", "news/*/"})]


def measured(command: Path, address: str, runs: int) -> list[str]:
    """Prints the medians of a page, and gives the audits that it fails."""
    told = [report(command, address) for _ in range(runs)]
    found = [scores(one) for one in told]
    medians = {name: median(one[name] for one in found) for name in CATEGORIES}
    figures = "  ".join(f"{name} {value:g}" for name, value in medians.items())
    alone = " ".join(str(one["performance"]) for one in found)
    print(f"{address}\n  {figures}  (performance of each run: {alone})", flush=True)
    if all(medians[name] == 100 for name in WHOLE):
        return []
    return sorted({fault for one in told for fault in failed(one)})


def main() -> int:
    """Measure, and print; 1 if anything that must be 100 is not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site")
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    command = install()
    with served(asked.site.resolve(), packed=True) as root:
        faults = {
            at: measured(command, root + at, asked.runs) for at in pages(Site(asked.site, ""))
        }
    lines = [f"/{at}: {fault}" for at, found in faults.items() for fault in found]
    print("\n".join(lines))
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
