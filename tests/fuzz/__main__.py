"""`python -m tests.fuzz`: try inputs, and print the smallest of each kind that does not hold."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.inputs import Input
from tests.fuzz.oracles import Finding
from tests.fuzz.running import Folders, alone, of_number, results
from tests.fuzz.shrinking import shrunk


def main() -> int:
    """Exit status 0 if everything holds of every input, else 1."""
    options = _options()
    first = options.first if options.only is None else options.only
    numbers = list(range(first, first + (options.inputs if options.only is None else 1)))
    began, families = time.monotonic(), dict[str, int]()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        build_every = 1 if options.only is not None else options.build_every
        folders = Folders(root / "shrinking")
        for number, findings in results(
            options.seed, numbers, options.workers, build_every, options.rules, root
        ):
            for finding in findings:
                families[finding.family] = families.get(finding.family, 0) + 1
                if families[finding.family] == 1:
                    _show(options.seed, number, finding, folders)
    for family, times in sorted(families.items(), key=lambda pair: -pair[1]):
        print(f"{times:6} × {family}")
    seconds = time.monotonic() - began
    print(f"{len(numbers)} inputs of seed {options.seed} in {seconds:.0f} s: ", end="")
    print(f"{len(families)} kinds of findings" if families else "everything holds")
    return 1 if families else 0


def _show(seed: int, number: int, finding: Finding, folders: Folders) -> None:
    """Print a finding with the smallest input for it, and how to see it again."""
    changed = of_number(seed, number, folders)
    build = "build" in finding.kind or "lost in" in finding.kind
    rules = "rule" in finding.kind

    def fails(smaller: Input) -> bool:
        findings = alone(smaller, folders, build=build, rules=rules)
        return any(other.family == finding.family for other in findings)

    small = shrunk(changed, fails)
    print(f"--- {finding.kind}, input {number}: python -m tests.fuzz --seed {seed} --only {number}")
    print(finding.proof)
    print(small.shown(), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=2_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--build-every", type=int, default=50, help="0 builds none")
    parser.add_argument("--rules", action="store_true", help="hold what is built against the rules")
    parser.add_argument("--only", type=int, help="the one input of this number")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
