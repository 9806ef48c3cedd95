"""The command that builds the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dissemination import inputs
from dissemination.cache import cache_folder
from dissemination.desk.variables import Variables
from dissemination.problems import ContentError
from dissemination.problems import report as problem_report
from dissemination.public_state import brief, is_unchanged
from dissemination.publish import Moving, PublicationError, remove_abandoned_stages
from dissemination.workers import EndedError, Sharing

if TYPE_CHECKING:
    from dissemination.build import Build, EngineShells, Rendered, SiteBuild
    from dissemination.configuration.settings import Configuration

Report = Callable[[str], None]
NOTHING: Final = "Nothing changed; {folder} is as it was built last."


def stands(root: Path, environment: Mapping[str, str], moment: datetime) -> str | None:
    """The folder of the site if it is as the last build left it, and would be made the same at a
    moment; else None."""
    notes = brief(cache_folder(root))
    try:
        noted = notes["basis"]
        variables, site_dir, named = noted["environment"], noted["site"], noted["named"]
        is_closed = noted["closed"]
    except (KeyError, TypeError):
        return None
    today = inputs.basis(root, site_dir, environment, variables, named, is_closed=is_closed)
    if any(noted.get(name) != value for name, value in today.items()):
        return None
    read = inputs.inputs(root, site_dir, named, is_closed=is_closed)
    is_same = is_unchanged(notes, root / site_dir, read, moment.timestamp())
    return site_dir if is_same else None


def build_site(
    root: Path,
    environment: Mapping[str, str],
    moment: datetime,
    report: Report,
    moving: Moving,
    sharing: Sharing | None = None,
) -> int:
    """Build the site of the project in a folder at a moment, and report what comes of it; the
    status with which the command ends. Files are moved while the context `moving` lasts; `sharing`
    says among how many processes they are made, and else the machine does."""
    if site_dir := stands(root, environment, moment):
        remove_abandoned_stages(root)
        report(NOTHING.format(folder=f"{site_dir}/"))
        return 0
    from dissemination.build import EngineError, SourceChangedError  # what stands needs none of it

    try:
        sharing = sharing or Sharing.of_machine()
        published = _site_build(root, environment, moment, report, sharing).run(moving)
    except ContentError as error:
        report(problem_report(error.problems))
    except (EngineError, SourceChangedError, PublicationError, EndedError) as error:
        report(f"error: {error}")
    else:
        report(f"Published: {published}")
        return 0
    return 1


def _site_build(
    root: Path,
    environment: Mapping[str, str],
    moment: datetime,
    report: Report,
    sharing: Sharing,
) -> SiteBuild:
    """The build of the project in a folder. Raises ContentError with what is wrong with its
    settings."""
    from dissemination.build import SiteBuild

    settings, shells = configured(root, environment)
    return SiteBuild(
        root=root.resolve(),
        site_dir=settings.site_dir,
        site_url=settings.site_url,
        moment=moment,
        shells=shells,
        report=report,
        sharing=sharing,
    )


def configured(root: Path, environment: Mapping[str, str]) -> tuple[Configuration, EngineShells]:
    """The settings of the project in a folder, and what its engine makes. Raises ContentError with
    what is wrong with the settings."""
    from dissemination.build import EngineShells
    from dissemination.configuration.engine_reads import EngineReads
    from dissemination.configuration.faults import problems
    from dissemination.configuration.settings import configuration

    variables = Variables(environment)
    settings = configuration(root, variables)
    if faults := [*problems(settings)]:
        raise ContentError(faults)
    own = (root.resolve(), settings.site_dir, environment, variables.names)
    return settings, EngineShells(*own, _Engine(), EngineReads.of(settings))


class _Engine:
    """MkDocs, loaded when it is asked for."""

    def render(self, build: Build, folder: Path) -> Rendered:
        """The shells of a build. Raises ContentError and EngineError."""
        from dissemination.adapter import MkDocs

        return MkDocs().render(build, folder)
