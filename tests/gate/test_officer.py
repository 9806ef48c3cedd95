"""What officers do to a site passes the gate: the check, the build and the rules for any site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from dissemination.cli import main
from dissemination.desk import verify as gate
from tests.support.frozen import ADDRESSES, INNO_DROP, MILLS, THEME, copy_project
from tests.support.officer import CHANGES, WITHOUT_THE_PUBLICATION, Change, corrects_an_item
from tests.support.repository import Repository

TODAY: Final = date(2027, 2, 1)
NOON: Final = datetime(2027, 2, 1, 12, tzinfo=UTC)


@pytest.fixture
def project(tmp_path: Path, warm: Path) -> Path:
    """The frozen INNO-DROP, with what a build of it kept."""
    return cache(copy_project(tmp_path / "project"), warm)


def cache(project: Path, warm: Path) -> Path:
    shutil.copytree(warm, project / ".cache")
    return project


def verified(project: Path, url: str = ADDRESSES[INNO_DROP]) -> Result:
    """What the workflow runs before it publishes content: `make verify`."""
    environment = {"SOURCE_DATE_EPOCH": str(int(NOON.timestamp())), "SITE_URL": url}
    return CliRunner().invoke(main, ["verify", "--root", str(project)], env=environment)


def passed(run: Result) -> bool:
    assert "Traceback" not in run.output
    return run.exit_code == 0 and run.output.rstrip().endswith("site/ may be published.")


@pytest.mark.slow
def test_a_day_of_changes_may_be_published(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "chromium", lambda: None)
    for change in WITHOUT_THE_PUBLICATION:
        change(project, TODAY)

    run = verified(project)

    assert passed(run), run.output
    site = project / "site"
    assert "Corrected on" in (site / "news/berlin-training-note/index.html").read_text("utf-8")
    for address in ("news/open-laboratory", "news/vycvik", "events/open-day", "events/webinar"):
        assert (site / address / "index.html").is_file(), address
    assert not (site / "news/later").exists()


@pytest.mark.slow
@pytest.mark.needs("chromium")
def test_all_changes_together_may_be_published(project: Path) -> None:
    for change in CHANGES:
        change(project, TODAY)

    run = verified(project)

    assert passed(run), run.output
    site = project / "site"
    for address in ("partners/aqua-cluster", "best-practices/share-a-trainer"):
        assert (site / address / "index.html").is_file(), address
    assert "Edition 2" in (site / "best-practices/index.html").read_text("utf-8")
    assert "no publisher is set" not in run.output
    assert "pages in Chromium in" in run.output


@pytest.mark.slow
def test_the_command_itself_at_the_true_moment(project: Path) -> None:
    """A correction of today, as `make verify` sees it."""
    corrects_an_item(project, datetime.now(ZoneInfo("Europe/Berlin")).date())
    names = ("SOURCE_DATE_EPOCH", "SITE_URL")
    run = subprocess.run(
        [sys.executable, "-m", "dissemination.cli", "verify"],
        cwd=project,
        env={name: value for name, value in os.environ.items() if name not in names},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.rstrip().endswith("site/ may be published.")


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_each_change_may_be_published(
    project: Path, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "chromium", lambda: None)
    change(project, TODAY)

    assert passed(run := verified(project)), run.output


@pytest.mark.slow
def test_the_content_of_another_project_may_be_published(tmp_path: Path, warm: Path) -> None:
    project = cache(copy_project(tmp_path / "project"), warm)
    for part in ("data", "content"):
        shutil.rmtree(project / part)
        shutil.copytree(MILLS / part, project / part)

    assert passed(run := verified(project, ADDRESSES[MILLS])), run.output


def test_a_day_of_changes_fits_what_is_public(tmp_path: Path) -> None:
    repository = Repository(copy_project(tmp_path / "project"))
    (tmp_path / "project/hooks").unlink()
    repository.commit()
    for change in CHANGES:
        change(repository.root, TODAY)
    own = {"SOURCE_DATE_EPOCH": str(int(NOON.timestamp()))}
    run = CliRunner().invoke(main, ["check", "--root", str(repository.root)], env=own)
    assert (run.exit_code, run.stderr) == (0, ""), run.output


# What is refused, by whatever file it comes in


def leads_nowhere(project: Path) -> str:
    """A link that neither Markdown nor the engine looks at."""
    append(project / "docs/glossary.md", '<p><a href="../nowhere/">Nowhere</a></p>')
    return "site/glossary/index.html: dead-link: "


def draws_the_emblem_anew(project: Path) -> str:
    drawing = (THEME / "assets/eu-emblem.svg").read_text("utf-8").replace("#039", "#003")
    write(project, "docs/assets/eu-emblem.svg", drawing)
    return "docs/assets/eu-emblem.svg:1: the emblem of the European Union is not as it was drawn"


def weighs_too_much(project: Path) -> str:
    words = " ".join(f"{number * number:x}" for number in range(60_000))
    write(project, "docs/assets/style.css", f"/* {words} */")
    return "site/404.html (and "


def publishes_a_broken_feed(project: Path) -> str:
    feed = "<rss version='2.0'><channel><title>Mine</title></rss>"
    (project / "docs/feeds/mine.xml").write_text(feed, "utf-8")
    return "site/feeds/mine.xml: "


BREACHES: Final = (
    leads_nowhere,
    draws_the_emblem_anew,
    weighs_too_much,
    publishes_a_broken_feed,
)


@pytest.mark.slow
@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: breach.__name__)
def test_a_breach_is_refused(
    project: Path, breach: Callable[[Path], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "chromium", lambda: None)
    place = breach(project)

    run = verified(project)

    assert run.exit_code == 1, run.output
    assert any(line.startswith(place) for line in run.output.splitlines()), run.output
    assert "may be published" not in run.output


@pytest.mark.slow
def test_a_mistake_is_refused_before_anything_is_built(project: Path) -> None:
    append(project / "content/news/berlin-training-note.md", "[Gone](../events/nowhere.md)")

    run = verified(project)

    assert run.exit_code == 1
    assert "leads to no file" in run.output
    assert not (project / "site").exists()


def write(project: Path, path: str, text: str) -> None:
    """Write a file of a project."""
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_text(text, "utf-8")


def append(file: Path, text: str) -> None:
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n\n{text}\n", "utf-8", newline="\n")
