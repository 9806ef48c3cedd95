"""Builds: the same bytes everywhere, and a public folder that is always a whole site."""

from __future__ import annotations

import logging
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import warnings
import zoneinfo
from collections.abc import Callable
from contextlib import closing
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from dissemination.rules.links import dead_links
from dissemination.rules.site import Site
from tests.support.frozen import KEPT
from tests.support.mkdocs import call_mkdocs, run_mkdocs, start_build
from tests.support.small import NEWS, news

PATIENCE = 120  # seconds for a build on a busy machine


@pytest.fixture
def project(tmp_path: Path, small_site: Path) -> Path:
    """A copy of the small project with its site, already built, and what the build kept."""
    return copied(small_site.parent, tmp_path / "project")


# The same bytes


@pytest.mark.slow
@pytest.mark.parametrize("name", ["small_site", pytest.param("inno_drop", marks=pytest.mark.slow)])
def test_a_build_elsewhere_has_the_same_bytes(
    tmp_path: Path, request: pytest.FixtureRequest, name: str
) -> None:
    site: Path = request.getfixturevalue(name)
    project = copied(site.parent, tmp_path / "a/longer path, with spaces & an ü")
    forget(project)
    make_anew_from_the_last_to_the_first(project)

    run = run_mkdocs(project, "build", TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="1")

    assert run.returncode == 0, run.stderr
    assert_equal(project / "site", site)


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "America/St_Johns"},
        {"LC_ALL": "C.UTF-8", "LANGUAGE": "de"},
        {"PYTHONHASHSEED": "2"},
        {"PYTHONUTF8": "0", "LC_ALL": "POSIX"},
        {"PYTHONOPTIMIZE": "2"},
    ],
    ids=str,
)
def test_the_environment_does_not_matter(
    project: Path, small_site: Path, environment: dict[str, str]
) -> None:
    forget(project)

    run = run_mkdocs(project, "build", **environment)

    assert run.returncode == 0, run.stderr
    assert_equal(project / "site", small_site)


@pytest.mark.slow
def test_the_moment_of_the_build_decides_what_is_upcoming(project: Path) -> None:
    (project / NEWS).with_name("soon.md").write_text(news(id="soon", date="2027-01-01"))

    build(project)
    assert not (project / "site/news/soon/index.html").exists()
    build(project, SOURCE_DATE_EPOCH="1798790400")  # 2027-01-01 08:00 UTC
    assert (project / "site/news/soon/index.html").is_file()


# What stops a build


def broken_content(project: Path) -> str:
    write_over(project / NEWS, "date: 2026-03-14", "date: 2026-02-30")
    line = line_of(project / NEWS, "date: ")
    return f"{NEWS}:{line}: date: expected a date like 2026-03-14"


def broken_data(project: Path) -> str:
    write_over(project / "data/partners.yml", "country: DE", "country: Germany")
    line = line_of(project / "data/partners.yml", "country: Germany")
    return f"data/partners.yml:{line}: country: expected a country code"


def dead_link_in_a_page(project: Path) -> str:
    line = append(project / "docs/about/privacy.md", "[Dead](nowhere.md)")
    return f"docs/about/privacy.md:{line}: "


def dead_anchor_in_a_page(project: Path) -> str:
    line = append(project / "docs/glossary.md", "[Dead](project/index.md#nowhere)")
    return f"docs/glossary.md:{line}: "


def dead_anchor_in_content(project: Path) -> str:
    line = append(project / NEWS, "[Dead](../../docs/project/index.md#nowhere)")
    return f'{NEWS}:{line}: the link "../../docs/project/index.md#nowhere" leads to no heading'


def style_in_a_page(project: Path) -> str:
    line = append(project / "docs/glossary.md", '<p style="color: red">Red</p>')
    return f'docs/glossary.md:{line}: style="color: red" has no effect'


def misspelt_macro(project: Path) -> str:
    line = append(project / "docs/project/results.md", "{{ resuls() }}")
    return f'docs/project/results.md:{line}: there is no macro or value "resuls"; did you mean'


