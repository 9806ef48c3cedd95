"""What all tests share: the choice of tests, built sites, a server, a browser.

Markers:

- `@pytest.mark.needs("khal")`: the test runs a program. Where that is not on PATH the test is
  left out, and the run ends by naming the program, its Debian package and the number of tests
  left out; with the environment variable CI set the test fails instead. A test that uses the
  fixture `browser` needs "chromium" without saying so. `PROGRAMS` has the names.
- `@pytest.mark.slow`: runs in `make test-all` (`pytest --slow`) only. So does a test that uses the
  fixture `browser`: Chromium alone would take more time than all other tests.

Properties are tried with 20 examples, or 200 with `--slow`, always the same ones.

Fixtures (each explains itself below): `inno_drop`, `mills`, `mills_under_a_path`, `large`,
`minimal_site`, `small_site`, `markdown_site`, `project_copy`, `build`, `npm`, `serve`, `browser`.
Workers of a run share what is built and installed.
"""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from tests.support import server, work
from tests.support.frozen import (
    ADDRESSES,
    INNO_DROP,
    LARGE,
    LOG,
    MARKDOWN,
    MILLS,
    MINIMAL,
    SUPPORT,
    UNDER_A_PATH,
    copy_project,
)
from tests.support.mkdocs import call_mkdocs
from tests.support.package import read_once
from tests.support.programs import PROGRAMS, chromium
from tests.support.small import ITEMS
from tests.support.templates import compiled_once

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MEMORY: Final = Path("/dev/shm")
ROOM: Final = 6_000_000_000  # bytes that must be free there
left_out = pytest.StashKey[Counter[str]]()


