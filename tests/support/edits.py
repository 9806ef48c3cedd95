"""Edits of a small project, one of each kind that its officers and others make: of items, data,
pages, settings and the look, of the moment, the packages, the public folder and the cache."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from PIL import Image

from tests.support.attachments import archive
from tests.support.frozen import MINIMAL, copy_project
from tests.support.mkdocs import call_mkdocs
from tests.support.small import ITEMS, MOMENT, SITE, event, news

SOURCES: Final = ("data", "content", "docs", "overrides", "mkdocs.yml")
CATEGORIES: Final = ("project", "call", "press")
TYPES: Final = ("meeting", "training")
PARTNERS: Final = ("first", "second", "third")
DATA: Final = {
    "data/partners.yml": "\n".join(
        f"- {{id: {name}, name: {name.title()} Partner, short: {name.title()}, country: DE,"
        f" place: Berlin, role: {'coordinator' if name == 'first' else 'partner'}, field: Water,"
        f" summary: The {name} partner.}}"
        for name in PARTNERS
    ),
    "data/people.yml": "- id: ada\n  name: Ada\n",
    "data/glossary.yml": "- {id: dam, term: Dam, text: A wall before water.}\n",
    "data/milestones.yml": """\
- id: M1
  number: "1"
  title: Ground
  text: Ground is broken.
  verification: Report
  planned: 2027-06-30
  published: 2026-11-22 13:30
  reached: {value: Yes in May, sources: [paper]}
- {id: M2, title: Water, due: 2026-12-15, work_packages: [WP1]}
""",
    "data/work-packages.yml": """\
- id: WP1
  title: The work
  from: 2026-01
  to: 2026-12
  tasks: [{id: T1.1, title: A task, from: 2026-11-24, to: 2026-12-20}]
""",
    "data/deliverables.yml": """\
- {id: D1.1, title: One, work_package: WP1, due: 2026-10, date: 2026-10, published: 2026-11-24}
"""
    + "".join(
        f"- {{id: D1.{number}, title: Of {number}, work_package: WP1, due: 2026-12-{number:02}}}\n"
        for number in range(2, 13)
    ),
    "data/changes.yml": """\
- {id: opened, date: 2026-02-03, sort: addition, text: Opened., everything: yes}
""",
    "docs/own.md": """\
---
title: Our page
description: Our own.
---

# Our page

## A part