def macro_that_is_not_closed(project: Path) -> str:
    line = append(project / "docs/project/results.md", "{{ results( }}")
    return f"docs/project/results.md:{line}: a macro cannot be carried out"


def macro_with_a_wrong_value(project: Path) -> str:
    line = append(project / "docs/project/results.md", "{{ latest_news(count='three') }}")
    return f"docs/project/results.md:{line}: a macro cannot be carried out"


def files_at_addresses_of_the_site(project: Path) -> str:
    for path in ("feeds/all.xml", "news/opening/index.html"):
        (project / "docs" / path).parent.mkdir(exist_ok=True)
        (project / "docs" / path).write_text("---\ndescription: Mine.\n---\n# Mine\n")
    return (
        "2 problems; nothing was published\n"
        "docs/feeds/all.xml:1: a feed of the site has the address /feeds/all.xml of this file; "
    )


def two_mistakes_in_two_pages(project: Path) -> str:
    append(project / "docs/glossary.md", "{{ glosary() }}")
    line = append(project / "docs/project/results.md", "{{ resuls() }}")
    return f"docs/project/results.md:{line}: there is no macro"


BREAKS = [
    broken_content,
    dead_link_in_a_page,
    files_at_addresses_of_the_site,
    two_mistakes_in_two_pages,
    pytest.param(broken_data, marks=pytest.mark.slow),
    pytest.param(dead_anchor_in_a_page, marks=pytest.mark.slow),
    pytest.param(dead_anchor_in_content, marks=pytest.mark.slow),
    pytest.param(style_in_a_page, marks=pytest.mark.slow),
    pytest.param(misspelt_macro, marks=pytest.mark.slow),
    pytest.param(macro_that_is_not_closed, marks=pytest.mark.slow),
    pytest.param(macro_with_a_wrong_value, marks=pytest.mark.slow),
]


@pytest.mark.parametrize("broken", BREAKS)
def test_a_build_that_fails_leaves_the_site_and_says_where(
    project: Path, broken: Callable[[Path], str]
) -> None:
    message = broken(project)
    before = snapshot(project / "site")

    run = call_mkdocs(project, "build")

    assert run.returncode == 1, run.stderr
    assert message in run.stderr
    assert "Traceback" not in run.stderr + run.stdout
    assert snapshot(project / "site") == before
    assert left_in_cache(project) == []


@pytest.mark.slow
def test_all_mistakes_of_pages_are_told_at_once(project: Path) -> None:
    two_mistakes_in_two_pages(project)

    log = call_mkdocs(project, "build").stderr

    assert "2 problems; nothing was published" in log
    assert re.search(r'docs/glossary\.md:\d+: there is no macro or value "glosary"', log)
    assert re.search(r'docs/project/results\.md:\d+: there is no macro or value "resuls"', log)


@pytest.mark.slow
def test_a_build_that_fails_at_a_page_keeps_what_was_dear(project: Path) -> None:
    forget(project)
    two_mistakes_in_two_pages(project)

    assert call_mkdocs(project, "build").returncode == 1
    with closing(sqlite3.connect(project / ".cache/cache.sqlite")) as kept:
        values = [value for (value,) in kept.execute("select value from cached")]
    assert any(value.startswith(b"%PDF") for value in values)


@pytest.mark.slow
def test_a_first_build_that_fails_makes_no_site(project: Path) -> None:
    shutil.rmtree(project / "site")
    broken_content(project)

    assert call_mkdocs(project, "build").returncode == 1
    assert not (project / "site").exists()


@pytest.mark.slow
def test_a_warning_is_let_through_where_it_is_asked_for(project: Path) -> None:
    dead_link_in_a_page(project)

    run = call_mkdocs(project, "build", "--no-strict")

    assert run.returncode == 0, run.stderr
    assert "nowhere.md" in (project / "site/about/privacy/index.html").read_text("utf-8")


# What a build changes


