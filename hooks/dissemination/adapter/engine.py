"""A run of MkDocs for the shells alone, in this process."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from mkdocs.commands.build import build as run_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from dissemination.adapter.events import ENGINE, Adapter, Run
from dissemination.build import Build, EngineError, Rendered
from dissemination.problems import ContentError

NAME: Final = "mkdocs.yml"
NO_HOOK: Final = "mkdocs.yml names no hook or plugin of this tool; take it from the starter"


class MkDocs:
    """MkDocs with the plugins and the theme of a project's mkdocs.yml."""

    def render(self, build: Build, folder: Path) -> Rendered:
        """The shells of a build. Raises ContentError with what is wrong with pages, and EngineError
        where MkDocs has said what is wrong."""
        run = Run(build=build, fills=False)
        with _shown(run) as reports:
            try:
                config = load_config(str(build.root / NAME), site_dir=str(folder))
                (adapter := _adapter(config)).asked = run
                config.plugins.on_startup(command="build", dirty=False)
                try:
                    run_mkdocs(config)
                finally:
                    config.plugins.on_shutdown()
                    adapter.asked = None
            except MkDocsException as error:
                if run.problems:
                    raise ContentError(run.problems) from None
                raise EngineError(str(error), reports) from None
        return Rendered.of(run.shells, build, run.of_engine)


def _adapter(config: MkDocsConfig) -> Adapter:
    """The adapter among the hooks of a configuration."""
    for plugin in config.plugins.values():  # hooks among them
        if isinstance(adapter := getattr(plugin, "adapter", None), Adapter):
            return adapter
    raise EngineError(NO_HOOK)


class _Reports(logging.StreamHandler[TextIO]):
    """Prints the warnings of a run of MkDocs as its own command prints them, and keeps their
    texts."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run, self.texts = run, list[str]()
        self.setLevel(logging.WARNING)
        self.setFormatter(logging.Formatter("%(levelname)-7s -  %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Print and keep a warning; problems are told by whoever asked for the run."""
        if not self.run.problems:
            self.texts.append(record.getMessage())
            super().emit(record)


@contextmanager
def _shown(run: Run) -> Iterator[list[str]]:
    """While it lasts, the warnings of MkDocs are printed, and are in the list that it gives."""
    handler, logger = _Reports(run), logging.getLogger(ENGINE)
    logger.addHandler(handler)
    try:
        yield handler.texts
    finally:
        logger.removeHandler(handler)