Words.
""",
    "docs/files/note.txt": "A note.\n",
    "docs/assets/own.css": ":root { --own: red; }\n",
}
_ENTRIES: Final = {
    "categories": [(name, name.title()) for name in CATEGORIES],
    "event_types": [(name, name.title()) for name in TYPES],
}


@dataclass
class Project:
    """A project that is edited: its folder, the moment and the environment of its builds, what is
    installed, and the number of edits so far. `chance` decides what is edited."""

    root: Path
    packages: Path
    chance: Random
    moment: datetime = MOMENT
    environment: dict[str, str] = field(default_factory=dict)
    number: int = 0

    @classmethod
    def of(cls, folder: Path, seed: int) -> Project:
        """A new project with some items of each kind."""
        root, packages = copy_project(folder / "project", MINIMAL), folder / "packages"
        (packages / "one-1.0.dist-info").mkdir(parents=True)
        project = cls(root, packages, Random(seed))
        for path, text in {**ITEMS, **DATA}.items():
            project.write(path, text)
        site = project.read("data/site.yml")
        for name, entries in _ENTRIES.items():
            listed = "".join(f"  - {{id: {own}, title: {title}}}\n" for own, title in entries)
            site = re.sub(rf"{name}:\n(  .*\n)+", f"{name}:\n{listed}", site)
        project.write("data/site.yml", site)
        settings = project.read("mkdocs.yml")
        project.write("mkdocs.yml", settings.replace("/about/", "/about/\n  /own.md\n  /more/"))
        for name in CATEGORIES[:2]:
            project.write(f"content/news/of-{name}.md", news(id=name, category=name))
        return project

    def path(self, path: str) -> Path:
        """A file by its path in the project."""
        return self.root / path

    def read(self, path: str) -> str:
        """The text of a file."""
        return self.path(path).read_text("utf-8")

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file; now and then its time stays, as copies keep it."""
        file = self.path(path)
        before = file.stat() if file.is_file() else None
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        if before and self.chance.random() < 0.2:
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    def write_page(self, text: str, front_matter: str = "") -> None:
        """Add a page to docs/."""
        page = f"---\ndescription: A page.\n{front_matter}---\n\n# More\n\n{text}\n"
        self.write(f"docs/more/{self.name()}.md", page)

    def replace(self, path: str, pattern: str, by: str) -> bool:
        """Replace what stands in a file; says whether it did."""
        text = self.read(path)
        new = re.sub(pattern, lambda _: by, text, count=1, flags=re.MULTILINE)
        self.write(path, new)
        return new != text

    def copy(self, to: Path) -> Path:
        """The sources of the project in another folder."""
        to.mkdir()
        for name in (*SOURCES, "snapshot.yml"):
            source = self.root / name
            if source.is_dir():
                shutil.copytree(source, to / name)
            elif source.exists():
                shutil.copyfile(source, to / name)
        (to / "hooks").symlink_to((self.root / "hooks").resolve())
        return to

    def restore(self, kept: Path) -> None:
        """Make the sources those of a copy."""
        for name in SOURCES:
            shutil.rmtree(self.root / name, ignore_errors=True)
            (self.root / name).unlink(missing_ok=True) if (self.root / name).is_file() else None
            if (kept / name).is_dir():
                shutil.copytree(kept / name, self.root / name)
            elif (kept / name).exists():
                shutil.copyfile(kept / name, self.root / name)

    def items(self, *kinds: str) -> list[str]:
        """The paths of the files of items of these kinds."""
        folders = [self.path(f"content/{kind}") for kind in kinds or ("news", "events")]
        files = (file for folder in folders for file in folder.rglob("*.md"))
        return sorted(file.relative_to(self.root).as_posix() for file in files)

    def item(self, *kinds: str) -> str:
        """One of them."""
        return self.chance.choice(self.items(*kinds))

    def name(self) -> str:
        """A name that nothing has."""
        return f"n{self.number}"

    def public(self, pattern: str = "*") -> Path:
        """A file of the site."""
        files = sorted(file for file in (self.root / "site").rglob(pattern) if file.is_file())
        return self.chance.choice(files)


Edit = Callable[[Project], object]  # False where the project has nothing for it


# Items


def news_added(project: Project) -> None:
    """The newest."""
    name, day = project.name(), f"2026-11-{project.chance.randrange(10, 23)}"
    partners = f"[{project.chance.choice(PARTNERS)}]" if project.chance.random() < 0.6 else ""
    fields = {"category": project.chance.choice(CATEGORIES), "partners": partners}
    if project.chance.random() < 0.3:
        fields["work_packages"] = project.chance.choice(["[WP1]", "[T1.1]"])
    text = "Words of a dam.\n\n" + project.chance.choice(["", "## Part\n\nMore.\n"])
    project.write(f"content/news/{name}.md", news(text, id=name, title=name, date=day, **fields))


def old_news_added(project: Project) -> None:
    """In a month, and now and then a year, that had none."""
    name, month = project.name(), project.chance.randrange(1, 13)
    day = f"{project.chance.choice(['2024', '2025', '2026'])}-{month:02}-01"
    if day > f"{project.moment:%Y-%m-%d}":
        return
    project.write(f"content/news/{name}.md", news(id=name, date=day, title=f"Of {day}"))


def many_news_added(project: Project) -> None:
    """So that lists have a second page."""
    for number in range(12):
        name = f"{project.name()}-{number}"
        project.write(f"content/news/{name}.md", news(id=name, date=f"2026-05-{number + 1:02}"))


def event_added(project: Project) -> None:
    name, chance = project.name(), project.chance
    start = (project.moment + timedelta(days=chance.randrange(-400, 200))).date()
    status = "planned" if start >= project.moment.date() else "held"
    clock = "" if chance.random() < 0.5 else f" {chance.randrange(8, 20):02}:30"
    fields = {"type": chance.choice(TYPES), "start": f"{start}{clock}", "status": status}
    project.write(f"content/events/{name}.md", event("A dam.", id=name, title=name, **fields))


