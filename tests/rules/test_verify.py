"""The gate for content: what `dissemination verify` builds, tells and answers."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dissemination.cli import main
from dissemination.configuration.faults import problems
from dissemination.configuration.settings import configuration
from dissemination.desk import browser
from dissemination.desk import verify as gate
from dissemination.desk.browser import browser_findings, some_pages
from dissemination.problems import ContentError
from dissemination.rules.site import Site
from tests.support.frozen import ADDRESSES, INNO_DROP, MINIMAL, MOMENT, copy_project
from tests.support.programs import PROGRAMS
from tests.support.small import minimal, news
from tests.support.sound_site import write_site


@pytest.fixture
def project(tmp_path: Path, warm: Path) -> Path:
    """A minimal project with a news item, all that builds it, and what an earlier build kept."""
    shutil.copytree(warm, tmp_path / ".cache")
    return minimal(copy_project(tmp_path, MINIMAL), **{"content/news/a.md": news()})


def verified(root: Path, **environment: str) -> Result:
    own = {"SOURCE_DATE_EPOCH": str(MOMENT), "SITE_URL": "https://small.example/p"} | environment
    return CliRunner().invoke(main, ["verify", "--root", str(root)], env=own)


def lines_of(run: Result) -> list[str]:
    """The lines of a run but for warnings, and that there is no past, with no time in them."""
    beside = ("warning: ", "Left out: the comparison ")
    lines = [line for line in run.output.splitlines() if not line.startswith(beside)]
    return [re.sub(r"\d+\.\d s", "0 s", line) for line in lines]


@pytest.mark.slow
def test_a_sound_project_may_be_published(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "chromium", lambda: None)

    run = verified(project)

    assert run.exit_code == 0, run.output
    *steps, closing = lines_of(run)
    assert steps == [
        "No problem in 1 news item, 0 events and 0 practices.",
        "Built the site in 0 s.",
        "Held the site against the rules in 0 s.",
        "Left out: opening pages in Chromium, which is not on this machine.",
    ]
    assert re.fullmatch(
        r"No rule is broken by \d+ pages, \d+ feeds and \d+ calendars for "
        r"https://small\.example/p/: site/ may be published\.",
        closing,
    )


def test_a_browser_that_does_not_answer_is_no_broken_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "chromium", lambda: str(tmp_path / "gone"))
    lines: list[str] = []

    assert gate._pages(write_site(tmp_path), lines.append) == []
    assert lines == ["Left out: opening pages in Chromium, which did not answer."]


def test_a_broken_rule_stops_the_site(
    project: Path, small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "chromium", lambda: None)
    monkeypatch.setattr(gate, "_built", lambda *_: "")
    shutil.copytree(small_site, project / "site")
    (project / "site/robots.txt").write_text("User-agent: *\nDisallow: /\n")

    run = verified(project, SITE_URL=ADDRESSES[INNO_DROP])

    assert run.exit_code == 1
    *_, line, closing = lines_of(run)
    assert line == (
        'site/robots.txt: robots: "Disallow: /" keeps search engines from the whole site; '
        "correct docs/robots.txt, or delete it"
    )
    assert closing == "1 rule is broken: do not publish site/ as it is.", run.output


def test_a_problem_of_content_stops_before_the_build(project: Path) -> None:
    (project / "content/news/a.md").write_text(news(category="none"))

    run = verified(project)

    assert run.exit_code == 1
    assert lines_of(run)[0].startswith("content/news/a.md:6: category: ")
    assert lines_of(run)[-1] == "1 problem."
    assert not (project / "site").exists()


@pytest.mark.slow
def test_a_site_that_is_not_built_is_told(project: Path) -> None:
    page = project / "docs/search.md"
    page.write_text(page.read_text("utf-8") + "\n{{ gone_word() }}\n", "utf-8")

    run = verified(project)

    assert run.exit_code == 1
    assert "docs/search.md:" in run.output
    assert "gone_word" in run.output
    assert lines_of(run)[-1] == "The site was not built, and stays as it was."


def test_where_there_is_no_project_is_told(tmp_path: Path) -> None:
    run = verified(tmp_path)

    assert (run.exit_code, run.output) == (
        2,
        "error: there is no data/ folder here; go to the project's folder first\n",
    )


def test_a_site_without_an_address_is_told(tmp_path: Path) -> None:
    minimal(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")

    run = verified(tmp_path)

    assert run.exit_code == 1
    assert "mkdocs.yml:1: site_url: expected the public address of the site" in run.output


def test_a_project_without_settings_is_told(tmp_path: Path) -> None:
    run = verified(minimal(tmp_path))

    assert (run.exit_code, lines_of(run)[-1]) == (
        2,
        "error: there is no mkdocs.yml here; it holds the settings of the site",
    )


# The configuration


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("site_url: https://a.example", ("site", "https://a.example/")),
        ("site_url: !ENV SITE_URL\nsite_dir: out", ("out", "https://e.example/p/")),
        ('site_url: !ENV [GONE, SITE_URL, "https://b.example/"]', ("site", "https://e.example/p/")),
        ('site_url: !ENV [GONE, "https://b.example/"]', ("site", "https://b.example/")),
        ("INHERIT: ground.yml\nsite_dir: own", ("own", "https://ground.example/")),
        ("site_url: https://a.example/\nx: !ENV []", ("site", "https://a.example/")),
        ("site_url: https://a.example/\nx: !!python/name:a.b", ("site", "https://a.example/")),
    ],
)
def test_the_configuration_is_read_as_by_mkdocs(
    tmp_path: Path, text: str, expected: tuple[str, str]
) -> None:
    (tmp_path / "mkdocs.yml").write_text(text)
    (tmp_path / "ground.yml").write_text("site_url: https://ground.example\nsite_dir: its")

    settings = configuration(tmp_path, {"SITE_URL": "https://e.example/p"})

    assert (settings.site_dir, settings.site_url) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "mkdocs.yml:1: the file cannot be read: "),
        ("a: [", "mkdocs.yml:1: a list in brackets is not complete here"),
        ("x: 2026-02-30", "mkdocs.yml:1: this line is not valid YAML: day is out of range"),
        ("INHERIT: mkdocs.yml", 'mkdocs.yml:1: INHERIT: "mkdocs.yml" leads back to this file'),
        ("INHERIT: back.yml", 'back.yml:1: INHERIT: "./mkdocs.yml" leads back to this file'),
        ("- a", "mkdocs.yml:1: expected fields like name: value, found a list"),
        ("x: 1\nx: &a [*a]", 'mkdocs.yml:2: the field "x" stands here a second time'),
    ],
)
def test_a_broken_configuration_is_told(tmp_path: Path, text: str | None, message: str) -> None:
    if text is not None:
        (tmp_path / "mkdocs.yml").write_text(text)
    (tmp_path / "back.yml").write_text("INHERIT: ./mkdocs.yml")
    with pytest.raises(ContentError, match="^" + re.escape(message)) as caught:
        configuration(tmp_path, {})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["site_url: !ENV []", "site_url: !ENV [A, B, null]", "a: b"])
def test_a_configuration_without_an_address_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text)

    lines = [str(problem) for problem in problems(configuration(tmp_path, {}))]

    assert any("site_url: expected the public address" in line for line in lines)


# Pages in Chromium


@pytest.mark.needs("chromium")
def test_what_chromium_sees_is_told(tmp_path: Path) -> None:
    page = (
        "<!doctype html><link rel=icon href=data:><p style='width: 1000px'>wide</p>"
        "<img src='gone.png' alt=''><img src='https://else.invalid/x.png' alt=''>"
        "<script>console.log('spoken'); nothing()</script>"
    )
    site = write_site(tmp_path, **{"news/a/index.html": page})
    program = PROGRAMS["chromium"].path
    assert program

    findings = browser_findings(site, program, ["", "news/a/"])

    assert findings is not None
    assert [(each.rule, each.path, each.message) for each in findings] == [
        ("console", "news/a/index.html", "Uncaught ReferenceError: nothing is not defined"),
        ("console", "news/a/index.html", "spoken"),
        ("failed-load", "news/a/index.html", "/under/news/a/gone.png is not there"),
        (
            *("foreign-request", "news/a/index.html"),
            "the page asks https://else.invalid/x.png",
        ),
        ("too-wide", "news/a/index.html", "648 px wider than 360 px"),
    ]


@pytest.mark.slow
@pytest.mark.needs("chromium")
def test_a_page_is_seen_when_it_is_no_longer_busy(tmp_path: Path) -> None:
    late = (
        "<!doctype html><link rel=icon href=data:><p id=results aria-busy=true>Text</p><script>"
        "setTimeout(() => { results.style.width = '1000px'; results.ariaBusy = false }, 400)"
        "</script>"
    )
    leaving = (
        "<!doctype html><link rel=icon href=data:><script>location = 'https://x.invalid'</script>"
    )
    pages = {"news/a/index.html": late, "news/old/index.html": leaving}
    program = PROGRAMS["chromium"].path
    assert program

    findings = browser_findings(write_site(tmp_path, **pages), program, ["news/old/", "news/a/"])

    assert findings is not None
    assert [(each.rule, each.path) for each in findings] == [
        ("too-wide", "news/a/index.html"),
        ("unseen-page", "news/old/index.html"),
    ]


def test_a_browser_that_cannot_be_run_is_not_waited_for(tmp_path: Path) -> None:
    site, started = write_site(tmp_path), time.monotonic()

    assert browser_findings(site, str(tmp_path / "gone"), [""]) is None
    assert browser_findings(site, sys.executable, [""]) is None  # it does not know the flags
    assert time.monotonic() - started < browser.PATIENCE / 2


def test_a_browser_that_stays_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "LAST_PATIENCE", 0.1)
    stays = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True)"
    command = [sys.executable, "-c", f"{stays}; time.sleep(60)"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        browser._end(process)

        assert process.poll() is not None


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/under/", 200),
        ("/under/news/a/?x=/under/", 200),
        ("/under/news/", 404),  # a folder without a page
        ("/", 404),
        ("/news/a/", 404),
        ("/other/under/news/a/", 404),
        ("//[x/", 404),
    ],
)
def test_only_what_is_below_the_root_is_served(tmp_path: Path, path: str, status: int) -> None:
    with browser._served(write_site(tmp_path), []) as server:
        connection = HTTPConnection("127.0.0.1", server.server_port)
        connection.request("GET", path, headers={"Connection": "close"})
        answer = connection.getresponse()
        answer.read()
        connection.close()

        assert answer.status == status
        assert bool(server.missing) == (status == 404)


def test_a_page_of_each_section_is_opened(tmp_path: Path) -> None:
    site: Site = write_site(tmp_path)

    assert some_pages(site) == ["", "search/", "search/?q=project"]
