"""Print the scores of three pages of a built site by Lighthouse, as the median of five runs.

    make lighthouse

Accessibility, best practices and SEO must be 100 in each; performance is only printed, since it
depends on the machine more than on the page (tests/browser/test_light.py holds pages to bytes).
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
        result: dict[str, Any] = json.loads(to.read_text("utf-8"))
        return result


def scores(result: dict[str, Any]) -> dict[str, int]:
    """The figure of each category of a report, up to 100."""
    return {name: round(100 * result["categories"][name]["score"]) for name in CATEGORIES}


def failed_audits(result: dict[str, Any]) -> list[str]:
    """The audits that cost a report its 100 where that must be."""
    names = {
        part["id"]
        for category in WHOLE
        for part in result["categories"][category]["auditRefs"]
        if part["weight"]
    }
    audits = (result["audits"][name] for name in sorted(names))
    return [
        f"{audit['id']}: {audit['title']}" for audit in audits if audit["score"] not in {None, 1}
    ]


def pages(site: Site) -> list[str]:
    """Home, and the longest event and news item."""
    return ["", *(at for at in one_of_each(site) if kind(at) in {"events/*/", "news/*/"})]


def measure(command: Path, address: str, runs: int) -> list[str]:
    """Prints the medians of a page, and gives the audits that it fails."""
    results = [report(command, address) for _ in range(runs)]
    figures_of_runs = [scores(result) for result in results]
    medians = {name: median(run[name] for run in figures_of_runs) for name in CATEGORIES}
    figures = "  ".join(f"{name} {value:g}" for name, value in medians.items())
    alone = " ".join(str(run["performance"]) for run in figures_of_runs)
    print(f"{address}\n  {figures}  (performance of each run: {alone})", flush=True)
    if all(medians[name] == 100 for name in WHOLE):
        return []
    return sorted({audit for result in results for audit in failed_audits(result)})


def main() -> int:
    """Measure, and print; 1 if anything that must be 100 is not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    command = install()
    with served(options.site.resolve(), packed=True) as root:
        faults = {
            at: measure(command, root + at, options.runs) for at in pages(Site(options.site, ""))
        }
    lines = [f"/{at}: {fault}" for at, audits in faults.items() for fault in audits]
    print("\n".join(lines))
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