def event_with_registration_added(project: Project) -> None:
    """Without a text, online, and open for some hours or days."""
    name, chance = project.name(), project.chance
    closes = project.moment + timedelta(hours=chance.choice([2, 3, 30, 400]))
    day = closes.date() + timedelta(days=chance.randrange(1, 30))
    fields = {
        "start": f"{day} 10:00",
        "online": "yes",
        "speakers": "[{person: ada}, Karl]",
        "programme": "[{time: 10:00, title: Welcome, speakers: [{person: ada}]}]",
        "registration": f"{{url: a@x.example, until: {closes:%Y-%m-%d %H:%M}}}",
    }
    project.write(f"content/events/{name}.md", event("", id=name, title=name, **fields))


def registration_full(project: Project) -> bool:
    open_ = [path for path in project.items("events") if "{url: a@" in project.read(path)]
    return bool(open_) and project.replace(open_[0], "{url: a@", "{full: yes, url: b@")


def news_with_authors_added(project: Project) -> None:
    """In two categories."""
    name, [first, second] = project.name(), project.chance.sample(CATEGORIES, 2)
    fields = {"category": first, "also_in": f"[{second}]", "authors": "[{person: ada}, Karl]"}
    fields |= {"video": "https://films.example/1", "date": "2026-11-20"}
    project.write(f"content/news/{name}.md", news(id=name, title=name, **fields))


def person_renamed(project: Project) -> bool:
    return project.replace("data/people.yml", "name: .*$", f"name: Ada {project.number}")


def practice_added(project: Project) -> None:
    name = project.name()
    text = ITEMS["content/practices/sharing.md"].replace("id: sharing", f"id: {name}")
    text = text.replace("[opening](../news/opening.md)", "opening")
    text = text.replace("title: Share", f"title: {name} Share").replace("order: 1", "order: 2")
    project.write(f"content/practices/{name}.md", text)


def text_changed(project: Project) -> None:
    path = project.item()
    project.write(path, project.read(path) + f"\nMore words, {project.number}.\n")


def title_changed(project: Project) -> bool:
    path = project.item("news", "events", "practices")
    return project.replace(path, "^title: .*$", f"title: Title {project.number}")


def corrected(project: Project) -> bool:
    path = project.item("news")
    fields = f"updated: 2026-11-20\ncorrection: Word {project.number}.\nsummary:"
    return "updated:" not in project.read(path) and project.replace(path, "^summary:", fields)


def category_changed(project: Project) -> bool:
    category = project.chance.choice(CATEGORIES)
    return project.replace(project.item("news"), "^category: .*$", f"category: {category}")


def day_changed(project: Project) -> bool:
    day = f"2026-0{project.chance.randrange(1, 10)}-11"
    return project.replace(project.item("news"), "^date: .*$", f"date: {day}")


def renamed(project: Project) -> bool:
    """File and slug, with an alias or, where nothing is said, without."""
    path = project.item("news")
    file, name = project.path(path), project.name()
    if file.stem in ("index", "opening"):
        return False
    text = project.read(path)
    if project.chance.random() < 0.7 and "aliases:" not in text:
        text = text.replace("\nid:", f"\naliases: [{file.stem}]\nid:", 1)
    project.write(f"content/news/{name}.md", text)
    file.unlink()
    return True


def removed(project: Project) -> bool:
    path = project.item()
    if path.endswith("index.md"):
        shutil.rmtree(project.path(path).parent)
        return True
    project.path(path).unlink()
    return True


def draft_added(project: Project) -> None:
    name = project.name()
    project.write(f"content/news/{name}.md", news(id=name, draft="yes", category="press"))


def draft_published(project: Project) -> bool:
    drafts = [path for path in project.items() if "draft: yes" in project.read(path)]
    return bool(drafts) and project.replace(drafts[0], "^draft: yes\n", "")


def embargoed(project: Project) -> None:
    name = project.name()
    day = project.moment + timedelta(days=project.chance.randrange(2, 40))
    project.write(f"content/news/{name}.md", news(id=name, date=f"{day:%Y-%m-%d} 15:30"))


