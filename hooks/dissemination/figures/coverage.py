"""The coverage of training actions by events: a row for each action, a column for each event."""

from __future__ import annotations

from typing import Final

from dissemination.figures.svg import Element, drawing, ink, put, svg_text
from dissemination.library.coverage import Coverage, coverage
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.fact import TrainingMention

HEAD: Final = 30.0  # the numbers of the events
ROW: Final = 30.0
NAMES: Final = 12.0  # the width of the codes, in hundredths
MOST: Final = 24  # events that are legible on a phone


def coverage_matrix(library: Library, name: str) -> str:
    """The matrix as SVG, its ids beginning with `name`; an empty string if no event names an action
    or more than `MOST` do."""
    table = coverage(library)
    if not 0 < len(table.events) <= MOST:
        return ""
    locale = library.locale
    title = locale.gettext("Training actions by event")
    root = drawing(name, title, _text(table, locale), width="100%")
    root.set("height", f"{HEAD + ROW * len(table.rows) + 6:.0f}")
    root.set("font-size", "13")
    step = (100 - NAMES) / len(table.events)
    centres = [NAMES + step * (column + 0.5) for column in range(len(table.events))]
    for number, centre in enumerate(centres, 1):
        text = put(root, "text", str(number), x=f"{centre:.2f}%", y=18, class_=ink(fill="ink"))
        text.set("text-anchor", "middle")
    for row, (action, cells) in enumerate(table.rows):
        y = HEAD + ROW * (row + 0.5)
        put(root, "line", x2="100%", y1=y, y2=y, class_=ink(stroke="line"))
        put(root, "rect", y=y - 10, width="9%", height=20, class_=ink(fill="paper"))
        put(root, "text", action.id, x=2, y=y + 5, class_=ink(fill="ink", strong=True))
        for centre, mention in zip(centres, cells, strict=True):
            _draw_dot(root, mention, centre, y)
    return svg_text(root)


def _draw_dot(root: Element, mention: TrainingMention | None, centre: float, y: float) -> None:
    """A filled dot for a mention with a source, a hollow one if inferred, a small one for none."""
    radius = 9 if mention else 2.5
    dot = put(root, "circle", cx=f"{centre:.2f}%", cy=y, r=radius, stroke_width=2)
    if mention is None:
        dot.set("class", ink(fill="edge"))
    elif mention.inferred:
        dot.set("class", ink(fill="paper", stroke="violet"))
    else:
        dot.set("class", ink(fill="water", stroke="water"))


def _text(table: Coverage, locale: Locale) -> str:
    """The text alternative."""
    covered = [action.id for action, cells in table.rows if any(cells)]
    others = [action.id for action, cells in table.rows if not any(cells)]
    sentences = [
        locale.ngettext(
            "Rows: %(num)s training action.",
            "Rows: %(num)s training actions.",
            len(table.rows),
        ),
        locale.ngettext(
            "Columns: %(num)s event, numbered as in the list.",
            "Columns: %(num)s events, numbered as in the list.",
            len(table.events),
        ),
        locale.gettext("Covered by an event: %(codes)s.", codes=locale.listed(covered)),
    ]
    if others:
        named = locale.listed(others)
        sentences.append(locale.gettext("Not named by any event: %(codes)s.", codes=named))
    if any(mention and mention.inferred for _, cells in table.rows for mention in cells):
        sentences.append(locale.gettext("Hollow dots: inferred."))
    return " ".join(sentences)
