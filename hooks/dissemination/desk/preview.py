"""The site of a project while somebody writes: built anew after each save, with what did not change
since the one before."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from dissemination import inputs
from dissemination.build import (
    Build,
    EngineError,
    EngineShells,
    LazySite,
    Rendered,
    SourceChangedError,
)
from dissemination.cache import fingerprint
from dissemination.desk.build_site import Report, configured
from dissemination.desk.shown import Shown, ShownSite, Trouble
from dissemination.inputs import Inputs
from dissemination.problems import ContentError
from dissemination.problems import report as problem_report
from dissemination.publish import Stage
from dissemination.system_errors import system_error

TURN: Final = 0.2  # seconds in which browsers get the new pages before the rest is looked at


@dataclass
class Preview:
    """The site of the project in the folder `root` at the address of a preview. `now` gives the
    moment of a build, `show` gets what is to be shown, and `report` what is to be told, in lines.
    """

    root: Path
    site_url: str
    environment: Mapping[str, str]
    now: Callable[[], datetime]
    show: Callable[[Shown], None]
    report: Report
    site_dir: str = "site"
    _code: str = field(default_factory=lambda: fingerprint(inputs.PACKAGE))
    _read: Inputs = field(default_factory=Inputs)
    _named: Collection[str] = ()
    _shells: EngineShells | None = None
    _rendered: tuple[str, Rendered] | None = None
    _site: LazySite | None = None
    _told: Collection[str] = ()

    def unread(self, path: str) -> bool:
        """Whether a file or folder of the project is none that a build reads."""
        return inputs.unread(self.root, self.site_dir)(path)

    def build(self, changed: Collection[str] = ()) -> None:
        """Build the site anew if one of its files has changed, and show it or what is wrong."""
        stamps = inputs.inputs(self.root, self.site_dir, self._named)
        differing = {path for path, _ in stamps.items() ^ self._read.stamps.items()}
        if not (touched := differing.union(changed)):
            return
        earlier = self._read.settled()
        self._read = Inputs(stamps)
        if any(inputs.is_of_engine(path) for path in touched):
            self._shells = self._rendered = None
        try:
            self._build(earlier)
        except ContentError as error:
            self._fail(Trouble(error.problems), problem_report(error.problems))
        except EngineError as error:
            self._fail(Trouble(reports=error.reports or [str(error)]), f"error: {error}")
        except OSError as error:
            line = system_error(error, self.root)
            self._fail(Trouble(reports=[line]), f"error: {line}")
        except SourceChangedError as error:
            self._fail(Trouble(reports=[str(error)]), f"error: {error}")

    def keep(self) -> None:
        """Keep for later builds what was dear to make."""
        if self._site:
            self._site.keep()

    def _build(self, earlier: Inputs) -> None:
        """Build the site and show it, with what is known of the files from earlier; then look
        whether it is sound as a whole."""
        if not self._shells:
            _, self._shells = configured(self.root, self.environment)
            self.site_dir, self._named = self._shells.site_dir, self._shells.reads.named
        self._read = self._shells.read(self._shells.lying(), earlier)
        build = Build.of(self.root, self.site_url, self.now(), code=self._code)
        key = self._shells.key(build, self._read)
        if not (self._rendered and self._rendered[0] == key):
            kept = self._shells.kept(build, self._read)
            self._rendered = (key, kept or self._render(build, self._shells))
        site = self._show(build, self._rendered[1])
        time.sleep(TURN)
        if not site.is_sound():
            self._rendered = (key, self._render(build, self._shells))
            self._show(build, self._rendered[1])

    def _render(self, build: Build, shells: EngineShells) -> Rendered:
        """What the engine makes today."""
        self._rendered = None
        with Stage(self.root) as stage:
            rendered = shells.render(build, self._read, stage)
        build.cache.keep()
        return rendered

    def _show(self, build: Build, rendered: Rendered) -> LazySite:
        """Show a site in place of the one before, and tell what is in it."""
        self.keep()
        self._site = site = LazySite(build, rendered, self.root, self._read.contents)
        self.show(ShownSite(site, self.root))
        checked = f"Checked {len(build.library.entries)} items and their data"
        lines = [checked, *(f"Held back: {line}" for line in build.library.held_back)]
        if lines != self._told:
            self._told = lines
            self.report("\n".join(lines))
        return site

    def _fail(self, trouble: Trouble, line: str) -> None:
        """Show and tell what is wrong."""
        self._told = ()
        self.report(line)
        self.show(trouble)
