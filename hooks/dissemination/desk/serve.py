"""The command that previews the site on this machine."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from dissemination.configuration.settings import Configuration
from dissemination.desk.build_site import Report, configured
from dissemination.desk.preview import Preview
from dissemination.desk.preview_server import PreviewServer
from dissemination.desk.watch import Watch
from dissemination.problems import ContentError
from dissemination.system_errors import taken_port

READY: Final = "The preview is at {address}; Ctrl-C ends it"


def serve(
    root: Path,
    environment: Mapping[str, str],
    now: Callable[[], datetime],
    report: Report,
    port: int | None = None,
) -> int:
    """Preview the project in a folder until Ctrl-C, at the port of its settings if none is given;
    the status with which the command ends. `now` gives the moment of each build."""
    try:
        settings, _ = configured(root, environment)
    except ContentError:  # the preview shows what is wrong
        settings = Configuration(root)
    host, usual = settings.preview_address
    port = usual if port is None else port
    if reason := taken_port(host, port):
        report(f"error: {reason}")
        return 1
    under = urlsplit(settings.site_url).path or "/"
    with PreviewServer(host, port, under) as server:
        preview = Preview(root.resolve(), server.root, environment, now, server.show, report)
        preview.site_dir = settings.site_dir
        try:
            _follow(preview, server, report)
        except KeyboardInterrupt:
            pass
        finally:
            preview.keep()
    return 0


def _follow(preview: Preview, server: PreviewServer, report: Report) -> None:
    """Build after each change, for ever."""
    watching = Watch(preview.root, preview.unread).watching()
    with server.serving(), watching as watch, _garbage_in_pauses() as collect:
        report(READY.format(address=server.root))
        preview.build()
        while True:
            collect()
            preview.build(watch.wait())


@contextmanager
def _garbage_in_pauses() -> Iterator[Callable[[], object]]:
    """While it lasts, garbage is collected by the function that it gives, and not during builds,
    of which it would take a third."""
    gc.disable()
    try:
        yield gc.collect
    finally:
        gc.enable()
