"""The settings of a project's site, read from mkdocs.yml with the place of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol

import yaml

from dissemination.problems import ContentError, Message, Problem
from dissemination.source import text, yaml_errors
from dissemination.source.tree import form_of
from dissemination.source.yaml_reading import NOT_FIELDS, REPEATED

NOT_THERE: Final = Message(
    'there is no file "{value}"; correct the name, or delete the line', code="settings-not-there"
)
CIRCLE: Final = Message('"{value}" leads back to this file', code="settings-in-a-circle")

NAME: Final = "mkdocs.yml"
PREVIEW: Final = ("127.0.0.1", 8000)
MOST_PORTS: Final = 1 << 16
ELSEWHERE: Final = "the command line"
MOST_DEPTH: Final = 6

Place = tuple[str, int]
Steps = tuple[str, ...]


class Given(Protocol):
    """The settings in force, as an engine has them: those of the file, or of its command line."""

    config_file_path: str
    site_url: Any
    site_dir: str
    use_directory_urls: bool
    theme: Any  # with a `name`


@dataclass(frozen=True)
class Configuration:
    """The settings of the project in `root`; `places` has the file and line of each, by its path
    of names."""

    root: Path
    values: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[Steps, Place] = field(default_factory=dict)

    @property
    def site_dir(self) -> str:
        """The folder of the site, as it is configured."""
        return str(self.values.get("site_dir") or "site")

    @property
    def site_url(self) -> str:
        """The public address of the site, ending in a slash; empty where there is none."""
        address = str(self.values.get("site_url") or "").strip()
        return f"{address.rstrip('/')}/" if address else ""

    @property
    def preview_address(self) -> tuple[str, int]:
        """The host and the port at which the site is previewed on this machine; what is not written
        as both is left to the engine to tell."""
        host, _, port = str(self.values.get("dev_addr") or "").rpartition(":")
        if not (host and port.isascii() and port.isdigit() and int(port) < MOST_PORTS):
            return PREVIEW
        return host.strip("[]"), int(port)

    @property
    def theme(self) -> Mapping[str, Any]:
        """The settings of the theme, whose name may stand alone."""
        theme = self.values.get("theme")
        return theme if isinstance(theme, dict) else {"name": theme}

    def given(self, given: Given) -> Configuration:
        """These settings with those of the command line in their place."""
        changed: dict[str, Any] = {}
        if (self.root / given.site_dir).resolve() != (self.root / self.site_dir).resolve():
            changed["site_dir"] = given.site_dir
        if given.use_directory_urls != self.values.get("use_directory_urls", True):
            changed["use_directory_urls"] = given.use_directory_urls
        if given.theme.name != self.theme.get("name"):
            changed["theme"] = {**self.theme, "name": given.theme.name}
        places = {steps: place for steps, place in self.places.items() if steps[0] not in changed}
        places |= {(name,): (ELSEWHERE, 1) for name in changed}
        return Configuration(self.root, {**self.values, **changed}, places)

    def problem(self, message: Message, *steps: str, **values: object) -> Problem:
        """A problem of a setting, at the nearest of its names that is written down."""
        ways = [steps[:end] for end in range(len(steps), 0, -1)]
        path, line = next((self.places[way] for way in ways if way in self.places), (NAME, 1))
        return message.at(path, line, **values).in_field(".".join(steps))

    def group(self, name: str) -> Mapping[str, Any]:
        """What a setting holds by names; a list of names or of groups is taken as one."""
        value = self.values.get(name)
        parts = value if isinstance(value, list) else [value]
        group: dict[str, Any] = {}
        for part in parts:
            group |= part if isinstance(part, dict) else {str(part): {}} if part else {}
        return group


def configuration(root: Path, environment: Mapping[str, str], name: str = NAME) -> Configuration:
    """Reads mkdocs.yml, or the file of another name, in a project's folder as MkDocs does: `!ENV`
    takes variables of the environment, and `INHERIT` adds to the settings of another file. Raises
    ContentError if it cannot be read."""
    return _read(root, Path(name), environment, ())


def _read(
    root: Path, name: Path, environment: Mapping[str, str], children: tuple[Path, ...]
) -> Configuration:
    """The settings of a file and of what it inherits from; `children` are the files that inherit
    from it."""
    file, path = root / name, name.as_posix()
    content, faults = text.read(file, path, "settings like name: value", text.MOST_OF_RECORDS)
    if faults:
        raise ContentError(faults)
    values, places = _settings(content, path, environment)
    if not (parent := values.pop("INHERIT", None)):
        return Configuration(root, values, places)
    inherited = name.parent / str(parent)
    line = places[("INHERIT",)][1]
    if (root / inherited).resolve() in (children := (*children, file.resolve())):
        raise ContentError([CIRCLE.at(path, line, value=parent).in_field("INHERIT")])
    if not (root / inherited).exists():
        raise ContentError([NOT_THERE.at(path, line, value=parent).in_field("INHERIT")])
    below = _read(root, inherited, environment, children)
    return Configuration(root, _merged(below.values, values), {**below.places, **places})


def _settings(
    content: str, path: str, environment: Mapping[str, str]
) -> tuple[dict[str, Any], dict[Steps, Place]]:
    """The settings of a YAML text, with their places. Raises ContentError."""
    loader = _loader(environment)(content)
    try:
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else None
    except yaml.MarkedYAMLError as error:
        fault = yaml_errors.problem(error, content.split("\n"), path)
        raise ContentError([fault]) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ContentError([yaml_errors.NOT_YAML.at(path, 1, value=error)]) from None
    finally:
        loader.dispose()
    if not isinstance(values, dict):
        raise ContentError([NOT_FIELDS.at(path, 1, value=form_of(values))])
    places: dict[Steps, Place] = {}
    faults = list(_placed(node, path, (), places))
    if faults:
        raise ContentError(faults)
    return {str(name): value for name, value in values.items()}, places


def _placed(
    node: yaml.Node | None, path: str, above: Steps, places: dict[Steps, Place], depth: int = 0
) -> Iterator[Problem]:
    """Notes the place of every name in a node; a name that stands twice in a group is a problem.
    What is deeper than any setting is not looked at, for an alias may lead in a circle."""
    if depth > MOST_DEPTH:
        return
    if isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from _placed(part, path, above, places, depth + 1)
        return
    names: set[str] = set()
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        name, line = str(key.value), key.start_mark.line + 1
        if name in names:
            yield REPEATED.at(path, line, value=name)
        names.add(name)
        places[(*above, name)] = (path, line)
        yield from _placed(value, path, (*above, name), places, depth + 1)


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of two files, groups of settings merged as MkDocs does."""
    merged = {**below}
    for name, value in above.items():
        both = isinstance(value, dict) and isinstance(below.get(name), dict)
        merged[name] = _merged(below[name], value) if both else value
    return merged


def _loader(environment: Mapping[str, str]) -> type[yaml.CSafeLoader]:
    """A loader that resolves `!ENV` and ignores every other tag, such as those of extensions."""

    class Loader(yaml.CSafeLoader):
        """Of this environment."""

    def from_environment(loader: yaml.CSafeLoader, node: yaml.Node) -> Any:
        if not isinstance(node, yaml.SequenceNode):
            return environment.get(str(node.value))
        if not node.value:
            return None
        *names, last = node.value
        names += [] if names else [last]
        for name in names:
            if (value := environment.get(str(name.value))) is not None:
                return value
        return None if last in names else loader.construct_object(last)

    Loader.add_constructor("!ENV", from_environment)
    Loader.add_multi_constructor("", lambda *_: None)
    return Loader
