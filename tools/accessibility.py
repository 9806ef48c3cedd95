"""Check every page of a built site for accessibility, and write down what was found.

    make accessibility

axe-core in Chromium, on a phone and a wide screen, in light and dark colours, and the Nu HTML
checker look at all pages of site/, as `make test-all` does. What they find goes to
data/accessibility.yml, of which the site's accessibility statement is made; the checks by people
that stand there stay.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import yaml

from dissemination.rules.site import Site
from tests.support import axe
from tests.support.frozen import ROOT, SUPPORT
from tests.support.kinds import Served
from tests.support.markup import errors
from tests.support.one_of_each import kind
from tests.support.programs import chromium
from tests.support.server import served

HEAD: Final = (
    "# What the last `make accessibility` found; it writes this file, and keeps what people tested"
    " by hand (manual: yes).\n"
)


def versions() -> dict[str, str]:
    """The versions of the programs by their names on npm, as the lock of the tests pins them."""
    lock = json.loads((SUPPORT / "package-lock.json").read_text("utf-8"))
    prefix = "node_modules/"
    return {
        name.removeprefix(prefix): package["version"]
        for name, package in lock["packages"].items()
        if name.startswith(prefix)
    }


def results(folder: Path) -> tuple[int, list[str], list[str]]:
    """How many rules axe has, and what axe and the Nu HTML checker find in a built site."""
    with chromium() as browser, served(folder) as address:
        site = Served(folder, address, [])
        page = browser.new_page()
        rules = len(axe.rules(page))
        page.close()
        faults = axe.faults(browser, site, site.all_pages)
    return rules, faults, errors(folder)


def by_hand(file: Path) -> list[dict[str, Any]]:
    """The checks by people that stand in a data/accessibility.yml."""
    checks = yaml.safe_load(file.read_text("utf-8")) if file.is_file() else None
    return [check for check in checks or () if check.get("manual")]


def record(
    folder: Path,
    day: str,
    rules: int,
    axes: int,
    markups: int,
    kept: Iterable[dict[str, Any]] = (),
) -> str:
    """The text of data/accessibility.yml, with the checks that are kept."""
    pages = Site(folder, "").full_pages
    scope = {"kinds": len({kind(at) for at in pages}), "pages": len(pages)}
    pinned = versions()
    checks = [
        {
            "id": "check-axe",
            "date": day,
            "tool": "axe-core",
            "version": pinned["axe-core"],
            "asks": f"{rules} rules: WCAG 2.0, 2.1 and 2.2 at A and AA, and best practices; "
            f"at {axe.WIDTHS[1]} and {axe.WIDTHS[0]} px, in light and dark colours",
            **scope,
            "faults": axes,
        },
        {
            "id": "check-markup",
            "date": day,
            "tool": "Nu HTML Checker",
            "version": pinned["vnu-jar"],
            "asks": "valid HTML, SVG and ARIA",
            **scope,
            "faults": markups,
        },
        *kept,
    ]
    return HEAD + yaml.safe_dump(checks, sort_keys=False, allow_unicode=True, width=1000)


def main() -> int:
    """Check site/ and write the record; 1 if anything was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site")
    parser.add_argument("to", nargs="?", type=Path, default=ROOT / "data/accessibility.yml")
    options = parser.parse_args()
    npm = ["npm", "ci", "--ignore-scripts", "--silent"]
    subprocess.run(npm, cwd=SUPPORT, check=True)
    folder = options.site.resolve()
    rules, axes, markups = results(folder)
    day = datetime.now(UTC).date().isoformat()
    faults = (len(set(axes)), len(set(markups)))
    text = record(folder, day, rules, *faults, by_hand(options.to))
    options.to.write_text(text, "utf-8", newline="\n")
    print("\n".join([*axes, *markups, f"{options.to}: {len(axes) + len(markups)} faults"]))
    return int(bool(axes or markups))


if __name__ == "__main__":
    sys.exit(main())
