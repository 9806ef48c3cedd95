"""What an engine makes for the builds of a project, kept under all that it depends on."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import inf, nextafter
from pathlib import Path
from typing import Any

from dissemination import inputs
from dissemination.build.build import Build
from dissemination.build.rendered import Engine, Rendered
from dissemination.configuration.engine_reads import EngineReads
from dissemination.inputs import Inputs
from dissemination.publish import Stage
from dissemination.stamps import Stamp


@dataclass(frozen=True)
class EngineShells:
    """The shells that `engine` renders for the project in the folder `root`, whose site is in
    `site_dir`, from what it `reads`; `variables` are the names of the variables of the environment
    that its settings took."""

    root: Path
    site_dir: str
    environment: Mapping[str, str]
    variables: Collection[str]
    engine: Engine
    reads: EngineReads

    def lying(self) -> dict[str, Stamp]:
        """The stamps of the files of the project."""
        is_closed = self.reads.is_closed
        return inputs.inputs(self.root, self.site_dir, self.reads.named, is_closed=is_closed)

    def read(self, stamps: Mapping[str, Stamp], earlier: Inputs) -> Inputs:
        """Files with these stamps, and the contents of those that the engine may read."""
        is_closed = self.reads.is_closed
        wanted = [path for path in stamps if not is_closed or inputs.is_of_engine(path)]
        return Inputs.of(self.root, stamps, wanted, earlier)

    def kept(self, build: Build, read: Inputs) -> Rendered | None:
        """What the engine made earlier of the same files, for a build like this."""
        try:
            kept = build.cache.get(self.key(build, read))
            return Rendered.from_bytes(kept) if kept else None
        except (ValueError, LookupError, TypeError):
            return None

    def render(self, build: Build, read: Inputs, stage: Stage) -> Rendered:
        """What the engine makes for a build, kept for later ones unless a file was changed in the
        meantime; a folder of the stage is its own to write in. Raises ContentError and EngineError.
        """
        folder = stage.folder / "engine"
        folder.mkdir(exist_ok=True)
        rendered = self.engine.render(build, folder)
        if self.lying() == read.stamps:
            build.cache.put(self.key(build, read), rendered.to_bytes())
        shutil.rmtree(folder, ignore_errors=True)
        return rendered

    def key(self, build: Build, read: Inputs) -> str:
        """The key of what the engine makes: of the contents of the files that it may read, the
        environment, and what the build tells it; the moment too, where it may read more."""
        contents = sorted(read.contents.items())
        told = (build.name, build.description, build.addresses.root, sorted(build.depths))
        now = None if self.reads.is_closed else build.library.at.isoformat()
        return build.cache.key("shells", contents, self.basis(build), told, now)

    def until(self, build: Build) -> float:
        """The instant, in seconds of 1970, until which no other moment gives another site."""
        at, until = build.library.at.timestamp(), build.library.until.timestamp()
        return until if self.reads.is_closed else nextafter(at, inf)

    def basis(self, build: Build) -> dict[str, Any]:
        """What holds for a whole build (see `inputs.basis`), with the fingerprint of the code."""
        named = (self.variables, self.reads.named)
        is_closed = self.reads.is_closed
        own = inputs.basis(self.root, self.site_dir, self.environment, *named, is_closed=is_closed)
        return {**own, "fingerprint": build.cache.fingerprint}