def expiring(project: Project) -> bool:
    day = project.moment + timedelta(days=project.chance.randrange(0, 40))
    path = project.item("news")
    return "expires:" not in project.read(path) and project.replace(
        path, "^summary:", f"expires: {day:%Y-%m-%d}\nsummary:"
    )


def withdrawn(project: Project) -> bool:
    path = project.item("news")
    return "withdrawn:" not in project.read(path) and project.replace(
        path, "^summary:", "withdrawn: 2026-11-20\nsummary:"
    )


def item_with_pictures_added(project: Project) -> None:
    name = project.name()
    fields = {"image": "a.jpg", "image_alt": "A", "gallery": "[{picture: b.png, alt: B}]"}
    text = news("![A](a.jpg)", id=name, title=name, date="2026-11-21", **fields)
    project.write(f"content/news/{name}/index.md", text)
    for picture in ("a.jpg", "b.png"):
        draw(project, f"content/news/{name}/{picture}", (640, 400))


def item_with_files_added(project: Project) -> None:
    """One beside it and one in data/files/, each named and linked."""
    name = project.name()
    text = "[One](a.zip) and [the other](../../../data/files/b.csv)."
    fields = {"id": name, "title": f"{name} with files"}
    files = "[{file: a.zip, title: All of it}, ../../../data/files/b.csv]"
    project.write(f"content/news/{name}/index.md", news(text, **fields, files=files))
    project.write(f"content/news/{name}/a.zip", archive({"a.txt": name}))
    project.write("data/files/b.csv", f"number\n{project.number}\n")


def file_to_take_along_replaced(project: Project) -> bool:
    """Its size may stay."""
    files = [*project.path("content").rglob("*.zip"), *project.path("data/files").glob("*.csv")]
    if not files:
        return False
    path = project.chance.choice(sorted(files)).relative_to(project.root).as_posix()
    more = "x" * project.chance.choice([0, 0, 3_000])
    content = archive({"a.txt": f"{project.number % 10}{more}"})
    project.write(path, content if path.endswith(".zip") else f"{project.number % 10}{more}\n")
    return True


def picture_replaced(project: Project) -> bool:
    """By one of the same size in pixels, or of another."""
    pictures = sorted(project.path("content").rglob("*.jpg"))
    if not pictures:
        return False
    path = project.chance.choice(pictures).relative_to(project.root).as_posix()
    draw(project, path, project.chance.choice([(640, 400), (640, 401), (500, 300)]))
    return True


def draw(project: Project, path: str, size: tuple[int, int]) -> None:
    colour = tuple(project.chance.randrange(256) for _ in range(3))
    file = project.path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(file)


# Data


def partner_renamed(project: Project) -> bool:
    own = f"id: {project.chance.choice(PARTNERS)}, name: "
    return project.replace("data/partners.yml", f"{own}[^,]*", f"{own}P{project.number}")


def partner_with_a_logo(project: Project) -> bool:
    draw(project, "data/logos/first.png", (400, project.chance.choice([200, 300])))
    return project.replace(
        "data/partners.yml", "id: first, n", "id: first, logo: logos/first.png, logo_alt: L, n"
    ) or "logo" in project.read("data/partners.yml")


def partner_left(project: Project) -> bool:
    """At some time, so that it is gone, or will be."""
    month = f"{project.chance.choice([2026, 2027, 2028])}-11"
    return project.replace(
        "data/partners.yml", "id: third, (until: [^,]*, )?", f"id: third, until: {month}, "
    )


def person_with_a_picture(project: Project) -> None:
    """That may be shown for some time from the moment."""
    draw(project, "data/people/ana.jpg", (project.chance.choice([300, 900]), 600))
    until = project.moment + timedelta(days=project.chance.choice([-1, 0, 2, 40]))
    project.write(
        "data/people.yml",
        "- {id: ana, name: Ana Example, partner: first, picture: people/ana.jpg, "
        f"consent_until: {until:%Y-%m-%d}}}\n",
    )


def category_renamed(project: Project) -> bool:
    category = project.chance.choice(CATEGORIES)
    title = f"title: Category {project.number}"
    return project.replace("data/site.yml", rf"(?<=id: {category}, )title: [^}}]*", title)


