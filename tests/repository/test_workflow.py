"""The workflow: what it runs for which change, what must succeed before a site is public, and what
it may do."""

from __future__ import annotations

import itertools
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.support.frozen import ROOT
from tests.support.repository import Repository

SCOPE: Final = ROOT / "tools" / "scope.py"
WORKFLOWS: Final = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SITE: Final = yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text("utf-8"))
JOBS: Final[dict[str, Any]] = SITE["jobs"]
PINNED: Final = re.compile(r"actions/[a-z-]+(?:/[a-z]+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+")
RESULTS: Final = ("success", "failure", "cancelled", "skipped")

# What every commit begins with.
FILES: Final = {
    "content/news/a.md": "A",
    "content/news/b/index.md": "B",
    "data/partners.yml": "- id: first",
    "docs/about/legal.md": "Legal",
    "docs/assets/site.css": "body {}",
    "docs/assets/eu-emblem.svg": "<svg/>",
    "hooks/dissemination/theme/main.html": "<html>",
    "hooks/dissemination/cli.py": "main",
    "tests/test_a.py": "def test_a(): pass",
    "tests/projects/mills/content/news/x.md": "X",
    "README.md": "Read me",
    "CITATION.cff": "cff-version: 1.2.0",
    ".github/workflows/site.yml": "jobs:",
    "mkdocs.yml": "site_name: x",
    "requirements.txt": "x==1",
}


