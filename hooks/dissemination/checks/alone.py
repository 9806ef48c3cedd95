"""What the file of an item says by itself: it stays as long as the file does."""

from __future__ import annotations

from typing import NamedTuple

from dissemination.markdown.examination import Destination
from dissemination.problems import Problem


class Alone(NamedTuple):
    """What the checks that look at one file alone find in an item's.

    `links`, `pictures` and `anchors` are those of its body, of which nothing is known where that
    `is_whole` not; `outside` are its links to whole addresses, and `odd` those of them that are not
    public or follow readers. Links that are mistyped are problems, and in none of these. `problems`
    stop a build, `advice` stops nothing. `placeholders` are advice where readers can see the item,
    `letters` problems where its front matter is printed.
    """

    links: tuple[Destination, ...] = ()
    outside: tuple[Destination, ...] = ()
    odd: tuple[Destination, ...] = ()
    pictures: tuple[Destination, ...] = ()
    anchors: frozenset[str] = frozenset()
    is_whole: bool = True
    problems: tuple[Problem, ...] = ()
    advice: tuple[Problem, ...] = ()
    placeholders: tuple[Problem, ...] = ()
    letters: tuple[Problem, ...] = ()