def term_added(project: Project) -> None:
    word = project.chance.choice(["Words", "Doors", "Keys"])
    name = project.name()
    text = f"- {{id: {name}, term: {word} {name[-1]}, text: What it means.}}\n"
    project.write("data/glossary.yml", project.read("data/glossary.yml") + text)


def term_changed(project: Project) -> bool:
    return project.replace("data/glossary.yml", "text: [^}]*", f"text: Meaning {project.number}.")


def change_recorded(project: Project) -> None:
    what = project.chance.choice(["everything: yes", "pages: [docs/own.md]", "data: [partners]"])
    text = f"- {{id: {project.name()}, date: 2026-11-1{project.chance.randrange(10)}, sort:"
    text = f"{text} correction, text: It., {what}}}\n"
    project.write("data/changes.yml", project.read("data/changes.yml") + text)


def edition_added(project: Project) -> bool:
    """One that is out, or one that comes."""
    day = project.moment + timedelta(days=project.chance.choice([-1, 20]))
    site = project.read("data/site.yml")
    if "editions:" in site or "publication:" not in site:
        return False
    text = f"  editions: [{{number: 1, day: {day:%Y-%m-%d}}}]\n"
    project.write("data/site.yml", site.rstrip("\n") + "\n" + text)
    return True


def deliverable_handed_in(project: Project) -> bool:
    words = f", state: submitted, date: 2026-11-{project.chance.randrange(1, 22):02}}}"
    return project.replace("data/deliverables.yml", r"(?<=due: 2026-12-\d\d)}", words)


def project_renamed(project: Project) -> bool:
    return project.replace("data/project.yml", "^acronym: .*", f"acronym: SMALL{project.number}")


def project_with_pictures(project: Project) -> bool:
    """A logo and a picture of the home page, of one of two sizes."""
    size = project.chance.choice([(400, 200), (1600, 900)])
    draw(project, "data/logos/own.png", size)
    text = project.read("data/project.yml")
    if "picture:" not in text:
        fields = "logo: logos/own.png\nlogo_alt: L\npicture: logos/own.png\npicture_alt: P\n"
        project.write("data/project.yml", text.rstrip("\n") + "\n" + fields)
    return True


def funder_added(project: Project) -> None:
    """One to whom an item belongs, with a logo or without one."""
    name, logo = project.name(), ""
    if project.chance.randrange(2):
        draw(project, f"data/logos/{name}.png", (400, 200))
        logo = f", logo: logos/{name}.png, logo_alt: L"
    funding = f"{{profile: own, statement: Paid by {name}.{logo}}}"
    file = project.path("data/funders.yml")
    others = file.read_text("utf-8") if file.exists() else ""
    record = f"- {{id: {name}, name: Funder {name}, funding: {funding}}}\n"
    project.write("data/funders.yml", others + record)
    text = news(id=f"{name}-paid", funder=name, date="2026-11-20")
    project.write(f"content/news/{name}-paid.md", text)


def licence_changed(project: Project) -> bool:
    return project.replace("data/site.yml", "^  name: .*", f"  name: Licence {project.number}")


# Sections: they come with their first record, and go with the last


SECTIONS: Final = {
    "labels": "- {id: one, partner: second, level: gold, awarded: 2026-05, text: Gold.}\n",
    "training": "- {id: T1, title: Course, summary: A course.}\n",
    "objectives": "- {id: O1, title: AIM, text: Aim high.}\n",
    "documents": "- {id: plan, title: P, text: A plan., kind: plan, copy_at: 'https://a.example/'}\n",
    "background": "- {id: ground, title: Ground, text: Words of a dam.}\n",
}


def section_came_or_went(project: Project) -> None:
    name = project.chance.choice([*SECTIONS])
    file = project.path(f"data/{name}.yml")
    if file.exists():
        file.unlink()
    else:
        project.write(f"data/{name}.yml", SECTIONS[name])


def practices_gone(project: Project) -> bool:
    """All of them, so that their section goes."""
    practices = project.items("practices")
    for path in practices:
        project.path(path).unlink()
    return bool(practices)


