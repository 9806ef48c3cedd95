"""Items looked at by several processes, each by itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final

from dissemination.checks.alone import Alone
from dissemination.checks.loaded_project import EntryFile, LoadedProject
from dissemination.checks.packed_alone import packed_alone, unpacked_alone
from dissemination.source.entries import InvalidEntry
from dissemination.source.reading import Reading
from dissemination.workers import Sharing, Workers, pieces

AT_ONCE: Final = 100  # items at which a process looks before it takes others

Look = Callable[[LoadedProject], Mapping[str, Alone]]


def looked(project: LoadedProject, look: Look, sharing: Sharing) -> Mapping[str, Alone]:
    """What each item of a project says alone, by its path, as `look` finds it: it is shared among
    processes where the items are very many. Raises EndedError."""
    files = project.entry_files
    if not sharing.is_for(len(files)):
        return look(project)
    lists = project.reading.entries.items()
    names = {entry.path: name for name, entries in lists for entry in entries}
    parts = [files[piece] for piece in pieces(len(files), AT_ONCE)]

    def work(number: int) -> bytes:
        alone = look(_of(parts[number], project, names))
        return json.dumps([packed_alone(alone[file.path]) for file in parts[number]]).encode()

    with Workers(len(parts), work, sharing.processes) as workers:
        contents = dict(workers.results())
    return {
        file.path: unpacked_alone(file.path, kept)
        for number, part in enumerate(parts)
        for file, kept in zip(part, json.loads(contents[number]), strict=True)
    }


def _of(files: list[EntryFile], project: LoadedProject, names: Mapping[str, str]) -> LoadedProject:
    """A project of some of the items, and of nothing else; `names` are those of their lists."""
    alone = Reading(project.reading.root)
    for file in files:
        if isinstance(file, InvalidEntry):
            alone.invalid_entries.append(file)
        else:
            alone.entries.setdefault(names[file.path], []).append(file)
    return LoadedProject(alone, project.moment)