def test_a_build_changes_only_what_has_changed(project: Path) -> None:
    before = snapshot(project / "site")
    write_over(project / "docs/about/privacy.md", "This site is a set of files.", "It is files.")

    run = call_mkdocs(project, "build")

    assert run.returncode == 0, run.stderr
    after = snapshot(project / "site")
    changed = {name for name in after if after[name] != before.get(name)}
    pages = {name for name in changed if not name.startswith("search/")}
    assert pages == {"about/privacy/index.html"}
    assert {name for name in changed - pages if not re.search("/(words|spelling)/", name)} == set()
    assert before.keys() == after.keys()
    assert left_in_cache(project) == []


@pytest.mark.slow
def test_a_page_that_vanished_is_removed_with_the_next_good_build(project: Path) -> None:
    for page in ("about/credits/index.html", "about/changes/index.html"):
        assert (project / "site" / page).is_file()
    (project / "site/stray/deep").mkdir(parents=True)
    (project / "site/stray/deep/index.html").write_text("Stray.")
    (project / NEWS).rename((project / NEWS).with_name("renamed.md"))

    failed = call_mkdocs(project, "build")
    assert failed.returncode == 1, failed.stderr
    assert (project / "site/news/opening/index.html").is_file()

    for file in (project / "content").rglob("*.md"):
        write_over(file, "opening.md", "renamed.md", may_miss=True)
    run = call_mkdocs(project, "build")

    assert run.returncode == 0, run.stderr
    assert (project / "site/news/renamed/index.html").is_file()
    assert not (project / "site/news/opening").exists()
    assert not (project / "site/stray").exists()


@pytest.mark.slow
def test_a_build_from_what_was_kept_equals_a_cold_one(project: Path, small_site: Path) -> None:
    forget(project)
    for _ in ("cold", "from what was kept"):
        shutil.rmtree(project / "site", ignore_errors=True)
        build(project)
        assert_equal(project / "site", small_site)


@pytest.mark.slow
def test_a_sub_path_changes_absolute_addresses_only(project: Path, small_site: Path) -> None:
    build(project, SITE_URL="https://host.example/some/project")

    site = project / "site"
    assert list(dead_links(Site(site, "https://host.example/some/project/"))) == []
    assert "inno-drop.example" not in (site / "sitemap.xml").read_text("utf-8")
    page = "news/opening/index.html"
    assert (site / page).read_text("utf-8").replace(
        "https://host.example/some/project/", "https://inno-drop.example/"
    ) == (small_site / page).read_text("utf-8")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
@pytest.mark.parametrize(
    "name",
    ["SIGKILL", *(pytest.param(name, marks=pytest.mark.slow) for name in ("SIGTERM", "SIGINT"))],
)
def test_a_build_that_is_killed_leaves_the_site_whole(project: Path, name: str) -> None:
    before = snapshot(project / "site")
    (project / NEWS).with_name("new.md").write_text(news(id="new", date="2026-01-01"))
    build = start_build(project)
    try:
        wait_for(lambda: any((project / ".cache").glob("stage-*/news/*/index.html")), build)
        build.send_signal(getattr(signal, name))
        assert build.wait(PATIENCE) != 0
    finally:
        build.kill()
        build.wait()

    assert snapshot(project / "site") == before


@pytest.mark.slow
def test_what_a_killed_build_left_is_swept_by_the_next(project: Path) -> None:
    stale = project / ".cache/stage-killed"
    stale.mkdir(parents=True)
    (stale / "index.html").write_text("Half a page")

    build(project)

    assert left_in_cache(project) == []


@pytest.mark.slow
def test_what_lies_in_docs_is_published_but_for_leftovers(project: Path) -> None:
    before = snapshot(project / "site").keys()
    text = "User-agent: *\nDisallow: /events/\n"
    (project / "docs/robots.txt").write_text(text, encoding="utf-8")
    leftovers = ["index.md~", "news/Thumbs.db", "~$letter.docx", "__MACOSX/x.txt", "x_BASE_12.md"]
    hidden = [".env", ".git/config", "news/.well-known/x", ".well-known/.DS_Store"]
    public = [".well-known/security.txt", ".well-known/acme/a.b"]
    for name in (*leftovers, *hidden, *public):
        (project / "docs" / name).parent.mkdir(exist_ok=True, parents=True)
        (project / "docs" / name).write_text("x")

    run = call_mkdocs(project, "build")

    assert run.returncode == 0, run.stderr
    assert (project / "site/robots.txt").read_text(encoding="utf-8") == text
    assert snapshot(project / "site").keys() == before | set(public)