def section_wanted_or_left_out(project: Project) -> None:
    site = re.sub("^(shown|hidden): .*\n", "", project.read("data/site.yml"), flags=re.MULTILINE)
    names = ("labels", "training", "practices", "milestones", "glossary", "results")
    field, name = project.chance.choice(["shown", "hidden"]), project.chance.choice(names)
    project.write("data/site.yml", f"{field}: [{name}]\n{site}")


def publication_came_or_went(project: Project) -> None:
    before, _, publication = project.read("data/site.yml").partition("publication:\n")
    text = SITE.partition("publication:\n")[2] if not publication else ""
    project.write("data/site.yml", before + ("publication:\n" + text if text else ""))


# Pages, settings and look: the engine is started


def page_changed(project: Project) -> None:
    path = project.chance.choice(["docs/own.md", "docs/about/legal.md", "docs/news/index.md"])
    project.write(path, project.read(path) + f"\nMore words, {project.number}.\n")


def section_renamed(project: Project) -> bool:
    """The page that begins a section, whose card its lists have."""
    title = f"title: News {project.number % 5}"
    return project.replace("docs/news/index.md", "^title: .*", title)


def page_added(project: Project) -> None:
    front = project.chance.choice(["", "robots: noindex\n", "search: {exclude: true}\n"])
    project.write_page("{{ latest_news(count=2) }}", f"title: Page {project.number}\n{front}")


def page_removed(project: Project) -> bool:
    pages = sorted(project.path("docs/more").glob("*.md"))
    if pages:
        project.chance.choice(pages).unlink()
    return bool(pages)


def page_with_links_added(project: Project) -> None:
    """To an item, a page and a heading, which may vanish later."""
    news_item, other = project.item("news"), project.item("events")
    depth = "../../"
    links = [
        f"[item]({depth}docs/../{news_item})",
        f"[item](../{urls(news_item)})",
        f"[event](../{urls(other)}index.html)",
        "[part](../own.md#a-part)",
        "[first](../partners/index.md)",
        "[note](../files/note.txt)",
    ]
    project.write_page(project.chance.choice(links))


def urls(path: str) -> str:
    """The address of an item."""
    return path.removeprefix("content/").removesuffix("/index.md").removesuffix(".md") + "/"


def heading_changed(project: Project) -> bool:
    return project.replace("docs/own.md", "^## A p.*", f"## A p{project.chance.choice('ao')}rt")


def file_changed(project: Project) -> None:
    """A file of docs/ that is published as it is; its size may stay."""
    project.write("docs/files/note.txt", f"A note {project.number % 10}.\n")


def file_added(project: Project) -> None:
    path = project.chance.choice(["docs/files/{}.txt", "docs/.well-known/{}.txt", "docs/{}.csv"])
    project.write(path.format(project.name()), "A file.\n")


def file_removed(project: Project) -> bool:
    files = [*project.path("docs/files").glob("n[0-9]*"), *project.path("docs").glob("*.csv")]
    if files:
        project.chance.choice(sorted(files)).unlink()
    return bool(files)


def colour_changed(project: Project) -> None:
    """Of the site's own sheet, which the settings name by then."""
    settings = project.read("mkdocs.yml")
    if "extra_css" not in settings:
        project.write("mkdocs.yml", settings + "\nextra_css: [assets/own.css]\n")
    colour = project.chance.choice(["red", "tan", "sky"])
    project.write("docs/assets/own.css", f":root {{ --own: {colour}; }}\n")


def drawing_changed(project: Project) -> None:
    radius = project.chance.randrange(1, 9)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="{radius}"/></svg>'
    project.write("docs/assets/drop.svg", svg)


def template_changed(project: Project) -> None:
    """One of the site's own."""
    settings = project.read("mkdocs.yml")
    if "custom_dir" not in settings:
        own = "theme:\n  custom_dir: overrides\n"
        project.write("mkdocs.yml", settings.replace("theme:\n", own))
    text = project.chance.choice(["", "{{ build_date_utc }}", "{{ page.content | striptags }}"])
    block = f"{{% block extrahead %}}<!-- {project.number % 10} {text} -->{{% endblock %}}"
    project.write("overrides/main.html", f'{{% extends "base.html" %}}{block}')