class Clone(Repository):
    """A repository whose first commit has FILES."""

    @property
    def first(self) -> str:
        """The id of the first commit."""
        return self.git("rev-parse", "first")

    def write(self, path: str, text: str = "changed") -> None:
        """Write a file."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(text.encode())

    def scope(self, *arguments: str) -> str:
        """What the script prints, run as the workflow runs it."""
        command = [sys.executable, str(SCOPE), *arguments]
        run = subprocess.run(
            command, cwd=self.root, capture_output=True, check=True, encoding="utf-8"
        )
        assert run.stderr == ""
        return run.stdout.removesuffix("\n")


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    clone = Clone(tmp_path_factory.mktemp("beginning"))
    for path, text in FILES.items():
        clone.write(path, text)
    clone.commit()
    clone.git("tag", "first")
    return clone


@pytest.fixture
def clone(beginning: Clone, tmp_path: Path) -> Clone:
    return Clone(Path(shutil.copytree(beginning.root, tmp_path / "clone")))


# What is content, and what is code


@pytest.mark.parametrize(
    "path",
    [
        "content/news/a.md",
        "content/news/c/tower.jpg",
        "data/partners.yml",
        "data/logos/first.svg",
        "docs/about/legal.md",
        "docs/about/tower.JPG",
        "docs/index.md",
        "CITATION.cff",
    ],
)
def test_content(path: str) -> None:
    assert runpy.run_path(str(SCOPE))["is_content"](path)


@pytest.mark.parametrize(
    "path",
    [
        "docs/assets/site.css",
        "docs/assets/eu-emblem.svg",
        "docs/assets/readme.md",
        "hooks/dissemination/theme/main.html",
        "look/main.html",
        "docs/about/script.js",
        "docs",
        "hooks/dissemination/cli.py",
        "hooks/content/a.md",
        "tests/test_a.py",
        "tests/projects/mills/content/news/x.md",
        "tools/scope.py",
        "README.md",
        "mkdocs.yml",
        "requirements.txt",
        ".github/workflows/site.yml",
        "content.md",
        "content",
        "Content/news/a.md",
        "new/CITATION.cff",
    ],
)
def test_code(path: str) -> None:
    assert not runpy.run_path(str(SCOPE))["is_content"](path)


@pytest.mark.parametrize(
    ("expected", "paths"),
    [
        ("content", ["content/news/a.md", "data/partners.yml", "docs/about/legal.md"]),
        ("content", ["content/news/new – ü.md"]),
        ("code", ["docs/assets/site.css"]),
        ("code", ["content/news/a.md", "hooks/dissemination/cli.py"]),
        ("code", ["tests/new – ü.md"]),
    ],
)
def test_changed_files(clone: Clone, expected: str, paths: list[str]) -> None:
    for path in paths:
        clone.write(path)
    clone.commit()
    assert clone.scope(clone.first) == expected


def test_no_change(beginning: Clone) -> None:
    assert beginning.scope(beginning.first) == "content"


@pytest.mark.parametrize(
    ("expected", "path"),
    [("content", "content/news/a.md"), ("content", "docs/about/legal.md"), ("code", "README.md")],
)
def test_deleted_file(clone: Clone, expected: str, path: str) -> None:
    (clone.root / path).unlink()
    clone.commit()
    assert clone.scope(clone.first) == expected


def test_file_renamed_within_content(clone: Clone) -> None:
    clone.git("mv", "content/news/a.md", "content/news/c.md")
    clone.commit()
    assert clone.scope(clone.first) == "content"


@pytest.mark.parametrize(
    ("old", "new"),
    [("hooks/dissemination/cli.py", "content/cli.md"), ("content/news/a.md", "hooks/a.md")],
)
def test_file_renamed_between_code_and_content(clone: Clone, old: str, new: str) -> None:
    clone.git("mv", old, new)
    clone.commit()
    assert clone.scope(clone.first) == "code"


def test_file_that_became_a_link(clone: Clone) -> None:
    (clone.root / "README.md").unlink()
    try:
        (clone.root / "README.md").symlink_to("content/news/a.md")
    except OSError:
        pytest.skip("this system makes no links")
    clone.commit()
    assert clone.scope(clone.first) == "code"


# What it is compared with


@pytest.mark.parametrize("proven", ["0" * 40, "f" * 40, "HEAD", "first", "--help", "a" * 39])
def test_nothing_is_proven(beginning: Clone, proven: str) -> None:
    assert beginning.scope(proven) == "code"


def test_not_a_clone(tmp_path: Path) -> None:
    assert Clone(tmp_path).scope("f" * 40) == "code"


def test_a_call_without_a_commit_is_told() -> None:
    run = subprocess.run([sys.executable, str(SCOPE)], capture_output=True, encoding="utf-8")

    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == "usage: python3 tools/scope.py PROVEN [COMMIT]\n"


def test_first_push(beginning: Clone) -> None:
    assert beginning.scope("") == "code"


def test_forced_push_after_which_the_clone_lacks_the_proven_commit(
    clone: Clone, tmp_path_factory: pytest.TempPathFactory
) -> None:
    proven = clone.first
    clone.git("tag", "--delete", "first")
    clone.git("commit", "--quiet", "--amend", "--message", "another")
    clone.write("content/news/a.md")
    clone.commit()
    assert clone.scope(proven) == "content"
    fresh = tmp_path_factory.mktemp("fresh")
    clone.git("clone", "--quiet", "--no-local", str(clone.root), str(fresh))
    assert Clone(fresh).scope(proven) == "code"


def test_forced_push_to_other_content_on_proven_code(clone: Clone) -> None:
    clone.write("content/news/a.md")
    proven = clone.commit()
    clone.git("reset", "--quiet", "--hard", clone.first)
    clone.write("data/partners.yml")
    clone.commit()
    assert clone.scope(proven) == "content"


def test_content_on_top_of_unproven_code(clone: Clone) -> None:
    clone.write("hooks/dissemination/cli.py", "raise SystemExit")
    clone.commit()
    clone.write("content/news/a.md")
    clone.commit()
    assert clone.scope(clone.first) == "code"


def test_code_that_was_taken_back(clone: Clone) -> None:
    clone.write("hooks/dissemination/cli.py", "raise SystemExit")
    clone.commit()
    clone.git("revert", "--no-edit", "HEAD")
    clone.write("content/news/a.md")
    clone.commit()
    assert clone.scope(clone.first) == "content"


def test_pull_request_of_content_merged_with_newer_content(clone: Clone) -> None:
    clone.git("checkout", "--quiet", "-b", "item", clone.first)
    clone.write("content/news/new.md")
    clone.commit()
    clone.git("checkout", "--quiet", "main")
    clone.write("data/partners.yml")
    clone.commit()
    clone.git("merge", "--quiet", "--no-edit", "item")
    assert clone.scope(clone.first) == "content"


# What must succeed, and when


def truth(condition: str, **names: str | bool) -> bool:
    """Whether a condition of the workflow holds, with values for `needs.style.result`, … by their
    dotted names with `_` for the dots."""
    text = condition.replace("&&", " and ").replace("||", " or ")
    text = re.sub(r"!(?!=)", " not ", text)
    text = re.sub(r"\b(?:needs|github)(?:\.\w+)+", lambda name: name[0].replace(".", "_"), text)
    text = text.replace("cancelled()", "cancelled").replace("always()", "True")
    return bool(eval(" ".join(text.split()), {"__builtins__": {}}, names))


def outcomes() -> Iterator[dict[str, str]]:
    """Every mixture of scopes and of results of the jobs before the gate."""
    scopes = ("content", "code", "")
    for scope, *results in itertools.product(scopes, *[RESULTS] * len(JOBS["gate"]["needs"])):
        named = zip(JOBS["gate"]["needs"], results, strict=True)
        yield {
            "needs_scope_outputs_scope": scope,
            **{f"needs_{job}_result": result for job, result in named},
        }


def step(job: str, name: str) -> dict[str, Any]:
    """The step of a job whose name begins so."""
    [only] = [s for s in JOBS[job]["steps"] if s.get("name", "").startswith(name)]
    return dict(only)


def test_the_gate_lets_through_what_succeeded_and_nothing_else() -> None:
    assert JOBS["gate"]["if"] == "always()"
    fails = step("gate", "Fail where")
    assert fails["run"] == "exit 1"
    for outcome in outcomes():
        results = {job: outcome[f"needs_{job}_result"] for job in JOBS["gate"]["needs"]}
        only_content = outcome["needs_scope_outputs_scope"] == "content"
        needed = {"scope", "verify"} if only_content else {"scope", "verify", *results}
        passes = all(results[job] == "success" for job in needed)
        assert truth(fails["if"], **outcome) is not passes


def test_all_jobs_on_which_the_site_rests_are_before_the_gate() -> None:
    """Other systems show in red what is wrong there, and hold up no publication."""
    assert set(JOBS["gate"]["needs"]) == {"scope", "style", "linux", "verify"}
    assert set(JOBS) - set(JOBS["gate"]["needs"]) == {
        "newest",
        "windows",
        "costs",
        "gate",
        "publish",
        "record",
    }


def test_a_site_is_published_from_main_after_the_gate_alone() -> None:
    assert JOBS["publish"]["needs"] == "gate"
    condition = JOBS["publish"]["if"]
    events = ("push", "pull_request", "schedule", "workflow_dispatch")
    refs = ("refs/heads/main", "refs/heads/draft", "refs/pull/1/merge")
    for result, event, ref, stop in itertools.product(RESULTS, events, refs, (True, False)):
        published = truth(
            condition,
            needs_gate_result=result,
            github_event_name=event,
            github_ref=ref,
            cancelled=stop,
        )
        right = result == "success" and event != "pull_request" and ref == "refs/heads/main"
        assert published is (right and not stop)


def test_what_is_published_is_written_down() -> None:
    assert JOBS["record"]["needs"] == "publish"
    for result, stop in itertools.product(RESULTS, (True, False)):
        written = truth(JOBS["record"]["if"], needs_publish_result=result, cancelled=stop)
        assert written is (result == "success" and not stop)
    kept, found = step("record", "Keep that")["with"], step("verify", "Find")["with"]
    assert kept["key"] == "public-${{ github.run_id }}-${{ github.sha }}"
    assert kept["path"] == found["path"]
    assert found["restore-keys"] == "public-"


def test_the_site_is_compared_with_what_is_public() -> None:
    """With the state before the pull request or push where nothing was written down; the whole
    history is there for it."""
    [checkout] = [s for s in JOBS["verify"]["steps"] if "checkout" in s.get("uses", "")]
    assert checkout["with"]["fetch-depth"] == 0
    names = [s.get("name", s.get("run")) for s in JOBS["verify"]["steps"]]
    compare = step("verify", "Compare")
    assert names.index("Find the commit that is public") < names.index(compare["name"])
    assert names.index(compare["name"]) < names.index("make verify")
    [expression] = re.findall(r"\$\{\{(.*)\}\}", compare["env"]["PUBLIC"])
    assert [part.strip() for part in expression.split("||")] == [
        "steps.public.outputs.cache-matched-key",
        "github.event.pull_request.base.sha",  # whose own "before" is another push to it
        "github.event.before",
    ]


@pytest.mark.parametrize(
    ("public", "since"),
    [(f"public-42-{'a' * 40}", "a" * 40), ("b" * 40, "b" * 40), ("", "")],
    ids=["written down", "before", "nightly"],
)
def test_the_revision_that_is_compared_with(tmp_path: Path, public: str, since: str) -> None:
    if sys.platform == "win32":
        pytest.skip("the job runs on Linux")
    environment = {"PUBLIC": public, "GITHUB_ENV": str(tmp_path / "env")}
    subprocess.run(["bash", "-c", step("verify", "Compare")["run"]], env=environment, check=True)
    assert (tmp_path / "env").read_text("utf-8") == f"SINCE={since}\n"


def test_code_is_tested_and_content_is_not_kept_waiting() -> None:
    for job in ("style", "linux", "newest", "windows", "costs"):
        for scope, runs in (("content", False), ("code", True), ("", True)):
            assert truth(JOBS[job]["if"], needs_scope_outputs_scope=scope) is runs
    for job in ("linux", "newest", "windows", "costs"):
        assert JOBS[job]["needs"] == ["scope", "style"]
    assert "needs" not in JOBS["verify"]
    assert "if" not in JOBS["verify"]


def test_only_main_writes_down_that_code_is_proven() -> None:
    for name in ("Write down", "Keep that"):
        condition = step("gate", name)["if"]
        names = {"needs_scope_outputs_scope": "code", "github_event_name": "push"}
        assert truth(condition, **names, github_ref="refs/heads/main")
        assert not truth(condition, **names, github_ref="refs/heads/draft")
        pull = names | {"github_event_name": "pull_request"}
        assert not truth(condition, **pull, github_ref="refs/heads/main")
    assert step("gate", "Keep that")["with"]["key"].startswith("proven-")
    assert step("scope", "Find")["with"]["restore-keys"] == "proven-"


def test_every_push_pull_request_and_night_is_seen() -> None:
    on = SITE[True]  # YAML 1.1 takes the word "on" for yes
    assert set(on) == {"push", "pull_request", "workflow_dispatch", "schedule"}
    assert on["push"] is None
    assert on["pull_request"] is None


def test_a_run_on_main_is_never_stopped_half_way() -> None:
    concurrency = SITE["concurrency"]
    assert concurrency["group"] == "site-${{ github.ref }}"
    [condition] = re.findall(r"\$\{\{(.*)\}\}", concurrency["cancel-in-progress"])
    assert not truth(condition, github_ref="refs/heads/main")
    assert truth(condition, github_ref="refs/heads/draft")


# What it may do, and by what


def steps(workflow: Path) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(workflow.read_text("utf-8"))["jobs"].values()
    return [step for job in jobs for step in job["steps"]]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_with_their_version(workflow: Path) -> None:
    used = re.findall(r"^ +(?:- )?uses: (.*)$", workflow.read_text("utf-8"), re.MULTILINE)
    assert len(used) == sum("uses" in step for step in steps(workflow))
    assert [line for line in used if not PINNED.fullmatch(line)] == []
    versions: dict[str, set[str]] = {}
    for line in used:
        versions.setdefault(re.split("[/@]", line)[1], set()).add(line.partition("@")[2])
    assert {action: pins for action, pins in versions.items() if len(pins) > 1} == {}


def test_only_the_publishing_job_may_write() -> None:
    assert SITE["permissions"] == {"contents": "read"}
    may = {name: job["permissions"] for name, job in JOBS.items() if "permissions" in job}
    assert may == {"publish": {"pages": "write", "id-token": "write"}}
    assert all("run" not in step for step in JOBS["publish"]["steps"])


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_stranger_s_pull_request_finds_nothing_to_take(workflow: Path) -> None:
    text = workflow.read_text("utf-8")
    assert "pull_request_target" not in text
    assert "secrets." not in text
    for step in steps(workflow):
        assert "${{" not in step.get("run", "")
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.fixture
def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    return set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))


def test_what_it_runs_can_be_run_by_hand(targets: set[str]) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    by_hand: list[Callable[[str], bool]] = [
        lambda line: line.removeprefix("make ") in targets,
        lambda line: line == ".ci/run" or line.startswith("apt-get "),
        lambda line: line.startswith(".venv\\Scripts\\") and line in readme,
    ]
    own = ("scope", "gate", "record")
    rest = [
        line
        for name, job in JOBS.items()
        for step in job["steps"]
        for line in step.get("run", "").splitlines()
        if name not in own
        and "GITHUB_ENV" not in line
        and not any(right(line) for right in by_hand)
    ]
    assert rest == ["$PSNativeCommandUseErrorActionPreference = $true", "python -m venv .venv"]


@pytest.mark.parametrize("job", ["verify", "linux", "newest", "costs"])
def test_a_job_runs_its_command(job: str) -> None:
    command = {"verify": "make verify", "costs": "make bench-quick"}.get(job, ".ci/run")
    assert command in [step.get("run") for step in JOBS[job]["steps"]]


def test_no_job_waits_for_ever_or_is_green_by_force() -> None:
    for name, job in JOBS.items():
        assert job["timeout-minutes"] <= 60, name
        assert "continue-on-error" not in job
        assert all("continue-on-error" not in step for step in job["steps"])


def test_what_is_kept_between_runs_follows_the_locks() -> None:
    cache = {
        step["with"]["key"]: step["with"]["restore-keys"]
        for job in JOBS.values()
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/cache@")
    }
    assert any(key.startswith("build-") for key in cache)
    assert any(key.startswith("pip-") for key in cache)
    for key, begins in cache.items():
        assert "hashFiles('requirements" in key
        assert key.startswith(begins)
        assert len(begins) < len(key)
