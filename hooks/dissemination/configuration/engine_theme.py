"""What in the settings and in a site's own templates is for Material's templates and scripts, in
whose place the package has its own: told, since it would be lost without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from dissemination.configuration.settings import Configuration
from dissemination.problems import Message, Problem

NO_PLUGIN: Final = Message(
    'the site cannot be made with the plugin "{value}"; {cure}', code="plugin-not-possible"
)
NO_SCRIPT: Final = Message(
    "{value} would stay on pages as they are typed, because no script draws them; {cure}",
    code="no-script",
)
FOREIGN_FILE: Final = Message(
    'pages load only files of this site; put a copy of "{value}" into docs/assets/, and write its '
    "path",
    code="foreign-file",
)
NO_BLOCK: Final = Message(
    'what stands in the block "{value}" is shown nowhere; the blocks are {blocks}', code="no-block"
)
NO_FRAME: Final = Message(
    "a page made with this template would be empty; {cure}",
    code="no-frame",
)
NOT_USED: Final = Message(
    "no page is made with this template; delete it, or name it in another one", code="not-used"
)
NO_EFFECT: Final = Message(
    "this has no effect, because the look and all parts of pages are made without it; {cure}",
    code="no-effect",
)

_PLUGINS: Final = {
    "blog": "delete the line, and write news as files in content/news/",
    "offline": "delete the line",
    "privacy": "delete the line, since pages load nothing from other websites",
    "social": "delete the line, since every page has a card",
}
_SHEET: Final = "delete it, or write rules of CSS in a file that extra_css names"
_DELETE: Final = "delete it"
# Settings of Material alone, by their names from the outermost.
_SETTINGS: Final[Mapping[tuple[str, ...], str]] = {
    ("theme", "palette"): _SHEET,
    ("theme", "font"): _SHEET,
    ("theme", "logo"): "delete it, or put a drawing of your own at docs/assets/drop.svg",
    ("theme", "favicon"): "delete it, or put a drawing of your own at docs/assets/drop.svg",
    ("theme", "icon"): _DELETE,
    ("theme", "features"): _DELETE,
    ("theme", "direction"): _DELETE,
    ("extra", "analytics"): _DELETE,
    ("extra", "consent"): _DELETE,
    ("extra", "social"): _DELETE,
    ("extra", "alternate"): _DELETE,
    ("copyright",): "delete it; the licence stands in data/site.yml",
    ("plugins", "search"): "delete it, since the site has a search of its own",
    ("plugins", "tags"): "delete it, or list the pages of a tag on a page of your own",
}
_FRAME: Final = (Path(__file__).parents[1] / "theme/base.html").read_text("utf-8")
_BLOCK: Final = re.compile(r"{%[-+]?\s*(?:endblock|block\s+(\w+))")
_EXTENDS: Final = re.compile(r"""{%[-+]?\s*extends\s+["'](base|main)\.html["']""")
_CURES: Final = {
    "base.html": "delete it, and write blocks in a main.html that extends base.html",
    "main.html": 'begin with {% extends "base.html" %}, and write blocks below it',
    "404.html": 'begin with {% extends "main.html" %}, and write blocks below it',
}
_MAIN_PART: Final = "<!--layout main-->"


def problems(settings: Configuration) -> Iterator[Problem]:
    """What would be lost of a site's content or break it."""
    plugins = settings.group("plugins")
    for name, cure in _PLUGINS.items():
        if written := next((each for each in (name, f"material/{name}") if each in plugins), ""):
            yield settings.problem(NO_PLUGIN, "plugins", written, value=written, cure=cure)
    yield from _problems_of_files(settings)
    yield from _problems_of_templates(settings)


def advice(settings: Configuration) -> Iterator[Problem]:
    """What has no effect."""
    for steps, cure in _SETTINGS.items():
        group = settings.theme if steps[0] == "theme" else settings.group(steps[0])
        if steps[-1] in group if len(steps) > 1 else settings.values.get(steps[0]):
            yield settings.problem(NO_EFFECT, *steps, cure=cure)


def _problems_of_files(settings: Configuration) -> Iterator[Problem]:
    scripts = _list(settings, "extra_javascript")
    for name in ("extra_css", "extra_javascript"):
        for file in _list(settings, name):
            path = str(file.get("path", "") if isinstance(file, dict) else file)
            if re.match(r"(?:https?:)?//", path, re.IGNORECASE):
                yield settings.problem(FOREIGN_FILE, name, value=path)
    if scripts:
        return
    place, extensions = "markdown_extensions", settings.group("markdown_extensions")
    if (name := "pymdownx.arithmatex") in extensions:
        cure = "delete the line, or name a script in extra_javascript"
        yield settings.problem(NO_SCRIPT, place, name, value="formulas", cure=cure)
    options = extensions.get(name := "pymdownx.superfences") or {}
    fences = options.get("custom_fences") if isinstance(options, dict) else None
    for fence in fences if isinstance(fences, list) else ():
        if isinstance(fence, dict) and fence.get("name") == "mermaid":
            steps = (place, name, "custom_fences")
            cure = "delete this, and show such drawings as SVG files"
            yield settings.problem(NO_SCRIPT, *steps, value="drawings of mermaid", cure=cure)


def _problems_of_templates(settings: Configuration) -> Iterator[Problem]:
    """What of the templates in a folder of the site's own is shown nowhere."""
    if not (own := settings.theme.get("custom_dir")):
        return
    folder = settings.root / str(own)
    texts = {
        file.relative_to(folder).as_posix(): file.read_text("utf-8", "replace")
        for file in sorted(folder.rglob("*.html"))
        if file.is_file()
    }
    of_frame = [block.name for block in _blocks(_FRAME)]
    within = [block.name for block in _blocks(texts.get("main.html", "")) if block.depth > 1]
    for name, text in texts.items():
        path = f"{own}/{name}"
        if name.startswith("partials/"):
            if not any(name in other for other in texts.values()):
                yield NOT_USED.at(path, 1)
        elif _EXTENDS.search(text):
            names = of_frame if name == "main.html" else [*of_frame, *within]
            for block in _blocks(text):
                if block.depth == 1 and block.name not in names:
                    listed = ", ".join(names)
                    yield NO_BLOCK.at(path, block.line, value=block.name, blocks=listed)
        elif name in _CURES and _MAIN_PART not in text:
            yield NO_FRAME.at(path, 1, cure=_CURES[name])


class _Block(NamedTuple):
    name: str
    line: int
    depth: int


def _blocks(text: str) -> Iterator[_Block]:
    """The blocks of a template in their order; the outermost have depth 1."""
    depth = 0
    for line, written in enumerate(text.split("\n"), 1):
        for tag in _BLOCK.finditer(written):
            depth += 1 if tag[1] else -1
            if tag[1]:
                yield _Block(tag[1], line, depth)


def _list(settings: Configuration, name: str) -> list[Any]:
    value = settings.values.get(name)
    return value if isinstance(value, list) else []