@pytest.mark.slow
def test_nothing_of_the_theme_of_the_engine_is_published(inno_drop: Path) -> None:
    theme = Path(str(resources.files("material"))) / "templates"
    of_engine = {file.read_bytes() for file in theme.rglob("*.*") if file.is_file()} - {b""}
    published = [file for file in inno_drop.rglob("*") if file.is_file()]

    assert len(of_engine) > 100
    assert [file for file in published if file.read_bytes() in of_engine] == []


@pytest.mark.slow
def test_a_site_adds_to_the_look_and_takes_the_place_of_its_parts(project: Path) -> None:
    settings = (project / "mkdocs.yml").read_text("utf-8")
    own = "name: material\n  custom_dir: look"
    added = "extra_css: [assets/own.css]\nextra_javascript: [assets/own.js]\n"
    (project / "mkdocs.yml").write_text(settings.replace("name: material", own) + added, "utf-8")
    files = {
        "docs/assets/own.css": "p { color: red }",
        "docs/assets/own.js": "void 0;",
        "docs/assets/drop.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "look/main.html": '{% extends "base.html" %}{% block extrahead %}<!--own-->{% endblock %}',
        "look/assets/more.txt": "more",
    }
    for name, text in files.items():
        (project / name).parent.mkdir(exist_ok=True, parents=True)
        (project / name).write_text(text, encoding="utf-8")

    run = call_mkdocs(project, "build")

    assert run.returncode == 0, run.stderr
    for address in ("index.html", "news/index.html", "404.html"):
        page = (project / "site" / address).read_text("utf-8")
        sheets = re.findall(r'<link rel="stylesheet" href="[^"]*?(\w+\.css)\?\w+">', page)
        assert sheets == ["style.css", "own.css"]
        assert re.search(r'<script src="[^"]*assets/own\.js\?\w+"></script>\s*</body>', page)
        assert "<!--own--></head>" in page.replace("\n", "")
    for name in ("docs/assets/own.css", "docs/assets/drop.svg", "look/assets/more.txt"):
        published = project / "site" / name.partition("/")[2]
        assert published.read_text("utf-8") == files[name]


SETTINGS_THAT_BREAK: dict[str, tuple[list[str], str]] = {
    "addresses of files": (["--no-directory-urls"], "use_directory_urls: the addresses of"),
    "another theme": (["--theme", "mkdocs"], "theme.name: the site is made for the theme"),
    "a site in place of the content": (["--site-dir", "content"], "site_dir: a build deletes"),
    "a site within the data": (["--site-dir", "data/site"], "site_dir: a build deletes"),
}


@pytest.mark.parametrize(
    ("options", "message"), SETTINGS_THAT_BREAK.values(), ids=[*SETTINGS_THAT_BREAK]
)
def test_an_option_that_would_break_the_site_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], message: str
) -> None:
    monkeypatch.chdir(project)
    before = snapshot(project)

    run = call_mkdocs(project, "build", *options)

    assert run.returncode == 1
    assert f"1 problem; nothing was published\nthe command line:1: {message}" in run.stderr
    assert {name: before[name] for name in snapshot(project) if name in before} == before


def test_a_setting_that_would_break_the_site_is_refused(project: Path) -> None:
    write_over(project / "mkdocs.yml", "plugins:", "plugins:\n  search: {}\nextra:")
    write_over(project / "mkdocs.yml", "use_directory_urls: true", "use_directory_urls: false")
    before = snapshot(project / "site")

    run = call_mkdocs(project, "build")

    assert run.returncode == 1
    assert "2 problems; nothing was published\nmkdocs.yml:7: use_directory_urls: " in run.stderr
    assert "plugins: the plugin macros is missing" in run.stderr
    assert "Traceback" not in run.stderr
    assert snapshot(project / "site") == before


