"""What other systems do to a project: another default encoding, other line ends, other separators
of paths. All of it is made here, on any system; names that a system cannot have are golden cases
in `broken/`.
"""

from __future__ import annotations

import ast
import codecs
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

import pytest
import yaml

from dissemination.load import load
from tests.content.test_broken import CASES, checked, laid
from tests.support.frozen import MINIMAL, ROOT, copy_project
from tests.support.small import MOMENT, PARTNERS, event, minimal, news

HOOKS: Final = ROOT / "hooks"
URL: Final = "https://small.example/"
BODY: Final = "Überschuß – “čaj”, €, 水.\n\n- one\n- two  \n  broken\n\n```\nx\n```"
ITEMS: Final = {
    "content/news/a.md": news(BODY),
    "content/events/e.md": event("| a | b |\n| - | - |\n| č | ☔ |", title="Schůze a čaj"),
    "data/partners.yml": f"{PARTNERS}  text: |\n    Ein Übergang,\n    čili ☔.\n",
}
TEXTS: Final = {".md", ".yml", ".css", ".js", ".html", ".svg", ".txt", ".xml"}
# What MkDocs publishes as it lies in docs/.
AS_IT_LIES: Final = {".css", ".js", ".svg", ".txt"}


def small(root: Path) -> Path:
    """A small project with all that a build reads, and letters that cp1252 lacks."""
    return minimal(copy_project(root, MINIMAL), **ITEMS)


def with_crlf(root: Path) -> None:
    """End every line of a project's own texts as Windows does."""
    for top in ("data", "content", "docs"):
        for file in (root / top).rglob("*"):
            if file.suffix in TEXTS and file.is_file():
                lines = file.read_bytes().replace(b"\r\n", b"\n")
                file.write_bytes(lines.replace(b"\n", b"\r\n"))


def published(site: Path) -> dict[str, bytes]:
    """The files of a site by their addresses; what lies in docs/ as it is, without its CR."""
    return {
        path.relative_to(site).as_posix(): (
            path.read_bytes().replace(b"\r\n", b"\n")
            if path.suffix in AS_IT_LIES
            else path.read_bytes()
        )
        for path in site.rglob("*")
        if path.is_file()
    }


# A default encoding of cp1252


@cache
def trees() -> dict[str, ast.Module]:
    """The code by the paths of its modules below hooks/."""
    files = sorted(HOOKS.rglob("*.py"))
    parsed = {file: ast.parse(file.read_text("utf-8")) for file in files}
    return {file.relative_to(HOOKS).as_posix(): tree for file, tree in parsed.items()}


