"""The officer's own commands."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from dissemination.checks.history import HEAD
from dissemination.desk.variables import Variables
from dissemination.moments import moment
from dissemination.problems import ContentError, Problem
from dissemination.system_errors import system_error, unshown_warnings

if TYPE_CHECKING:  # what a command needs is imported where it does: most say at once what they do
    from dissemination.checks.kept_reading import KeptReading
    from dissemination.configuration.settings import Configuration
    from dissemination.desk.kept_check import Run
    from dissemination.library.library import Library

NAME = "mkdocs.yml"

# Nearly all that a command makes lives to its end, so garbage is rarely looked for.
FEW_SEARCHES = (100_000, 20, 100)
HARDLY_ANY = (2_000_000, 20, 100)  # of a build, where a look takes a tenth of a second

NO_PROJECT = "error: there is no data/ folder here; go to the project's folder first"

NO_SETTINGS = f"error: there is no {NAME} here; it holds the settings of the site"

NOT_THERE = "not there: "  # before the reason, in place of a commit
NOT_COMPARED = "Left out: the comparison with what is public, since {reason}."

MOST_OF_CITATION = 1_000_000  # bytes; one that is written from data/ has less
STALE_CITATION = (
    "it does not say what data/ says now; write it anew with "
    "dissemination citation https://example.org/, with the address of your site"
)

NO_PUBLICATION = "data/site.yml has no publication, so there is nothing to cite"


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
    gc.set_threshold(*FEW_SEARCHES)
    atexit.register(gc.freeze)  # what a command leaves goes with its process, unlooked through
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
    from dissemination.desk.kept_check import Run

    _stop_without_project(root)
    run = Run(root, os.environ, _moment(), _compared(root, since))
    if (lines := run.kept_lines()) is None:
        lines = _checked(run, since)
    elif run.compared.startswith(NOT_THERE):
        click.echo(NOT_COMPARED.format(reason=run.compared.removeprefix(NOT_THERE)), err=True)
    for line in lines:
        click.echo(line)


def _checked(run: Run, since: str) -> list[str]:
    """What the check says of a project without a problem; it is kept for the next run. Prints its
    problems, and exits with 1."""
    from dissemination.load import without_search_for_garbage

    variables = Variables(run.environment)
    with without_search_for_garbage():
        kept = _kept(run.root)
        library = _library(run.root, since, kept, variables)
        settings, _ = _settings(run.root, variables)
        lines = [*_summary(run.root, settings, library)]
        run.keep(lines, settings.site_dir, variables.names, library.until, kept.began)
        gc.freeze()  # what was read is not looked through when the search goes on
    return lines


def _compared(root: Path, since: str) -> str:
    """The commit with which a project is compared, or why there is none."""
    from dissemination.checks.history.snapshot import UnavailableError, commit_of

    try:
        return commit_of(root, since or HEAD, os.environ)
    except UnavailableError as error:
        return f"{NOT_THERE}{error}"


def _kept(root: Path) -> KeptReading:
    """What earlier readings of a project found."""
    from dissemination.cache import fingerprint
    from dissemination.checks.kept_reading import KeptReading
    from dissemination.desk.kept_check import folder
    from dissemination.inputs import PACKAGE

    return KeptReading(folder(root), fingerprint(PACKAGE))


@main.command()
@in_folder
def build(root: Path) -> None:
    """Build the whole site; only what changed is made.

    Exit status: 0, or 1 if something is wrong: the public folder then is as it was.
    """
    from dissemination.desk.build_site import build_site
    from dissemination.signals import Signals

    _stop_without_project(root)
    gc.set_threshold(*HARDLY_ANY)
    signals = Signals(partial(click.echo, err=True)).attach()
    try:
        sys.exit(build_site(root, os.environ, _moment(), click.echo, signals.held))
    finally:
        signals.detach()


@main.command()
@in_folder
@click.option("--port", type=click.IntRange(0, 65535), help="The port; dev_addr in mkdocs.yml.")
def serve(root: Path, port: int | None) -> None:
    """Preview the site on this machine while you write.

    Each save is seen at once; where something is wrong, it stands in place of every page.
    """
    from dissemination.desk.serve import serve as serve_site
    from dissemination.signals import Signals

    _stop_without_project(root)
    signals = Signals(partial(click.echo, err=True)).attach()
    try:
        sys.exit(serve_site(root, os.environ, _moment, click.echo, port))
    finally:
        signals.detach()


@main.command(name="verify")
@in_folder
@compared
def verify_command(root: Path, since: str) -> None:
    """Check, build, and hold the built site against the rules for every site.

    Exit status: 0 if the site may be published, 1 if not, 2 if there is no project here.
    """
    from dissemination.desk.verify import verify
    from dissemination.signals import Signals

    now = _moment()
    library = _library(root, since)
    if not (root / NAME).exists():
        click.echo(NO_SETTINGS, err=True)
        sys.exit(2)
    settings, _ = _settings(root)
    for line in _summary(root, settings, library):
        click.echo(line)
    signals = Signals(partial(click.echo, err=True)).attach()
    try:
        may_be_published = verify(settings, library, now, signals.held, click.echo)
    finally:
        signals.detach()
    sys.exit(0 if may_be_published else 1)


@main.command()
@in_folder
@click.argument("revision", default=HEAD)
def diff(root: Path, revision: str) -> None:
    """Tell what readers and subscribers will see of the changes since REVISION, the last commit
    unless another one is named.

    Exit status: 0, 1 if a folder cannot be read, or 2 if there is nothing to compare with.
    """
    from dissemination.checks.history.snapshot import Snapshot, UnavailableError
    from dissemination.desk.difference import difference
    from dissemination.load import loaded

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
    from dissemination.publication.document.citation import cff
    from dissemination.urls import Addresses

    text = cff(_library(root), Addresses.of(site_url))
    if text is None:
        raise click.ClickException(NO_PUBLICATION)
    (root / "CITATION.cff").write_text(text, "utf-8", newline="\n")
    click.echo(f"Wrote {root / 'CITATION.cff'}.")


def _summary(root: Path, settings: Configuration, library: Library) -> Iterator[str]:
    """The warnings of a project, what of it is held back, and how much it holds, a line each."""
    from dissemination.configuration import faults

    of_settings = faults.advice(settings)
    for warning in (*library.warnings(), *of_settings, *_citation_warnings(root, library)):
        yield f"warning: {warning}"
    for line in library.held_back:
        yield f"held back: {line}"
    items = ("news item", library.news), ("event", library.events), ("practice", library.practices)
    news, events, practices = (
        f"{len(of)} {noun}" if len(of) == 1 else f"{len(of)} {noun}s" for noun, of in items
    )
    yield f"No problem in {news}, {events} and {practices}."


def _citation_warnings(root: Path, library: Library) -> list[str]:
    """A warning for a CITATION.cff that does not fit the data; platforms read it from the
    repository."""
    file = root / "CITATION.cff"
    if not file.is_file():
        return []
    from dissemination.publication.document.citation import stale

    is_whole = file.stat().st_size <= MOST_OF_CITATION
    if is_whole and not stale(library, file.read_text("utf-8", errors="replace")):
        return []
    told = STALE_CITATION if library.settings.publication else f"{NO_PUBLICATION}; delete the file"
    return [f"CITATION.cff: {told}"]


def _library(
    root: Path,
    since: str | None = None,
    kept: KeptReading | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Library:
    """The library of a project's folder, compared with a revision if one is given; prints its
    problems and exits with 1, or with 2 where there is no project."""
    from dissemination.checks.history.snapshot import Snapshot, UnavailableError
    from dissemination.load import load

    _stop_without_project(root)
    settings, problems = _settings(root, environment)
    load_here = partial(load, root, _moment(), site_url=settings.site_url, kept=kept)
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


def _settings(
    root: Path, environment: Mapping[str, str] = os.environ
) -> tuple[Configuration, list[Problem]]:
    """The settings of a project's site, and what would break it; none where it has no mkdocs.yml,
    which data and content can do without."""
    from dissemination.configuration import faults
    from dissemination.configuration.settings import Configuration, configuration

    if not (root / NAME).exists():
        return Configuration(root), []
    try:
        settings = configuration(root, environment)
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
