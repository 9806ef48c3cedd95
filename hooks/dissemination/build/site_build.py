"""A build that starts an engine only where docs/, the theme, the settings or the code changed: kept
shells are filled, and what stands in the public folder as it was written down stays."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path

from dissemination import inputs
from dissemination.build.build import Build
from dissemination.build.engine_shells import EngineShells
from dissemination.build.making import Making
from dissemination.build.rendered import Rendered
from dissemination.cache import cache_folder
from dissemination.inputs import Inputs
from dissemination.output import Output
from dissemination.public_state import PublicState, token
from dissemination.publish import Moving, Published, Stage, publish, publishing
from dissemination.site.macros import MISTAKES
from dissemination.workers import Sharing

Report = Callable[[str], None]


@dataclass
class SiteBuild:
    """A build of the project in the folder `root` into its `site_dir`, for the public root
    `site_url` and an aware moment, in the `shells` of an engine; `sharing` says among how many
    processes."""

    root: Path
    site_dir: str
    site_url: str
    moment: datetime
    shells: EngineShells
    report: Report
    sharing: Sharing = field(default_factory=Sharing)
    _inputs: Inputs = field(default_factory=Inputs)

    def run(self, moving: Moving) -> Published:
        """Build and publish; files are moved while the context `moving` lasts. Raises ContentError
        with what is wrong with the project, EngineError, PublicationError, EndedError and OSError;
        the public folder then is as it was."""
        with Stage(self.root) as stage, stage.watched():
            stamps = self.shells.lying()
            noted = PublicState.read(self._folder)
            code = _known_code(noted)
            build = Build.of(self.root, self.site_url, self.moment, code=code, sharing=self.sharing)
            try:
                for line in build.summary:
                    self.report(line)
                published = None
                while not published:
                    state = _of_same_code(noted, build)
                    self._inputs = self.shells.read(stamps, Inputs(state.inputs, state.contents))
                    published = self._attempt(build, state, stage, moving)
                    noted = noted if published else PublicState.read(self._folder)
            finally:
                build.cache.keep()
        return published

    def _attempt(
        self, build: Build, state: PublicState, stage: Stage, moving: Moving
    ) -> Published | None:
        """Make what does not stand, and publish it; None if another build published meanwhile."""
        stage_of_outputs = stage.folder / "site"
        shutil.rmtree(stage_of_outputs, ignore_errors=True)
        stage_of_outputs.mkdir()
        making = self._made(build, state, stage)
        with publishing(self._folder):
            if token(self._folder) != state.token:
                return None
            standing = making.written.keys() - making.prepared.keys()
            published = publish(stage_of_outputs, self._public, making.prepared, moving, standing)
            self._noted(build, making, stage).write(self._folder)
        build.cache.save(making.written.keys())
        return published

    @property
    def _folder(self) -> Path:
        return cache_folder(self.root)

    @property
    def _public(self) -> Path:
        return self.root / self.site_dir

    # What is made

    def _made(self, build: Build, state: PublicState, stage: Stage) -> Making:
        """The outputs that do not stand, made. Where kept shells do not fit what is there today,
        the engine is asked, which tells what is wrong with pages."""
        folders = (self._public, stage.folder / "site")
        asked = (build.answers, build.library.questions, build.cache)
        making = partial(Making, state, *asked, *folders)
        if kept := self.shells.kept(build, self._inputs):
            with suppress(*MISTAKES):  # of a macro, which the engine reports
                groups = [[*group] for group in self._groups(build, kept)]
                if _is_sound(build, kept, chain.from_iterable(groups)):
                    (made := making()).make(groups)
                    return made
        (made := making()).make(self._groups(build, self.shells.render(build, self._inputs, stage)))
        return made

    def _groups(self, build: Build, rendered: Rendered) -> Iterator[Iterable[Output]]:
        yield from build.groups(rendered.shells)
        yield rendered.outputs(self.root, self._inputs.contents)

    # What is written down

    def _noted(self, build: Build, making: Making, stage: Stage) -> PublicState:
        read = self._inputs.settled(stage.began)
        return PublicState(
            self.shells.basis(build),
            read.stamps,
            making.published(stage.began),
            making.digests(),
            read.contents,
            self.moment.timestamp(),
            self.shells.until(build),
        )


def _known_code(noted: PublicState) -> str:
    """The fingerprint of the code, if that is as it was when this was written down."""
    is_same = noted.basis.get("code") == inputs.code()
    return str(noted.basis.get("fingerprint", "")) if is_same else ""


def _of_same_code(noted: PublicState, build: Build) -> PublicState:
    """What is written down of the public folder, as far as it is of the same code."""
    is_same = noted.basis.get("fingerprint") == build.cache.fingerprint
    return noted if is_same else PublicState(token=noted.token)


def _is_sound(build: Build, kept: Rendered, outputs: Iterable[Output]) -> bool:
    """Whether kept shells fit a build with these files, and nothing is wrong with it."""
    is_there = {output.address for output in outputs}.__contains__
    problems = build.problems_of_content(kept.shells.pages)
    return kept.fits(build, is_there) and not any(problems)
