"""One round: everything that rows ask for, each measured when it is first asked for."""

from __future__ import annotations

import compileall
import re
import shutil
import sys
from collections.abc import Callable
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Final

from bench import commands
from bench.items import items, newest, practices
from bench.measure import Cost, cost, environment, figures
from bench.peers import environment as peers
from bench.peers.hugo import ONE_PROCESSOR
from bench.places import Places, Sizes
from bench.preview import Page, seconds_to_see
from bench.project import ROOT, Project

CARDS: Final = 200  # so many are drawn to know what one costs
NEWEST: Final = "newest-*.md"
ADDED: Final = re.compile(r"newest-[0-9]+/")

Step = Callable[[], Cost]


class Round:
    """What a round measured so far: `costs`, by what it is."""

    def __init__(self, number: int, places: Places) -> None:
        self.number = number
        self.places = places
        self.costs: dict[str, Cost] = {}
        self._rewritten: dict[str, int] = {}

    @property
    def sizes(self) -> Sizes:
        """How many items and practices the sites have."""
        return self.places.sizes

    @property
    def peer_first(self) -> bool:
        """Whether peers are measured before this site, which changes from round to round."""
        return self.number % 2 == 0

    # Builds of this site

    def cold(self, count: int, *, has_cards: bool = False) -> Cost:
        """A build with nothing kept."""
        project = self.places.project(count, has_cards=has_cards)
        name = f"{_named(count, has_cards)}, cold"
        return self._measured(name, lambda: _built_anew(project))

    def cold_on_one_processor(self, count: int) -> Cost:
        """The same without cards, by one process."""
        project = self.places.project(count, has_cards=False)
        name = f"{_named(count, False)}, cold, on one processor"
        return self._measured(name, lambda: _built_anew(project, on_one_processor=True))

    def added(self, count: int, *, has_cards: bool = False) -> Cost:
        """A build with one item added to those of the build before."""

        def build() -> Cost:
            item = newest(len(_newest(project)) + 1, self.places.choices)
            site = project.folder / "site"
            before = digests(site)
            project.add(item)
            spent = cost(commands.BUILD, project.folder, environment())
            written = rewritten(before, digests(site))
            self._rewritten[_named(count, has_cards)] = len(written) - 4 * lists_of_newest(site)
            return spent

        self.cold(count, has_cards=has_cards)
        project = self.places.project(count, has_cards=has_cards)
        return self._measured(f"{_named(count, has_cards)}, one item added", build)

    def unchanged(self, count: int, *, has_cards: bool = False) -> Cost:
        """A build of what was built before."""
        self.added(count, has_cards=has_cards)
        folder = self.places.project(count, has_cards=has_cards).folder
        return self._measured(
            f"{_named(count, has_cards)}, nothing changed",
            lambda: cost(commands.BUILD, folder, environment()),
        )

    def rewritten(self, count: int) -> float:
        """How many output files one added item rewrote, beyond four for each list in which it
        stands: the page of the list, and its three feeds."""
        self.added(count)
        return self._rewritten[_named(count, False)]

    def card(self) -> Cost:
        """One social card."""
        return self._measured("one card", lambda: self._program("cards", CARDS))

    # What is measured beside builds

    def check_all_new(self) -> Cost:
        """The check of the larger project, with nothing kept."""

        def check() -> Cost:
            _clear(self.places.checked)
            return cost(commands.CHECK, self.places.checked.folder, environment())

        return self._measured("check, all new", check)

    def check_unchanged(self) -> Cost:
        """The check of what was checked before."""
        self.check_all_new()
        folder = self.places.checked.folder
        return self._measured(
            "check, nothing changed", lambda: cost(commands.CHECK, folder, environment())
        )

    def load(self) -> Cost:
        """Reading and checking the smaller project, without the start of Python."""
        folder = self.places.committed.folder
        return self._measured(
            "reading and checking", lambda: self._program("check", folder, "load")
        )

    def load_dead(self) -> Cost:
        """Reading and checking the smaller project with dead links."""
        folder = self.places.dead.folder
        return self._measured("with dead links", lambda: self._program("check", folder, "load"))

    def verify(self) -> Cost:
        """`make verify` after one item was added to the smaller project."""

        def verified() -> Cost:
            project = self.places.committed
            _clear(project)
            cost(commands.BUILD, project.folder, environment())
            project.add(newest(1, self.places.choices))
            try:
                return cost(commands.VERIFY, project.folder, environment())
            finally:
                _remove_newest(project)

        return self._measured("verify, one item added", verified)

    def seen(self) -> Cost:
        """From the save of an item of the smaller project until a browser has it."""

        def seconds() -> Cost:
            project, count = self.places.committed, self.sizes.few
            later = islice(items(count, self.places.choices), count // 2, None)
            item = next(each for each in later if each.kind == "news")
            page = Page(f"news/{item.slug}/", project.file(item))
            return Cost(0, seconds_to_see(commands.SERVE, project.folder, page))

        return self._measured("serve, one item saved", seconds)

    def typeset(self, count: int) -> Cost:
        """The PDF edition of so many practices."""
        folder = self.places.publication(count).folder
        return self._measured(
            f"the book of {count} practices", lambda: self._program("book", folder, "book")
        )

    def publication(self) -> Cost:
        """The whole publication with nothing kept."""
        project = self.places.publication(self.sizes.practices)

        def publish() -> Cost:
            project.clear()
            return self._program("publication", project.folder)

        return self._measured("the publication, cold", publish)

    def publication_changed(self) -> Cost:
        """The publication when the text of one practice changed."""

        def publish() -> Cost:
            written = file.read_text("utf-8")
            file.write_text(f"{written}\nOne sentence more.\n", "utf-8")
            try:
                return self._program("publication", project.folder)
            finally:
                file.write_text(written, "utf-8")

        self.publication()
        project, count = self.places.publication(self.sizes.practices), self.sizes.practices
        item = next(islice(practices(count, self.places.choices), count // 2, None))
        file = project.file(item)
        return self._measured("the publication, one practice changed", publish)

    def products(self, which: str) -> float:
        """The CPU time of feeds and calendars of the larger project: `whole`, `changed` when one
        item has another title, or what the packages need `alone`."""
        name = "feeds and calendars"
        if f"{name}, whole" not in self.costs:
            folder = self.places.checked.folder
            first = "alone" if self.peer_first else "ours"
            self._tell(name)
            told, _ = figures("products", folder, folder, first)
            self.costs |= {f"{name}, {each}": Cost(seconds) for each, seconds in told.items()}
            _say(", ".join(f"{each} {seconds:.2f} s CPU" for each, seconds in told.items()))
        return self.costs[f"{name}, {which}"].cpu

    # Peers

    def blog(self) -> Cost:
        """A build of Material's blog."""

        def build() -> Cost:
            self.places.blog.clear()
            command = (peers.BLOG.python, "-m", "mkdocs", "build")
            return cost(command, self.places.blog.folder, environment())

        return self._measured("Material's blog, cold", build)

    def hugo(self) -> Cost:
        """A build of Hugo, on one processor."""

        def build() -> Cost:
            site = self.places.hugo
            site.clear()
            own = {**ONE_PROCESSOR, "HUGO_CACHEDIR": str(site.folder / "cache")}
            return cost((peers.HUGO.hugo,), site.folder, environment(**own))

        return self._measured("Hugo, cold", build)

    def seen_of_empty(self) -> Cost:
        """From the save of the page of an empty Material site until a browser has it."""

        def seconds() -> Cost:
            page = self.places.empty
            preview = commands.mkdocs_serve(peers.MATERIAL.python)
            return Cost(0, seconds_to_see(preview, page.file.parents[1], page))

        return self._measured("mkdocs serve, an empty site", seconds)

    def copying(self, count: int) -> Cost:
        """A program that reads the sources and writes the same bytes, from memory."""

        def copy() -> Cost:
            folder = self.places.project(count, has_cards=False).folder
            to = self.places.folder / "copy"
            told, whole = figures("copying", folder, folder, to)
            shutil.rmtree(to)
            return Cost(whole.cpu, told["wall"], whole.peak)

        self.cold(count)
        return self._measured("reading, and writing the same bytes", copy)

    def reading(self) -> Cost:
        """A loop that composes the YAML and runs comrak and nh3 on the larger project."""
        folder = self.places.checked.folder
        program = (sys.executable, "-m", "bench.programs.reading", str(folder))
        return self._measured("YAML, comrak, nh3", lambda: cost(program, folder, environment()))

    def alone(self) -> Cost:
        """PyYAML and comrak on the smaller project, without the start of Python."""
        folder = self.places.committed.folder
        return self._measured("PyYAML, comrak", lambda: self._program("check", folder, "alone"))

    def bare(self) -> Cost:
        """The bare text of the book."""
        folder = self.places.publication(self.sizes.practices).folder
        return self._measured("the book's bare text", lambda: self._program("book", folder, "bare"))

    def _program(self, name: str, *arguments: object) -> Cost:
        """What a program measures of its own CPU time, with the peak of the whole process."""
        told, whole = figures(name, self.places.folder, *arguments)
        return Cost(told["cpu"], whole.wall, whole.peak)

    def _measured(self, name: str, step: Step) -> Cost:
        if name not in self.costs:
            self._tell(name)
            self.costs[name] = spent = step()
            _say(f"{spent.cpu:.3f} s CPU, {spent.wall:.2f} s, {spent.peak:.0f} MB")
        return self.costs[name]

    def _tell(self, name: str) -> None:
        _say(f"round {self.number}: {name} …", end=" ")


def _say(text: str, end: str = "\n") -> None:
    """Tell how far it is, apart from the results."""
    print(text, end=end, file=sys.stderr, flush=True)


def warm_up(places: Places) -> None:
    """Build an empty site unmeasured, so that Python has compiled what it imports."""
    compileall.compile_dir(ROOT / "hooks", quiet=1)
    cost(commands.BUILD, places.project(0, has_cards=True).folder, environment())


def _named(count: int, has_cards: bool) -> str:
    return f"{count:,} items{' and their cards' if has_cards else ''}"


def _newest(project: Project) -> list[Path]:
    return [*(project.folder / "content/news").glob(NEWEST)]


def _remove_newest(project: Project) -> None:
    for file in _newest(project):
        file.unlink()


def _built_anew(project: Project, *, on_one_processor: bool = False) -> Cost:
    _clear(project)
    build = commands.BUILD, project.folder, environment()
    return cost(*build, on_one_processor=on_one_processor)


def _clear(project: Project) -> None:
    """A project as it was before anything was built or added."""
    project.clear()
    _remove_newest(project)


def digests(site: Path) -> dict[str, bytes]:
    """A digest of each file of a built site, by its address."""
    return {
        path.relative_to(site).as_posix(): blake2b(path.read_bytes(), digest_size=16).digest()
        for path in site.rglob("*")
        if path.is_file()
    }


def rewritten(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """The files that were there before and are now others, or gone."""
    return sorted(at for at, digest in before.items() if after.get(at) != digest)


def lists_of_newest(site: Path) -> int:
    """In how many lists of news the added item stands: of all, its year, category and partner."""
    lists = site / "news"
    folders = [lists, *lists.glob("[0-9][0-9][0-9][0-9]"), *lists.glob("category/*")]
    pages = (folder / "index.html" for folder in [*folders, *lists.glob("partner/*")])
    return sum(bool(ADDED.search(page.read_text("utf-8"))) for page in pages if page.exists())
