"""The CPU time of the publication of a project, PDF, EPUB and leaflets, with what its cache has
kept: `publication.py FOLDER`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.programs.check import MOMENT
from bench.programs.clock import seconds
from dissemination.cache import Cache, cache_folder
from dissemination.library.library import Library
from dissemination.load import load
from dissemination.publication.editions import editions
from dissemination.publication.leaflets import leaflets
from dissemination.publication.theme_tokens import theme_tokens
from dissemination.site.assets import THEME
from dissemination.urls import Addresses


def publish(folder: Path, library: Library) -> None:
    """Typeset what the cache does not have, and keep it."""
    cache = Cache(cache_folder(folder) / "cache.sqlite")
    addresses, tokens = Addresses("https://bench.example/"), theme_tokens(THEME)
    shared = (library, addresses, tokens, lambda _: b"", cache)
    for download in (*editions(*shared), *leaflets(*shared)):
        assert download.output.make()
    cache.save()


if __name__ == "__main__":
    project = Path(sys.argv[1])
    publication = load(project, MOMENT)
    print(json.dumps({"cpu": seconds(lambda: publish(project, publication))}))