def test_a_moment_that_is_none_is_told_in_a_line(project: Path) -> None:
    run = call_mkdocs(project, "build", SOURCE_DATE_EPOCH="yesterday")

    assert run.returncode == 1
    assert "SOURCE_DATE_EPOCH must be a number of seconds since 1970\n" in run.stderr
    assert "Traceback" not in run.stderr
    assert left_in_cache(project) == []


@pytest.mark.slow
def test_the_build_tells_what_it_does(project: Path) -> None:
    log = call_mkdocs(project, "build").stderr

    for step in ("Checked", "Made", "Published to"):
        assert f"dissemination: {step}" in log
    assert "0 files changed, 0 removed" in log


@pytest.mark.slow
def test_a_build_leaves_nothing_to_the_next_in_its_process(project: Path) -> None:
    build(project)
    before = state_of_the_process()
    line = dead_link_in_a_page(project)

    for _ in range(2):
        run = call_mkdocs(project, "build")
        assert run.returncode == 1
        assert run.stderr.count(line) == 1
        assert state_of_the_process() == before
    broken_content(project)
    assert call_mkdocs(project, "build").returncode == 1
    assert state_of_the_process() == before


# Helpers


def build(project: Path, **environment: str) -> None:
    run = call_mkdocs(project, "build", **environment)
    assert run.returncode == 0, run.stderr


def state_of_the_process() -> dict[str, Any]:
    """What all builds of a process share: loggers, warnings, paths, the environment, zones."""
    loggers = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    attached = {logger.name: [*logger.handlers, *logger.filters] for logger in loggers}
    return {
        "loggers": {name: hooks for name, hooks in attached.items() if hooks},
        "warnings": (list(warnings.filters), warnings.showwarning),
        "paths": (list(sys.path), Path.cwd(), zoneinfo.TZPATH),
        # pytest itself notes which test runs.
        "environment": dict(os.environ) | {"PYTEST_CURRENT_TEST": ""},
    }


def copied(project: Path, to: Path) -> Path:
    """A copy of a project with its site, whose files keep the times of their last change."""
    ignored = shutil.ignore_patterns("__pycache__")
    return shutil.copytree(project, to, symlinks=True, ignore=ignored)


def forget(project: Path) -> None:
    """Leave a project as if it had never been built."""
    shutil.rmtree(project / "site")
    shutil.rmtree(project / ".cache")


def make_anew_from_the_last_to_the_first(project: Path) -> None:
    """Write every file of content and pages again, so that a folder lists them otherwise."""
    files = sorted(file for top in ("content", "docs") for file in (project / top).rglob("*.md"))
    texts = [(file, file.read_bytes()) for file in reversed(files)]
    for file, _ in texts:
        file.unlink()
    for file, text in texts:
        file.write_bytes(text)


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its bytes and the time of its last change."""
    return {
        file.relative_to(folder).as_posix(): (file.read_bytes(), file.stat().st_mtime_ns)
        for file in folder.rglob("*")
        if file.is_file()
    }


def assert_equal(first: Path, other: Path) -> None:
    left = {name: content for name, (content, _) in snapshot(first).items()}
    right = {name: content for name, (content, _) in snapshot(other).items()}

    assert sorted(left) == sorted(right)
    assert [name for name in sorted(left) if left[name] != right[name]] == []


def left_in_cache(project: Path) -> list[str]:
    """What a build left in its cache beside what it keeps for the next one."""
    cache = project / ".cache"
    names = {path.name for path in cache.iterdir()} if cache.exists() else set()
    return sorted(names - KEPT)


def write_over(file: Path, old: str, new: str, may_miss: bool = False) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text or may_miss, f"{file} has no {old!r}"
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def append(file: Path, text: str) -> int:
    """Add a paragraph, and give its line."""
    lines = [*file.read_text(encoding="utf-8").rstrip().split("\n"), "", text]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return len(lines)


def line_of(file: Path, text: str) -> int:
    lines = file.read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


def wait_for(happened: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        assert process.poll() is None, "the build ended before it could be stopped"
        assert time.monotonic() < end
        time.sleep(0.002)
