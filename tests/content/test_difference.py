"""`dissemination diff` tells in words what readers and subscribers will see."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dissemination.cli import main
from tests.support.repository import Repository
from tests.support.small import MOMENT, PARTNERS, PROJECT, SITE, event, minimal, news

PAGE = "---\ndescription: A page.\n---\nText.\n"
BEFORE = {
    "content/news/old-name.md": news(id="kept", title="Kept"),
    "content/news/gone.md": news(id="gone", title="Gone"),
    "content/news/quiet.md": news("One.", id="quiet", title="Quiet"),
    "content/news/right.md": news("Nine.", id="right", title="Right"),
    "content/news/same.md": news(id="same", title="Same"),
    "content/news/draft.md": news(id="draft", title="Draft", draft="yes"),
    "content/events/fair.md": event(id="fair", title="Fair", start="2026-12-03 10:00"),
    "content/events/talk.md": event(id="talk", title="Talk"),
    "docs/about/legal.md": PAGE,
    "docs/about/old.md": PAGE,
    "docs/about/same.md": PAGE,
    "data/glossary.yml": "- id: drop\n  term: Drop\n  text: A drop.\n",
}
COUNTED = {"sequence": "1", "updated": "2026-11-22", "correction": "It is a day later."}
AFTER = {
    "content/news/new-name.md": news(id="kept", title="Kept", aliases="[old-name]"),
    "content/news/gone.md": news(id="gone", title="Gone", withdrawn="2026-11-22"),
    "content/news/quiet.md": news("Two.", id="quiet", title="Quiet"),
    "content/news/right.md": news(
        "Ten.", id="right", title="Right", updated="2026-11-22", correction="It was nine."
    ),
    "content/news/draft.md": news("Other.", id="draft", title="Draft", draft="yes"),
    "content/news/later.md": news(id="later", title="Later", date="2026-12-24"),
    "content/events/fair.md": event(
        id="fair",
        title="Fair",
        start="2026-12-04 10:00",
        place="{town: Linz, country: AT}",
        **COUNTED,
    ),
    "content/events/talk.md": event(id="talk", title="Talk", status="cancelled", **COUNTED),
    "content/events/walk.md": event(id="walk", title="Walk", start="2026-12-30"),
    "docs/about/legal.md": PAGE + "More.\n",
    "docs/about/same/index.md": PAGE,
    "data/glossary.yml": "- id: drop\n  term: Drop\n  text: A small drop.\n",
    "data/partners.yml": f"{PARTNERS}{PARTNERS.replace('first', 'second')}",
    "data/site.yml": SITE.replace("A small project.", "A very small project."),
}
TOLD = """\
What readers and subscribers will see, compared with {commit}:
Pages
  changed: /events/fair/ “Fair”: correction, start, place
  changed: /events/talk/ “Talk”: correction, status
  new: /events/walk/ “Walk”
  moved: /news/old-name/ is /news/new-name/ now; the old address leads on
  changed: /news/quiet/ “Quiet”: text
  changed: /news/right/ “Right”: correction, text
  gone: /news/gone/ “Gone” (its address says that it was withdrawn)
  changed: /about/legal/
  gone: /about/old/
  new: /partners/second/
  changed on /glossary/: glossary: drop
  changed, wherever it is shown: data/site.yml: description
Feeds
  corrected, and shown as changed: “Fair”: It is a day later.
  corrected, and shown as changed: “Talk”: It is a day later.
  new: “Walk”
  changed, but not shown anew (no new "updated"): “Quiet”: text
  corrected, and shown as changed: “Right”: It was nine.
  gone: “Gone”
  new to subscribe to: /feeds/partners/second.xml
Calendars
  changed: “Fair”: start 2026-12-04 10:00, before 2026-12-03 10:00; place
  changed: “Talk”: cancelled
  new: “Walk”, 2026-12-30
  new to subscribe to: /calendars/partners/second.ics
"""


def diff(root: Path, *arguments: str) -> Result:
    """What the command says of a folder."""
    own = {"SOURCE_DATE_EPOCH": str(int(MOMENT.timestamp()))}
    return CliRunner().invoke(main, ["diff", "--root", str(root), *arguments], env=own)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A project that is committed as it was before."""
    repository = Repository(minimal(tmp_path, **BEFORE))
    repository.commit()
    return repository


def changed(repository: Repository) -> None:
    minimal(repository.root, **AFTER)
    for path in BEFORE.keys() - AFTER.keys() - {"content/news/same.md"}:
        (repository.root / path).unlink()


def test_every_change_is_told(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    changed(repository)
    told = TOLD.format(commit=first[:10])
    assert diff(repository.root).stdout == told
    repository.commit()
    assert diff(repository.root, first).stdout == told


def test_no_change(repository: Repository) -> None:
    minimal(repository.root, **{"content/news/draft.md": AFTER["content/news/draft.md"]})
    run = diff(repository.root)
    assert run.exit_code == 0
    assert run.stdout.startswith("Nothing that readers or subscribers see has changed since ")


def test_other_ids(repository: Repository) -> None:
    minimal(repository.root, **{"data/site.yml": SITE.replace("small.example", "small.org")})
    again = "  every entry comes a second time, since all ids are others\n"
    assert diff(repository.root).stdout.count(again) == 2


def test_a_file_that_cannot_be_read_is_not_told_as_gone(repository: Repository) -> None:
    minimal(repository.root, **{"content/events/talk.md": "---\nid: [\n---\nText.\n"})
    minimal(repository.root, **{"data/glossary.yml": "- id: drop\n"})
    run = diff(repository.root)
    assert run.stdout.splitlines()[0].startswith("Some files cannot be read, and are left out")
    assert "gone" not in run.stdout


def test_a_result_that_is_published(repository: Repository) -> None:
    result = (
        "- id: doors\n  title: Doors\n  short: doors\n  target: One\n  published: 2026-11-20\n"
        "  achieved: {value: One door, sources: [paper]}\n"
    )
    minimal(repository.root, **{"data/results.yml": result})
    told = diff(repository.root).stdout
    assert "  new on /project/results/: results: doors\n" in told
    assert "  new: result doors: One door\n" in told


def test_nothing_to_compare_with(tmp_path: Path) -> None:
    run = diff(minimal(tmp_path / "project"))
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr == (
        "error: there is nothing to compare with: this folder is in no git repository\n"
    )
    assert diff(tmp_path).exit_code == 2


def test_a_record_with_another_id_is_moved_and_a_second_count_of_a_day_is_seen(
    tmp_path: Path,
) -> None:
    one = event(id="talk", title="Talk", status="postponed", **COUNTED)
    repository = Repository(minimal(tmp_path, **{"content/events/talk.md": one}))
    repository.commit()
    renamed = PARTNERS.replace("id: first", "id: water\n  aliases: [first]")
    minimal(
        tmp_path,
        **{
            "content/events/talk.md": one.replace("postponed", "cancelled").replace(
                "sequence: 1", "sequence: 2"
            ),
            "data/partners.yml": renamed,
            "data/project.yml": PROJECT.replace("first", "water"),
        },
    )
    lines = diff(tmp_path).stdout.splitlines()
    assert "  moved: /partners/first/ is /partners/water/ now; the old address leads on" in lines
    assert "  corrected, and shown as changed: “Talk”: It is a day later." in lines
    assert not [line for line in lines if "gone" in line]
