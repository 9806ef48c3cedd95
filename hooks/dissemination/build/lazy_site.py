"""The site of a build, each file of which is made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import RLock

from dissemination.build.build import Build
from dissemination.build.rendered import Rendered
from dissemination.output import Output
from dissemination.problems import ContentError
from dissemination.site.macros import MISTAKES

PAGE = ".html"


class LazySite:
    """The site of a build in what an engine has rendered; `contents` has the digests of the files
    of docs/.

    Files are found in the order in which the build names them, pages before all else, and no
    further than to the one that is asked for. Threads take turns.
    """

    def __init__(
        self, build: Build, rendered: Rendered, root: Path, contents: Mapping[str, str]
    ) -> None:
        self._build, self._rendered = build, rendered
        self._outputs: dict[str, Output] = {}
        self._pages: dict[str, bytes] = {}
        self._of_pages = build.outputs(rendered.shells)
        self._others = self._of_others(root, contents)
        self._lock = RLock()

    def file(self, address: str) -> bytes | None:
        """The bytes of a file, None if the site has no such file. Raises ContentError, OSError, and
        what a macro raises (`MISTAKES`) where data and a page of docs/ do not fit any more."""
        with self._lock:
            if address in self._pages:
                return self._pages[address]
            if not (output := self._output(address)):
                return None
            content = output.make()
            if address.endswith(PAGE):
                self._pages[address] = content
            return content

    def key(self, address: str) -> str:
        """What distinguishes the bytes of a file that is no page; empty if there is none."""
        with self._lock:
            output = self._output(address)
            return output.key if output else ""

    def is_sound(self) -> bool:
        """Whether the pages of the engine fit the data of today. Raises ContentError with what else
        is wrong with the site as a whole."""
        pages = self._rendered.shells.pages
        with self._lock:
            try:
                if not self._rendered.fits(self._build, self._output):
                    return False
                problems = [*self._build.problems_of_content(pages)]
            except MISTAKES:
                return False
        if problems:
            raise ContentError(problems)
        for page in pages:
            try:
                with self._lock:
                    self._build.macros.content(page)
            except MISTAKES:
                return False
        return True

    def keep(self) -> None:
        """Keep for later builds what was dear to make."""
        with self._lock:
            self._build.cache.keep()

    def _output(self, address: str) -> Output | None:
        """The file at an address, if the site has it."""
        sources = (self._of_pages, self._others)
        for source in sources if address.endswith(PAGE) else reversed(sources):
            while address not in self._outputs and (output := next(source, None)):
                self._outputs[output.address] = output
        return self._outputs.get(address)

    def _of_others(self, root: Path, contents: Mapping[str, str]) -> Iterator[Output]:
        """The files that are no pages of the build, when the first of them is asked for."""
        yield from self._build.products
        yield from self._rendered.outputs(root, contents)
