"""The phase of the project at the library's moment, which words and order of pages follow."""

from __future__ import annotations

from dissemination.library.library import Library, question
from dissemination.model.dates import When
from dissemination.model.project import ProjectPhase


@question
def project_phase(library: Library) -> ProjectPhase:
    """Whether the project is planned, running, ended, or was terminated before its time."""
    return library.project.phase(library.today)


@question
def over_since(library: Library) -> When | None:
    """When the project ended or was terminated; None before that, and where it is not known."""
    return library.project.ended(library.today)


@question
def end_sentence(library: Library) -> str:
    """That the project has ended or was terminated, in a sentence; empty before that."""
    _, phase, over = library.locale.gettext, project_phase(library), over_since(library)
    when = library.locale.dated(over) if over else ""
    if phase == "terminated":
        told = _("The project was terminated %(when)s.", when=when)
        return told if when else _("The project was terminated.")
    return _("The project ended %(when)s.", when=when) if phase == "ended" else ""


@question
def phase_sentence(library: Library) -> str:
    """The same, or that the project is still to begin; empty while it runs."""
    start = library.project.start.value
    if project_phase(library) == "planned" and start:
        when = library.locale.dated(start)
        return library.locale.gettext("The project begins %(when)s.", when=when)
    return end_sentence(library)


@question
def targets_title(library: Library) -> str:
    """How the targets of the project are introduced, with what is known of each: as outside sources
    tell it, or as the project itself does."""
    _, phase = library.locale.gettext, project_phase(library)
    if library.settings.sourced:
        return _("Targets, and what public sources confirm")
    if phase == "planned":
        return _("Targets")
    if phase == "running":
        return _("Targets, and what has been reached so far")
    return _("Targets, and what was reached")


@question
def open_state(library: Library) -> str:
    """The state of a milestone or result of which nothing is written: it is due until the project
    is over; then nobody has found anything, or nothing is told."""
    if project_phase(library) in ("planned", "running"):
        return "due"
    return "unknown" if library.searched else "open"
