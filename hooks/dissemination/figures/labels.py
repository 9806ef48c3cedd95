"""Labels over time: a lane for each partner, each label a bar as long as its date is vague."""

from __future__ import annotations

from datetime import date
from typing import Final

from dissemination.figures.svg import Element, drawing, ink, put, svg_text
from dissemination.figures.timeline_layout import Scale
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.label import Label

HEAD: Final = 26.0  # the years
LANE: Final = 62.0
MOST: Final = 60


def label_lanes(library: Library, name: str) -> str:
    """The lanes as SVG, their ids beginning with `name`; an empty string if no label has a date or
    more than `MOST` have one."""
    dated = [label for label in library.labels.values() if label.dated]
    if not 0 < len(dated) <= MOST:
        return ""
    years = [when.year for label in dated if (when := label.dated)]
    scale = Scale(min(years), max(years))
    holders = {label.partner: None for label in library.labels.values()}
    height = HEAD + LANE * len(holders)
    title = library.locale.gettext("Labels of cluster excellence over time")
    root = drawing(name, title, _text(library), width="100%")
    root.set("height", f"{height:.0f}")
    root.set("font-size", "13")
    _draw_years(root, scale, height)
    for lane, partner in enumerate(holders):
        top = HEAD + LANE * lane
        put(root, "line", x2="100%", y1=top, y2=top, class_=ink(stroke="line"))
        name_class = ink(fill="ink", strong=True)
        put(root, "text", library.partners[partner].short, x=5, y=top + 20, class_=name_class)
        own = [label for label in library.labels.values() if label.partner == partner]
        for label in own:
            level = library.locale.state("label", label.level)
            _draw_label(root, label, level, scale, top + 42)
        if not any(label.dated for label in own):
            unknown = library.locale.gettext("Date unknown")
            text = put(root, "text", unknown, x=5, y=top + 46, class_=ink(fill="ink-soft"))
            text.set("font-style", "italic")
    return svg_text(root)


def _draw_years(root: Element, scale: Scale, height: float) -> None:
    for year in range(scale.first, scale.last + 1):
        at = f"{scale.at(date(year, 1, 1)):.2f}%"
        put(root, "line", x1=at, x2=at, y1=0, y2=height, class_=ink(stroke="line"))
        if (year - scale.first) % (1 + (scale.last - scale.first) // 8) == 0:
            put(root, "text", str(year), x=at, y=14, class_=ink(fill="ink-soft")).set("dx", "5")


def _draw_label(root: Element, label: Label, level: str, scale: Scale, y: float) -> None:
    """A bar as long as the date is vague; hollow if only the day of the report or of the hand-over
    is known. Its level in words is written beside it, on the side that has more room."""
    if not (when := label.dated):
        return
    left, right = scale.at(when.first), scale.at(when.last)
    bar = put(root, "line", y1=y, y2=y, x1=f"{left:.2f}%", x2=f"{right:.2f}%")
    bar.set("stroke-width", "13")
    bar.set("stroke-linecap", "round" if when.precision == "day" else "butt")
    bar.set("class", ink(stroke=label.level))
    if not label.awarded.value:
        inner = put(root, "line", y1=y, y2=y, x1=f"{left:.2f}%", x2=f"{right:.2f}%")
        inner.set("stroke-width", "8")
        inner.set("stroke-linecap", bar.get("stroke-linecap") or "")
        inner.set("class", ink(stroke="paper"))
    is_late = left > 60
    text = put(root, "text", level, y=y + 5, class_=ink(fill="ink"))
    text.set("x", f"{left if is_late else right:.2f}%")
    text.set("dx", "-12" if is_late else "12")
    text.set("text-anchor", "end" if is_late else "start")


def _text(library: Library) -> str:
    """The text alternative."""
    locale, labels = library.locale, library.labels.values()
    sentences = [
        locale.gettext(
            "%(partner)s, %(level)s: %(date)s.",
            partner=library.partners[label.partner].short,
            level=locale.state("label", label.level),
            date=label_date(label, locale),
        )
        for label in labels
    ]
    if any(label.dated and not label.awarded.value for label in labels):
        sentences.append(
            locale.gettext("A hollow mark shows the day of the report or of the hand-over.")
        )
    return " ".join(sentences)


def label_date(label: Label, locale: Locale) -> str:
    """The date of a label in words, by themselves: of its award, else of report and hand-over."""
    reported, presented = label.reported, label.presented
    if label.awarded.value:
        return locale.gettext("Awarded %(date)s", date=locale.dated(label.awarded.value))
    if reported and presented:
        return locale.gettext(
            "Reported %(reported)s, handed over %(presented)s; date of the award unknown",
            reported=locale.dated(reported),
            presented=locale.dated(presented),
        )
    if reported:
        return locale.gettext(
            "Reported %(date)s; date of the award unknown", date=locale.dated(reported)
        )
    if presented:
        return locale.gettext(
            "Handed over %(date)s; date of the award unknown", date=locale.dated(presented)
        )
    return locale.gettext("Date unknown")
