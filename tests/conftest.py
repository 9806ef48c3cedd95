"""What all tests share: programs that a test may need, builds, a server, a browser.

Markers:

- `@pytest.mark.needs("khal")`: the test runs a program. Where that is not on PATH the test is
  left out, and the run ends by naming the program, its Debian package and the number of tests
  left out; with the environment variable CI set the test fails instead. A test that uses the
  fixture `browser` needs "chromium" without saying so. `PROGRAMS` has the names.
- `@pytest.mark.slow`: runs in `make test-all` (`pytest --slow`) only.

Fixtures (each explains itself below): `built_site`, `second_site`, `project_copy`, `build`,
`mkdocs`, `npm`, `serve`, `browser`.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
MOMENT = 1795348800  # 2026-11-22 12:00 UTC: the moment of every build in the tests
PARTS = ("mkdocs.yml", "docs", "hooks", "data", "content")
FACTS = ("data", "content")
SECOND = ROOT / "tests" / "second"
LEFT_BEHIND = shutil.ignore_patterns("__pycache__", "*.egg-info")


class Program(NamedTuple):
    """A program that tests run: its Debian package, and the commands by which it is known."""

    package: str
    commands: tuple[str, ...]

    @property
    def path(self) -> str | None:
        """Where it is on this machine, if it is."""
        return next(filter(None, map(shutil.which, self.commands)), None)


PROGRAMS = {
    "chromium": Program("chromium", ("chromium", "chromium-browser", "google-chrome", "chrome")),
    "java": Program("default-jre-headless", ("java",)),
    "khal": Program("khal", ("khal",)),
    "newsboat": Program("newsboat", ("newsboat",)),
    "node": Program("nodejs", ("node",)),
}

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

# What builds of this run have kept, so that copies of projects need not make it anew; the first
# build of a run is a cold one, with which others are compared.
warm: list[Path] = []

left_out = pytest.StashKey[Counter[str]]()


# Programs and slow tests


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the slow tests too")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(*programs): left out where a program is missing")
    config.addinivalue_line("markers", "slow: runs with --slow only (make test-all)")
    config.stash[left_out] = Counter()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the slow tests, unless they are asked for, and those whose program is missing."""
    slow = [
        item for item in items if item.get_closest_marker("slow") and not config.getoption("--slow")
    ]
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


def missing(item: pytest.Item) -> list[str]:
    """The programs that a test needs and that are not on this machine."""
    needed = {name for mark in item.iter_markers("needs") for name in mark.args}
    if "browser" in getattr(item, "fixturenames", ()):
        needed.add("chromium")
    if unknown := needed - PROGRAMS.keys():
        raise pytest.UsageError(f"{item.nodeid}: no such program in PROGRAMS: {sorted(unknown)}")
    return sorted(name for name in needed if not PROGRAMS[name].path)


# Builds


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


def copy_project(to: Path, facts: Path = ROOT) -> Path:
    to.mkdir(parents=True, exist_ok=True)
    for name in PARTS:
        source = (facts if name in FACTS else ROOT) / name
        if source.is_dir():
            shutil.copytree(source, to / name, ignore=LEFT_BEHIND, dirs_exist_ok=True)
        else:
            shutil.copyfile(source, to / name)
    if warm and not (to / ".cache").exists():
        (to / ".cache").mkdir()
        shutil.copyfile(warm[-1], to / ".cache" / "kept.sqlite")
    return to


@pytest.fixture(scope="session")
def mkdocs() -> Callable[..., subprocess.CompletedProcess[str]]:
    """`mkdocs(folder, "build", "--strict", SITE_URL="…")` runs mkdocs in a folder, in a process
    of its own at the tests' moment; it gives `returncode`, `stdout` and `stderr` (the log).
    """
    return run_mkdocs


@pytest.fixture(scope="session")
def project_copy() -> Callable[[Path], Path]:
    """`project_copy(tmp_path / "a")` copies all that a build reads (mkdocs.yml, docs, hooks, data,
    content) into a folder, made where it is missing, and gives the folder back.
    """
    return copy_project