# Programs and slow tests


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the slow tests too")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(*programs): left out where a program is missing")
    config.addinivalue_line("markers", "slow: runs with --slow only (make test-all)")
    config.stash[left_out] = Counter()
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    settings.register_profile(
        "run",
        max_examples=200 if config.getoption("--slow") else 20,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    settings.load_profile("run")


def pytest_collection_finish() -> None:
    """Spare the collector all that is imported: it would walk through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the slow tests, unless they are asked for, and those whose program is missing."""
    slow = [item for item in items if is_slow(item) and not config.getoption("--slow")]
    without = [item for item in items if item not in slow and missing(item)]
    for item in without:
        config.stash[left_out].update(missing(item))
    unwanted = set(slow if os.environ.get("CI") else slow + without)
    if unwanted:
        config.hook.pytest_deselected(items=[item for item in items if item in unwanted])
        items[:] = [item for item in items if item not in unwanted]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """With CI set a missing program is a failure."""
    if names := missing(item):
        packages = " ".join(PROGRAMS[name].package for name in names)
        pytest.fail(f"not on PATH: {', '.join(names)} (Debian: {packages})", pytrace=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name every missing program, its Debian package and the number of tests it would run."""
    counts = terminalreporter.config.stash[left_out]
    if not counts:
        return
    outcome = "failed" if os.environ.get("CI") else "left out"
    terminalreporter.section("missing programs")
    for name, count in sorted(counts.items()):
        tests = "1 test" if count == 1 else f"{count} tests"
        package = PROGRAMS[name].package
        terminalreporter.line(f"{name} (Debian package {package}): {tests} {outcome}")


def is_slow(item: pytest.Item) -> bool:
    """Whether a test runs in `make test-all` only."""
    return bool(item.get_closest_marker("slow")) or opens_browser(item)


def opens_browser(item: pytest.Item) -> bool:
    """Whether a test uses the fixture `browser`, or one that uses it."""
    return "browser" in getattr(item, "fixturenames", ())


def missing(item: pytest.Item) -> list[str]:
    """The programs that a test needs and that are not on this machine."""
    needed = {name for mark in item.iter_markers("needs") for name in mark.args}
    if opens_browser(item):
        needed.add("chromium")
    if unknown := needed - PROGRAMS.keys():
        raise pytest.UsageError(f"{item.nodeid}: no such program in PROGRAMS: {sorted(unknown)}")
    return sorted(name for name in needed if not PROGRAMS[name].path)


# Builds


@pytest.fixture(scope="session", autouse=True)
def once() -> Iterator[None]:
    """Compile each template and read the package's files once in a run."""
    with compiled_once(), read_once():
        yield


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a run share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


def built_once(
    shared: Path,
    name: str,
    project: Path,
    warm: Path | None = None,
    address: str = "",
    files: Mapping[str, str] | None = None,
) -> Path:
    """The site of a frozen project with some more files, built by the first that asks for it."""
    folder = shared / name
    with FileLock(shared / f"{name}.lock"):
        if not (folder / "site").is_dir():
            copy_project(folder, project)
            for path, text in (files or {}).items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(text, encoding="utf-8", newline="\n")
            built(folder, warm, SITE_URL=address or ADDRESSES[project])
    return folder / "site"


def built(folder: Path, warm: Path | None, **environment: str) -> Path:
    """The site of the project in a folder, built with what an earlier build kept; the log of the
    build is beside it."""
    if warm and not (folder / ".cache").exists():
        shutil.copytree(warm, folder / ".cache")
    run = call_mkdocs(folder, "build", **environment)
    if run.returncode:
        pytest.fail(f"mkdocs build failed in {folder}:\n{run.stderr}{run.stdout}")
    (folder / LOG).write_text(run.stderr, encoding="utf-8")
    return folder / "site"


@pytest.fixture(scope="session")
def inno_drop(shared: Path) -> Path:
    """The folder with the whole site of the frozen INNO-DROP, from a cold build; do not change it.
    Its project is `inno_drop.parent`.
    """
    return built_once(shared, "inno-drop", INNO_DROP)


@pytest.fixture(scope="session")
def warm(inno_drop: Path) -> Path:
    """The folder of what the build of the frozen INNO-DROP kept."""
    return inno_drop.parent / ".cache"


@pytest.fixture(scope="session")
def mills(shared: Path, warm: Path) -> Path:
    """The folder with the whole site of the invented project for https://mills.example/; do not
    change it.
    """
    return built_once(shared, "mills", MILLS, warm)


@pytest.fixture(scope="session")
def large(shared: Path, warm: Path) -> Path:
    """The folder with the whole site of the invented project that is as large as a grant; do not
    change it. Its build takes half a minute: it is for slow tests alone.
    """
    return built_once(shared, "large", LARGE, warm)


@pytest.fixture(scope="session")
def minimal_site(shared: Path, warm: Path) -> Path:
    """The folder with the whole site of the project of four files; do not change it."""
    return built_once(shared, "minimal", MINIMAL, warm)


@pytest.fixture(scope="session")
def markdown_site(shared: Path, warm: Path) -> Path:
    """The folder with the site of the project of four files and a page with all that extensions of
    Markdown make, `about/markdown/`, and an item, `news/markdown/`; do not change it.
    """
    paths = ("mkdocs.yml", "docs/about/markdown.md", "content/news/markdown.md")
    files = {path: (MARKDOWN / path).read_text("utf-8") for path in paths}
    return built_once(shared, "markdown", MINIMAL, warm, files=files)


@pytest.fixture(scope="session")
def mills_under_a_path(shared: Path, mills: Path) -> Path:
    """The folder with the whole site of the invented project for UNDER_A_PATH, a path of a host
    that its content does not name; do not change it.
    """
    return built_once(shared, "mills-under-a-path", MILLS, mills.parent / ".cache", UNDER_A_PATH)


@pytest.fixture(scope="session")
def small_site(shared: Path) -> Path:
    """The folder with the whole site of the project of four files with an item of each kind, from
    a cold build for the address in its mkdocs.yml; do not change it.
    """
    return built_once(shared, "small", MINIMAL, address=ADDRESSES[INNO_DROP], files=ITEMS)


@pytest.fixture(scope="session")
def work_site(shared: Path) -> Path:
    """The same with work packages, milestones and many deliverables in place of items."""
    return built_once(shared, "work", MINIMAL, address=ADDRESSES[INNO_DROP], files=work.FILES)


@pytest.fixture(scope="session")
def project_copy() -> Callable[..., Path]:
    """`project_copy(tmp_path / "a", MILLS)` copies all that a build of a frozen project reads into
    a folder, made where it is missing, and gives the folder back; without a name, INNO-DROP.
    """
    return copy_project


@pytest.fixture(scope="session")
def build(warm: Path) -> Callable[..., Path]:
    """`build(folder, SITE_URL="https://host/some/project/")` builds the project in a folder, in
    the running process, and gives its `site/`; the test fails with the log if the build does.
    """
    return lambda folder, **environment: built(folder, warm, **environment)


@pytest.fixture(scope="session")
def npm(shared: Path) -> None:
    """What tests/support/package.json names is installed by the lock, once; a test with this
    fixture needs "node".
    """
    lock, installed = SUPPORT / "package-lock.json", SUPPORT / "node_modules/.package-lock.json"
    with FileLock(shared / "npm.lock"):
        if not installed.is_file() or installed.stat().st_mtime < lock.stat().st_mtime:
            run = subprocess.run(
                ["npm", "ci", "--ignore-scripts"], cwd=SUPPORT, capture_output=True, text=True
            )
            assert run.returncode == 0, run.stderr
            os.utime(installed)


# A server and a browser


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """`serve(inno_drop)` serves a folder on a free port of this machine until the run ends, and
    gives its address, "http://127.0.0.1:43210/"; `serve(folder, under="/some/project/")` serves
    it under a path, and nothing outside that; with `packed=True` text goes over the wire in gzip,
    as from most web hosts.
    """
    with ExitStack() as stack:
        yield lambda folder, under="/", packed=False: stack.enter_context(
            server.served(folder, under, packed)
        )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, headless, driven by playwright:

        context = browser.new_context(viewport={"width": 360, "height": 740},
                                      java_script_enabled=False)
        page = context.new_page()
        page.goto(serve(inno_drop))

    Close each context that you open. A test with this fixture needs no marker.
    """
    with chromium() as opened:
        yield opened