def navigation_changed(project: Project) -> bool:
    title = f"- D{project.number}: "
    return project.replace("mkdocs.yml", r"- [A-Z]\w*: (?=documents.md)", title)


def address_changed(project: Project) -> None:
    addresses = ["https://a.example/", "https://b.example/some/path/", "https://small.example/"]
    project.environment["SITE_URL"] = project.chance.choice(addresses)


# Moment and packages


def later(project: Project) -> None:
    step = project.chance.choice([1 / 24, 2 / 24, 1, 9, 40, 800])
    project.moment += timedelta(days=step)


def back(project: Project) -> None:
    project.moment = MOMENT + timedelta(hours=project.chance.randrange(0, 3))


def package_changed(project: Project) -> None:
    """Another version of one."""
    [folder] = project.packages.iterdir()
    folder.rename(project.packages / f"one-1.{project.number}.dist-info")


# What builds wrote


def kept_value_spoilt(project: Project) -> bool:
    """One of the files in which builds keep something."""
    files = sorted(file for file in project.path(".cache").iterdir() if file.is_file())
    if not files:
        return False
    spoil(project.chance.choice(files), project.chance)
    return True


def all_kept_deleted(project: Project) -> None:
    shutil.rmtree(project.path(".cache"))


def spoil(file: Path, chance: Random) -> None:
    """Cut, flip, empty or delete a file, or write another in its place."""
    content = bytearray(file.read_bytes())
    way = chance.randrange(6)
    if way == 0:
        content = content[: len(content) // 2]
    elif way == 1:
        for _ in range(1 + len(content) // 50_000):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    elif way == 2:
        content = bytearray()
    elif way == 3:
        content = bytearray(b'{"files": [], "token": 7}')
    elif way == 4:
        file.unlink()
        return
    else:
        content[:32] = content[32:64]
    file.write_bytes(content)


def public_file_changed(project: Project) -> None:
    """By hand; size and time may stay."""
    file = project.public()
    before = file.stat()
    content = bytearray(file.read_bytes() or b"x")
    content[0] ^= 1
    file.write_bytes(content + (b"!" if project.chance.random() < 0.5 else b""))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def public_file_deleted(project: Project) -> None:
    project.public().unlink()


def public_file_a_folder(project: Project) -> None:
    file = project.public("*.*")
    file.unlink()
    file.mkdir()
    (file / "x.txt").write_text("x")


def public_folder_a_file(project: Project) -> None:
    folder = project.public("index.html").parent
    if folder != project.path("site"):
        shutil.rmtree(folder)
        folder.write_text("no folder")


def public_file_a_link(project: Project) -> None:
    """To a file that has the same bytes, for a while."""
    file = project.public()
    other = project.packages.parent / f"linked-{project.number}"
    shutil.copyfile(file, other)
    file.unlink()
    file.symlink_to(other)


def public_file_added(project: Project) -> None:
    project.path("site/by/hand").mkdir(parents=True, exist_ok=True)
    project.path("site/by/hand/file.txt").write_text("By hand")
    link = project.path("site/by/link")
    if not link.exists():
        link.symlink_to(project.path("docs"))


def public_folder_deleted(project: Project) -> None:
    shutil.rmtree(project.path("site"))


def public_folder_copied(project: Project) -> None:
    """As after a checkout: all files have other times, and all sources too."""
    for name in ("site", *SOURCES):
        if (project.root / name).is_dir():
            aside = project.root.parent / "aside"
            shutil.copytree(project.root / name, aside, symlinks=True)
            shutil.rmtree(project.root / name)
            shutil.move(aside, project.root / name)


def built_by_mkdocs(project: Project) -> None:
    """The site is that of MkDocs by then, or as it was where that refuses to build it."""
    epoch = str(int(project.moment.timestamp()))
    call_mkdocs(project.root, "build", SOURCE_DATE_EPOCH=epoch, **project.environment)


# Mistakes: nothing is published, and they are taken back


def broken_item(project: Project) -> None:
    project.write(f"content/news/{project.name()}.md", news(id=project.name(), date="2026-02-30"))


def equal_ids(project: Project) -> None:
    project.write(f"content/news/{project.name()}.md", news(id="opening"))


def file_in_the_way(project: Project) -> None:
    path = project.chance.choice(["feeds/all.json", f"{urls(project.item('news'))}index.html"])
    project.write(f"docs/{path}", "Mine.")


def dead_link(project: Project) -> None:
    project.write_page("[gone](../not-there.md)")


def unknown_macro(project: Project) -> None:
    project.write_page("{{ no_such_macro() }}")


def anchor_of_nothing(project: Project) -> None:
    text = news("[part](../../docs/own.md#not-there)", id=project.name())
    project.write(f"content/news/{project.name()}.md", text)


def blocked_markup(project: Project) -> None:
    project.write_page('<p style="color: red">Red</p>')


def anchor_linked(project: Project) -> None:
    """To a heading of a page, which may vanish."""
    text = news("[part](../../docs/own.md#a-part)", id=project.name())
    project.write(f"content/news/{project.name()}.md", text)


# The edits, each with how often it is made.
OF_ITEMS: Final[Mapping[Edit, int]] = {
    news_added: 4,
    old_news_added: 2,
    many_news_added: 1,
    event_added: 3,
    event_with_registration_added: 2,
    registration_full: 1,
    news_with_authors_added: 1,
    practice_added: 1,
    text_changed: 2,
    title_changed: 2,
    corrected: 1,
    category_changed: 2,
    day_changed: 1,
    renamed: 2,
    removed: 2,
    draft_added: 1,
    draft_published: 1,
    embargoed: 1,
    expiring: 1,
    withdrawn: 1,
    item_with_pictures_added: 1,
    picture_replaced: 2,
    item_with_files_added: 1,
    file_to_take_along_replaced: 2,
    anchor_linked: 1,
}
OF_DATA: Final[Mapping[Edit, int]] = {
    partner_renamed: 2,
    partner_with_a_logo: 1,
    person_renamed: 1,
    partner_left: 1,
    person_with_a_picture: 2,
    category_renamed: 1,
    term_added: 1,
    term_changed: 1,
    change_recorded: 1,
    edition_added: 1,
    deliverable_handed_in: 2,
    project_renamed: 1,
    project_with_pictures: 1,
    funder_added: 1,
    licence_changed: 1,
}
OF_SECTIONS: Final[Mapping[Edit, int]] = {
    section_came_or_went: 3,
    practices_gone: 1,
    section_wanted_or_left_out: 2,
    publication_came_or_went: 1,
}
OF_DOCS: Final[Mapping[Edit, int]] = {
    page_changed: 2,
    section_renamed: 1,
    page_added: 2,
    page_removed: 2,
    page_with_links_added: 2,
    heading_changed: 1,
    file_changed: 2,
    file_added: 1,
    file_removed: 1,
    colour_changed: 2,
    drawing_changed: 1,
    template_changed: 2,
    navigation_changed: 1,
    address_changed: 1,
}
OF_THE_MOMENT: Final[Mapping[Edit, int]] = {later: 4, back: 2, package_changed: 1}
OF_WHAT_IS_KEPT: Final[Mapping[Edit, int]] = {
    kept_value_spoilt: 3,
    all_kept_deleted: 1,
    public_file_changed: 2,
    public_file_deleted: 1,
    public_file_a_folder: 1,
    public_folder_a_file: 1,
    public_file_a_link: 1,
    public_file_added: 1,
    public_folder_deleted: 1,
    public_folder_copied: 1,
    built_by_mkdocs: 1,
}
MISTAKES: Final[Mapping[Edit, int]] = {
    broken_item: 1,
    equal_ids: 1,
    file_in_the_way: 1,
    dead_link: 1,
    unknown_macro: 1,
    anchor_of_nothing: 1,
    blocked_markup: 1,
}
EVERY: Final[Mapping[Edit, int]] = {
    **OF_ITEMS,
    **OF_DATA,
    **OF_SECTIONS,
    **OF_DOCS,
    **OF_THE_MOMENT,
    **OF_WHAT_IS_KEPT,
    **MISTAKES,
}