@pytest.fixture(scope="session")
def build() -> Callable[..., Path]:
    """`build(folder, SITE_URL="https://host/some/project/")` builds the project in a folder and
    gives its `site/`; the test fails with the log if the build does.
    """

    def built(folder: Path, **environment: str) -> Path:
        run = run_mkdocs(folder, "build", **environment)
        if run.returncode:
            pytest.fail(f"mkdocs build failed in {folder}:\n{run.stderr}{run.stdout}")
        if (store := folder / ".cache" / "kept.sqlite").exists():
            warm.append(store)
        return folder / "site"

    return built


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, build: Callable[..., Path]) -> Path:
    """The folder with this project's whole site, built once per run from a copy; do not change
    it. Its project is `built_site.parent`.
    """
    return build(copy_project(tmp_path_factory.mktemp("built")))


@pytest.fixture(scope="session")
def second_site(tmp_path_factory: pytest.TempPathFactory, build: Callable[..., Path]) -> Path:
    """The folder with the whole site of the second, invented project (data and content of
    tests/second, all else of this one) for https://mills.example/; do not change it.
    """
    project = copy_project(tmp_path_factory.mktemp("second"), facts=SECOND)
    return build(project, SITE_URL="https://mills.example/")


@pytest.fixture(scope="session")
def npm() -> None:
    """What tests/package.json names is in tests/node_modules, installed by the lock, once; a test
    with this fixture needs "node".
    """
    tests = Path(__file__).parent
    lock, installed = tests / "package-lock.json", tests / "node_modules/.package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < lock.stat().st_mtime:
        run = subprocess.run(
            ["npm", "ci", "--ignore-scripts"], cwd=tests, capture_output=True, text=True
        )
        assert run.returncode == 0, run.stderr
        os.utime(installed)


# A server and a browser


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder under a path, as a plain web host does; a lost page gets 404.html."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".ics": "text/calendar; charset=utf-8",
        ".js": "text/javascript",
        ".json": "application/json",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def __init__(
        self, *arguments: object, under: str, directory: str, packed: bool = False
    ) -> None:
        self.under = under
        self.packed = packed
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Text is packed on the way, where the test asks for it."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if self.path.endswith("/") else path
        kind = self.guess_type(file)
        is_text = kind.startswith("text/") or kind.endswith(("json", "xml", "svg+xml"))
        if not (self.packed and is_text and file.is_file()):
            return super().send_head()
        text = gzip.compress(file.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        return BytesIO(text)

    def translate_path(self, path: str) -> str:
        if path.startswith(self.under):
            return super().translate_path("/" + path.removeprefix(self.under))
        return super().translate_path("/.outside/")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not lost.is_file():
            super().send_error(code, message, explain)
            return
        page = lost.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server that does not mind a browser that hangs up."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """`serve(built_site)` serves a folder on a free port of this machine until the run ends, and
    gives its address, "http://127.0.0.1:43210/"; `serve(folder, under="/some/project/")` serves
    it under a path, and nothing outside that; with `packed=True` text goes over the wire in gzip,
    as from most web hosts.
    """
    with ExitStack() as stack:

        def served(folder: Path, under: str = "/", packed: bool = False) -> str:
            handler = partial(Handler, under=under, directory=str(folder), packed=packed)
            server = stack.enter_context(Server(("127.0.0.1", 0), handler))
            thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
            thread.start()
            stack.callback(thread.join)
            stack.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}{under}"

        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, headless, driven by playwright:

        context = browser.new_context(viewport={"width": 360, "height": 740},
                                      java_script_enabled=False)
        page = context.new_page()
        page.goto(serve(built_site))

    Close each context that you open. A test with this fixture needs no marker.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=PROGRAMS["chromium"].path, args=CHROMIUM_FLAGS
        )
        yield chromium
        chromium.close()
