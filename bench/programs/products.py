"""The CPU time of all feeds and calendars of a project, of the same ones when one event has another
title, and of what feedgen and icalendar alone need: `products.py FOLDER ours|alone`, with the name
of what goes first.

Everything is measured in one process, with the libraries in memory and the bodies rendered before.
Ours begins with an empty cache and saves it to a file; then one event gets another title, and all
feeds and calendars are created again with the cache from the file. Opening and writing the file is
counted. Garbage is looked for as rarely as in a build, whoever is measured: of so large a library
one look takes as long as all that is measured of a change.
"""

from __future__ import annotations

import gc
import json
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.programs.alone import feed_documents, feedgen_alone, icalendar_alone, rendered_bodies
from bench.programs.check import MOMENT
from bench.programs.clock import seconds
from dissemination.cache import Cache
from dissemination.calendars import calendars
from dissemination.cli import HARDLY_ANY
from dissemination.feeds import feeds
from dissemination.library.collection import Collection
from dissemination.library.library import Library
from dissemination.load import load
from dissemination.urls import Addresses
from tests.support.small import altered

ADDRESSES: Final = Addresses("https://bench.example/")


def costs(folder: Path, *, alone_first: bool) -> dict[str, float]:
    """The seconds of the packages alone, of ours, and of ours again when one item changed."""
    library = load(folder, MOMENT)
    changed = with_changed_title(library)
    with rendered_bodies(library, ADDRESSES):
        documents = feed_documents(library, ADDRESSES)

        def alone() -> None:
            feedgen_alone(documents)
            icalendar_alone(library, ADDRESSES)

        before = [seconds(alone)] if alone_first else []
        with TemporaryDirectory(dir=folder) as name:
            file = Path(name) / "cache.sqlite"
            keys: dict[str, str] = {}
            whole = seconds(lambda: _build(library, file, keys))
            again = seconds(lambda: _build(changed, file, keys))
        after = before or [seconds(alone)]
    return {"alone": after[0], "whole": whole, "changed": again}


def _build(library: Library, file: Path, keys: dict[str, str]) -> None:
    """Make what does not have its key already, as a build does."""
    cache = Cache(file)
    for output in (*feeds(library, ADDRESSES, cache), *calendars(library, ADDRESSES, cache)):
        if keys.get(output.address) != output.key:
            output.make()
            keys[output.address] = output.key
    cache.save()


def with_changed_title(library: Library) -> Library:
    """The library with another title of the event in the middle of all."""
    key = list(library.events)[len(library.events) // 2]
    entry = library.events[key]
    item = entry.item.model_copy(update={"title": f"{entry.item.title}, corrected"})
    other = replace(entry, item=item, digest="another file")
    events = Collection("events", {**library.events, key: other}, library.questions)
    return altered(library, events=events)


if __name__ == "__main__":
    gc.set_threshold(*HARDLY_ANY)
    print(json.dumps(costs(Path(sys.argv[1]), alone_first=sys.argv[2] == "alone")))