@pytest.fixture(scope="module")
def cp1252(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment in which Python takes text for cp1252, as it does on Windows."""
    settings = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"}
    if sys.platform == "win32":
        return settings
    folder = tmp_path_factory.mktemp("locales")
    command = ["localedef", "-i", "en_US", "-f", "CP1252", str(folder / "en_US.CP1252")]
    localedef = shutil.which("localedef") and subprocess.run(
        command, capture_output=True, check=False
    )
    if not localedef or localedef.returncode:
        if os.environ.get("CI"):
            pytest.fail("no localedef, or no charmap CP1252 (Debian: locales)", pytrace=False)
        pytest.skip("no localedef, or no charmap CP1252 (Debian: locales)")
    return settings | {"LOCPATH": str(folder), "LC_ALL": "en_US.CP1252"}


# Text that is opened by our own modules without saying its encoding is an error.
BUILD: Final = """
import io, locale, sys, warnings

assert locale.getencoding().lower() == "cp1252", locale.getencoding()
warnings.simplefilter("ignore")
warnings.filterwarnings("error", "", EncodingWarning, "dissemination|.*mkdocs_hooks")
try:
    exec("open(sys.argv[1])", {"__name__": "dissemination.careless", "sys": sys})
except EncodingWarning:
    print("careless code would be found")
from mkdocs.__main__ import cli
cli(["build"])
"""


def run(root: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    inherited = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    settings = {"SOURCE_DATE_EPOCH": str(int(MOMENT.timestamp())), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [sys.executable, *command],
        cwd=root,
        env=inherited | settings | {"SITE_URL": URL} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


@pytest.mark.slow
def test_a_site_is_the_same_with_cp1252_and_crlf(
    tmp_path: Path, cp1252: dict[str, str], build: Callable[..., Path]
) -> None:
    here, there = small(tmp_path / "here"), small(tmp_path / "there")
    with_crlf(there)
    usual = build(here, SITE_URL=URL)
    other = run(there, "-X", "warn_default_encoding", "-c", BUILD, __file__, **cp1252)
    assert other.returncode == 0, other.stderr.decode("cp1252")
    assert other.stdout.split(b"\n")[0].rstrip() == b"careless code would be found"
    first, second = published(usual), published(there / "site")
    assert first.keys() == second.keys()
    assert [address for address in first if first[address] != second[address]] == []
    assert "Schůze a čaj".encode() in first["events/e/index.html"]


def test_a_console_of_cp1252_shows_every_problem(tmp_path: Path, cp1252: dict[str, str]) -> None:
    root = minimal(tmp_path, **{"content/news/a.md": news(category="čaj ☔", date="水")})
    checked = run(root, "-X", "dev", "-m", "dissemination.cli", "check", **cp1252)
    assert checked.stderr.startswith(b"Left out: the comparison with what is public")
    assert checked.stderr.count(b"\n") == 1
    assert checked.returncode == 1
    lines = checked.stdout.decode("cp1252").splitlines()
    assert len(lines) == 3
    assert r"\u6c34" in lines[0]
    assert r"\u010daj \u2614" in lines[1]


def test_every_wording_stands_in_cp1252() -> None:
    """A wording of ours needs no escape on a Windows console; what it quotes may."""
    wordings = [
        ast.literal_eval(node.args[0])
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Message"
    ]
    assert len(wordings) > 50
    assert [wording for wording in wordings if not is_cp1252(wording)] == []


def is_cp1252(text: str) -> bool:
    try:
        codecs.encode(text, "cp1252")
    except UnicodeEncodeError:
        return False
    return True


# Other ends of lines


def test_crlf_is_no_problem(tmp_path: Path) -> None:
    root = minimal(tmp_path, **ITEMS)
    before = load(root, MOMENT)
    with_crlf(root)
    assert b"\r\n" in (root / "data/site.yml").read_bytes()
    after = load(root, MOMENT)
    assert after.entries == before.entries
    assert after.partners == before.partners


# But for what is told of the number of bytes, which grows with every CR.
BY_THEIR_TEXT: Final = [case for case in CASES if case.stem not in {"files-too-large", "drawings"}]


@pytest.mark.parametrize("case", BY_THEIR_TEXT[::5], ids=lambda case: case.stem)
def test_problems_are_the_same_with_crlf(case: Path, tmp_path: Path) -> None:
    case_data = yaml.load(case.read_text("utf-8"), Loader=yaml.CSafeLoader)
    if case_data.get("portable") is False and sys.platform in {"win32", "darwin"}:
        pytest.skip("this system cannot have the names of the case")
    laid(case_data, tmp_path)
    with_crlf(tmp_path)
    said = checked(tmp_path)
    assert said.problems == case_data.get("problems", "").splitlines()
    assert said.warnings == case_data.get("warnings", "").splitlines()


def test_git_gives_every_system_the_same_bytes(tmp_path: Path) -> None:
    files = {
        ".gitattributes": (ROOT / ".gitattributes").read_bytes(),
        "content/news/a.md": b"one\ntwo\n",
        "data/site.yml": b"one: 1\ntwo: 2\n",
        "docs/assets/own.svg": b"<svg>\n</svg>\n",
        "content/news/b/tower.jpeg": b"\xff\xd8 without a zero\n\r\n",
        "tests/broken/crlf.yml": b"one: 1\r\ntwo: 2\n",
    }
    for name, content in files.items():
        (tmp_path / "a" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "a" / name).write_bytes(content)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *command], cwd=tmp_path / "a", check=True, capture_output=True)
    clone = ["git", "clone", "-q", "-c", "core.autocrlf=true", "-c", "core.eol=crlf", "a", "b"]
    subprocess.run(clone, cwd=tmp_path, check=True, capture_output=True)
    assert {name: (tmp_path / "b" / name).read_bytes() for name in files} == files


# Other separators of paths


def test_a_path_within_the_project_is_written_with_slashes() -> None:
    """The text of `relative_to` has backslashes on Windows, and so would a problem's path."""
    paths, slashed = set[str](), set[str]()
    for name, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr == "relative_to":
                paths.add(f"{name}:{node.lineno}:{node.value.col_offset}")
            elif isinstance(node, ast.Attribute) and node.attr in {"as_posix", "parts"}:
                slashed.add(f"{name}:{node.lineno}:{node.value.col_offset}")
    assert paths
    assert paths - slashed == set()


def test_no_address_is_made_by_the_system_s_rules() -> None:
    """Addresses and paths of problems are joined by posixpath, never by os.path."""
    own = "dissemination/publish.py"  # compares names of one disk with each other
    systems = {("os", "path"), ("os", "sep"), ("os", "altsep")}
    used = [
        name
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if (node.value.id, node.attr) in systems
    ]
    assert set(used) <= {own}
