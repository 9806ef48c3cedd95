"""The officer's own commands."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from dissemination.build import moment
from dissemination.checks.history.snapshot import HEAD, Snapshot, UnavailableError
from dissemination.configuration import faults
from dissemination.configuration.settings import NAME, Configuration, configuration
from dissemination.desk.difference import difference
from dissemination.desk.verify import verify
from dissemination.library.library import Library
from dissemination.load import load, loaded
from dissemination.problems import ContentError, Problem
from dissemination.publication.document.citation import cff, stale
from dissemination.system_errors import system_error, unshown_warnings
from dissemination.urls import Addresses

NO_PROJECT = "error: there is no data/ folder here; go to the project's folder first"

NO_SETTINGS = f"error: there is no {NAME} here; it holds the settings of the site"

NOT_COMPARED = "Left out: the comparison with what is public, since {reason}."

MOST_OF_CITATION = 1_000_000  # bytes; one that is written from data/ has less
STALE_CITATION = (
    "it does not say what data/ says now; write it anew with "
    "dissemination citation https://example.org/, with the address of your site"
)


class Commands(click.Group):
    """Commands that tell an error of the system in a line, and print no warning of Python."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            with unshown_warnings():
                return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:  # nobody reads on, and click knows what to do
                raise
            raise click.ClickException(system_error(error, Path.cwd())) from None


in_folder = click.option(
    "--root", type=click.Path(path_type=Path), default=".", help="The project's folder."
)
compared = click.option(
    "--since",
    envvar="SINCE",
    default=HEAD,
    metavar="REVISION",
    help="What is public, as git names it; the last commit if it is not given.",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Look after a dissemination site: check its data and content."""
    if isinstance(sys.stdout, TextIOWrapper):  # a console may not know every character
        sys.stdout.reconfigure(errors="backslashreplace")


@main.command()
@in_folder
@compared
def check(root: Path, since: str) -> None:
    """Find every problem in data/ and content/, a line each.

    In a git repository the files are compared with what is public: the last commit, or another
    revision.
    """
    _summarize(root, _library(root, since))


@main.command(name="verify")
@in_folder
@compared
def verify_command(root: Path, since: str) -> None:
    """Check, build, and hold the built site against the rules for every site.

    Exit status: 0 if the site may be published, 1 if not, 2 if there is no project here.
    """
    now = _moment()
    library = _library(root, since)
    if not (root / NAME).exists():
        click.echo(NO_SETTINGS, err=True)
        sys.exit(2)
    _summarize(root, library)
    settings, _ = _settings(root)
    may_be_published = verify(settings, library, now, click.echo)
    sys.exit(0 if may_be_published else 1)


@main.command()
@in_folder
@click.argument("revision", default=HEAD)
def diff(root: Path, revision: str) -> None:
    """Tell what readers and subscribers will see of the changes since REVISION, the last commit
    unless another one is named.

    Exit status: 0, 1 if a folder cannot be read, or 2 if there is nothing to compare with.
    """
    _stop_without_project(root)
    try:
        snapshot = Snapshot.of(root, revision, os.environ)
        project = loaded(root, _moment(), _settings(root)[0].site_url, snapshot)
    except UnavailableError as error:
        click.echo(f"error: there is nothing to compare with: {error}", err=True)
        sys.exit(2)
    if not project.reading.is_whole:
        _stop_at(project.reading.problems)
    for line in difference(project, snapshot.commit):
        click.echo(line)


@main.command()
@in_folder
@click.argument("site_url")
def citation(root: Path, site_url: str) -> None:
    """Write CITATION.cff, by which platforms say how to cite; SITE_URL is the site's address."""
    text = cff(_library(root), Addresses.of(site_url))
    (root / "CITATION.cff").write_text(text, "utf-8", newline="\n")
    click.echo(f"Wrote {root / 'CITATION.cff'}.")


def _summarize(root: Path, library: Library) -> None:
    """Prints the warnings of a project, what of it is held back, and how much it holds."""
    of_settings = faults.advice(_settings(root)[0])
    for warning in (*library.warnings(), *of_settings, *_citation_warnings(root, library)):
        click.echo(f"warning: {warning}")
    for line in library.held_back:
        click.echo(f"held back: {line}")
    click.echo(
        f"No problem in {len(library.news)} news, {len(library.events)} events "
        f"and {len(library.practices)} practices."
    )


def _citation_warnings(root: Path, library: Library) -> list[str]:
    """A warning for a CITATION.cff that does not fit the data; platforms read it from the
    repository."""
    file = root / "CITATION.cff"
    if not file.is_file():
        return []
    is_whole = file.stat().st_size <= MOST_OF_CITATION
    if is_whole and not stale(library, file.read_text("utf-8", errors="replace")):
        return []
    return [f"CITATION.cff: {STALE_CITATION}"]


def _library(root: Path, since: str | None = None) -> Library:
    """The library of a project's folder, compared with a revision if one is given; prints its
    problems and exits with 1, or with 2 where there is no project."""
    _stop_without_project(root)
    settings, problems = _settings(root)
    load_here = partial(load, root, _moment(), site_url=settings.site_url)
    try:
        try:
            published = None if since is None else Snapshot.of(root, since or HEAD, os.environ)
            library = load_here(published=published)
        except UnavailableError as error:
            click.echo(NOT_COMPARED.format(reason=error), err=True)
            library = load_here()
    except ContentError as error:
        problems += error.problems
    if problems:
        _stop_at(problems)
    return library


def _stop_at(problems: Iterable[Problem]) -> NoReturn:
    """Print problems and their number, and exit with 1."""
    every = ContentError(problems)
    click.echo(str(every))
    click.echo(counted(len(every.problems)))
    sys.exit(1)


def _stop_without_project(root: Path) -> None:
    if not (root / "data").is_dir():
        click.echo(NO_PROJECT, err=True)
        sys.exit(2)


def _settings(root: Path) -> tuple[Configuration, list[Problem]]:
    """The settings of a project's site, and what would break it; none where it has no mkdocs.yml,
    which data and content can do without."""
    if not (root / NAME).exists():
        return Configuration(root), []
    try:
        settings = configuration(root, os.environ)
    except ContentError as error:
        return Configuration(root), [*error.problems]
    return settings, [*faults.problems(settings)]


def _moment() -> datetime:
    """The moment of a run."""
    try:
        return moment(os.environ.get("SOURCE_DATE_EPOCH"), datetime.now(UTC))
    except ValueError as error:
        raise click.ClickException(str(error)) from None


def counted(problems: int) -> str:
    """The line that ends a list of problems."""
    return "1 problem." if problems == 1 else f"{problems} problems."


if __name__ == "__main__":
    main()
