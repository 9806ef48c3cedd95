"""The sites of a run, each made when it is first asked for."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from bench.items import Choices, choices, items, practices
from bench.peers.blog import Blog
from bench.peers.hugo import Hugo
from bench.peers.material import empty_site
from bench.preview import Page
from bench.project import INVENTED, Project

DEAD_LINK: Final = "\nSee [what was there](../{kind}/{slug}-then.md).\n"
IGNORED: Final = ".cache/\nsite/\nhooks\n*.log\n"
GIT: Final = ("git", "-c", "user.name=Bench", "-c", "user.email=bench@bench.example")


@dataclass(frozen=True)
class Sizes:
    """How many items and practices the sites have."""

    few: int = 1_000
    many: int = 10_000
    practices: int = 200

    @classmethod
    def of(cls, items: int) -> Sizes:
        """All of them in proportion, where the smaller sites have so many items."""
        return cls(items, 10 * items, max(items // 5, 20))


class Places:
    """The sites below a folder."""

    def __init__(self, folder: Path, sizes: Sizes) -> None:
        self.folder = folder
        self.sizes = sizes
        self._projects: dict[str, Project] = {}

    @cached_property
    def choices(self) -> Choices:
        """What items of the invented project refer to."""
        return choices(INVENTED / "data")

    def project(self, count: int, *, has_cards: bool) -> Project:
        """The invented project with so many items."""
        name = f"{'cards' if has_cards else 'plain'}-{count}"
        if name not in self._projects:
            self._projects[name] = Project.invented(self.folder / name, has_cards=has_cards)
            self._projects[name].fill(items(count, self.choices))
        return self._projects[name]

    @cached_property
    def dead(self) -> Project:
        """The smaller project, with a dead link in each item."""
        project = Project.invented(self.folder / "dead")
        for item in items(self.sizes.few, self.choices):
            with project.add(item).open("a", encoding="utf-8") as file:
                file.write(DEAD_LINK.format(kind=item.kind, slug=item.slug))
        return project

    @cached_property
    def checked(self) -> Project:
        """The larger project, which is never built."""
        project = Project.invented(self.folder / "checked")
        project.fill(items(self.sizes.many, self.choices))
        return project

    @cached_property
    def committed(self) -> Project:
        """The smaller project in a git repository of its own."""
        project = Project.invented(self.folder / "committed")
        project.fill(items(self.sizes.few, self.choices))
        (project.folder / ".gitignore").write_text(IGNORED, "utf-8")
        for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "Items")):
            subprocess.run([*GIT, *command], cwd=project.folder, check=True)
        return project

    def publication(self, count: int) -> Project:
        """The invented project with so many practices and nothing else."""
        name = f"practices-{count}"
        if name not in self._projects:
            self._projects[name] = Project.invented(self.folder / name)
            self._projects[name].fill(practices(count, self.choices))
        return self._projects[name]

    @cached_property
    def blog(self) -> Blog:
        """Material's blog with the items of the smaller project."""
        blog = Blog.new(self.folder / "blog")
        blog.fill(items(self.sizes.few, self.choices))
        return blog

    @cached_property
    def hugo(self) -> Hugo:
        """Hugo with the items of the smaller project."""
        hugo = Hugo.new(self.folder / "hugo")
        hugo.fill(items(self.sizes.few, self.choices))
        return hugo

    @cached_property
    def empty(self) -> Page:
        """The only page of an empty Material site."""
        return Page("", empty_site(self.folder / "empty"))
