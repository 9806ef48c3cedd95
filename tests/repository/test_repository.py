"""What the repository promises about itself: its commands, locks, licences and workflow."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dissemination.cli import main
from tests.support.frozen import MOMENT, ROOT
from tests.support.programs import PROGRAMS
from tools.scope import is_content

LOCKS = {
    "requirements-build.txt": ["build"],
    "requirements.txt": [],
    "requirements-dev.txt": ["dev"],
    "requirements-bench-blog.txt": ["bench-blog"],
    "requirements-bench-material.txt": ["bench-material"],
    "requirements-bench-hugo.txt": ["bench-hugo"],
}
MACHINE_PATH = re.compile(
    r"(?:^|[^\w.~/-])/(?:home|Users|root|opt|srv|tmp|work|private|mnt)/[\w.-]+", re.MULTILINE
)
INDEX_HOST = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|yarnpkg\.com|"
    r"(?:--|_)(?:extra-)?index-url[ =]|--find-links[ =]|/simple/"
)
PINNED = re.compile(r"^([a-z0-9.-]+)==(\S+)", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
EXAMPLE = re.compile(r"`(content/[^`]+)`:\n\n```md\n(.*?)```", re.DOTALL)
NAMED = re.compile(r"^[A-Za-z0-9._-]+")


def text(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


@cache
def tracked() -> list[str]:
    """The files of the repository, and those that would be added to it."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone of the repository")
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-zco", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode().split("\0")
    return sorted(name for name in set(names) if name and (ROOT / name).is_file())


def texts() -> dict[str, str]:
    """The tracked files that are text, without what officers write, and without what the tests
    themselves are made of."""
    contents = {}
    for name in tracked():
        if not name.startswith("tests/") and name != "mkdocs.yml" and not is_content(name):
            content = (ROOT / name).read_bytes()
            if b"\0" not in content:
                contents[name] = content.decode("utf-8")
    return contents


def project() -> dict[str, Any]:
    return tomllib.loads(text("pyproject.toml"))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def named(requirements: list[str]) -> set[str]:
    """The names in a list of requirements such as `pyyaml>=6.0.3`."""
    return {normal(match[0]) for line in requirements if (match := NAMED.match(line))}


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", text("Makefile"), re.MULTILINE))


def commands(document: str) -> set[str]:
    """The targets of every `make …` in a text's code."""
    code = CODE.findall(document)
    return {target for part in code for target in re.findall(r"\bmake +([a-z][a-z-]*)", part)}


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_every_command_of_the_documents_exists(name: str) -> None:
    assert commands(text(name)) <= targets()


def test_the_two_commands_are_told() -> None:
    assert {"site", "test"} <= commands(text("README.md"))


@pytest.fixture
def examples(project_copy: Callable[[Path], Path], tmp_path: Path) -> Path:
    """This project with the items that the README shows."""
    project = project_copy(tmp_path)
    for path, content in EXAMPLE.findall(text("README.md")):
        (project / path).write_text(content, "utf-8")
    return project


def check(root: Path) -> Result:
    arguments = ["check", "--root", str(root)]
    return CliRunner().invoke(main, arguments, env={"SOURCE_DATE_EPOCH": str(MOMENT)})


def test_the_examples_are_right_and_short(examples: Path) -> None:
    examples_shown = EXAMPLE.findall(text("README.md"))
    assert [path.split("/")[1] for path, _ in examples_shown] == ["news", "events"]
    assert all(content.count("\n") <= 10 for _, content in examples_shown)
    assert check(examples).exit_code == 0


def test_the_mistakes_are_told_as_shown(examples: Path) -> None:
    news = examples / "content" / "news" / "open-day.md"
    wrong = news.read_text("utf-8").replace("-11-20", "-11-31").replace("meeting", "meetings")
    news.write_text(wrong.replace("open-day-2027.md", "open-day.md"), "utf-8")
    assert f"```text\n{check(examples).stdout}```" in text("README.md")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_every_path_of_the_documents_exists(name: str) -> None:
    prose = CODE.sub("", text(name))
    linked = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", prose)
    pictured = re.findall(r'src="([^":]+)"', prose)
    assert [path for path in [*linked, *pictured] if not (ROOT / path).exists()] == []


def test_every_room_is_told_in_the_architecture() -> None:
    package = ROOT / "hooks" / "dissemination"
    rooms = {path.stem for path in package.glob("*.py")} - {"__init__"}
    rooms |= {path.parent.name + "/" for path in package.glob("*/__init__.py")}
    prose = text("ARCHITECTURE.md")
    assert [room for room in sorted(rooms) if f"`{room}" not in prose] == []


def test_no_path_of_a_machine_is_in_the_repository() -> None:
    matches = [
        f"{name}: {match[0].strip()}"
        for name, content in texts().items()
        for match in MACHINE_PATH.finditer(content)
    ]
    assert matches == []


def test_no_package_index_is_in_the_repository() -> None:
    matches = [
        f"{name}: {match[0]}"
        for name, content in texts().items()
        for match in INDEX_HOST.finditer(content)
    ]
    assert matches == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_pinned_with_hashes(lock: str) -> None:
    settings = project()
    is_apart = lock == "requirements-build.txt" or "bench" in lock
    requirements = set() if is_apart else set(settings["project"]["dependencies"])
    for group in LOCKS[lock]:
        requirements |= set(settings["dependency-groups"][group])
    pins = text(lock)
    assert named(list(requirements)) <= {name for name, _ in PINNED.findall(pins)}
    entries = re.split(r"^(?=[a-z0-9.-]+==)", pins, flags=re.MULTILINE)[1:]
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_locks_agree() -> None:
    pins = set(PINNED.findall(text("requirements.txt")))
    assert pins <= set(PINNED.findall(text("requirements-dev.txt")))


@pytest.mark.parametrize("lock", [lock for lock in LOCKS if "bench" in lock])
def test_peers_have_the_same_packages(lock: str) -> None:
    pins = dict(PINNED.findall(text("requirements.txt")))
    of_peer = dict(PINNED.findall(text(lock)))
    assert {name: pins[name] for name in pins.keys() & of_peer.keys()}.items() <= of_peer.items()


def test_what_builds_the_package_is_locked() -> None:
    settings = project()
    assert settings["build-system"]["requires"] == settings["dependency-groups"]["build"]


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    assert re.search(r"^## \[?Unreleased\]?$", text("CHANGELOG.md"), re.MULTILINE)


def test_both_licences_are_there() -> None:
    assert "MIT License" in text("LICENSE")
    assert "Attribution 4.0" in text("LICENSE-CONTENT")


def test_pictures_of_the_documents_have_words() -> None:
    assert [path.name for path in ROOT.glob("*.md") if "![](" in path.read_text("utf-8")] == []


def needed_programs(tree: ast.AST) -> Iterator[str]:
    """The programs that the tests of a module need, by their marks or the fixture `browser`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.needs":
            yield from (ast.literal_eval(argument) for argument in node.args)
        elif isinstance(node, ast.arg) and node.arg == "browser":
            yield "chromium"


def test_the_ci_installs_every_program_that_tests_need() -> None:
    needed = {
        PROGRAMS[name].package
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in needed_programs(ast.parse(path.read_text("utf-8")))
    }
    assert needed <= set(re.findall(r"^need (\S+)", text(".ci/run"), re.MULTILINE))


def test_the_ci_runs_without_a_hand() -> None:
    script = text(".ci/run")
    assert "set -euo pipefail" in script
    assert "make test-all" in script
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
