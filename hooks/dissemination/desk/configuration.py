"""Folder and public address of a project's site, from mkdocs.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

MOST: Final = 1_000_000  # bytes of a file of settings


class ConfigurationError(Exception):
    """The configuration cannot be read or lacks what is needed; the message is one line."""


@dataclass(frozen=True)
class Configuration:
    """The folder of the site, as it is configured, and its public address, ending in a slash."""

    site_dir: str
    site_url: str


def configuration(root: Path, environment: Mapping[str, str]) -> Configuration:
    """Reads mkdocs.yml in a project's folder as MkDocs does: `!ENV` takes variables of the
    environment, and `INHERIT` adds to the settings of another file. Raises ConfigurationError."""
    values = _values(root / "mkdocs.yml", environment, ())
    site_url = str(values.get("site_url") or "").strip()
    if not site_url:
        raise ConfigurationError(
            "mkdocs.yml: site_url: expected the public address of the site, found nothing"
        )
    return Configuration(str(values.get("site_dir") or "site"), site_url.rstrip("/") + "/")


def _values(
    file: Path, environment: Mapping[str, str], children: tuple[Path, ...]
) -> dict[str, Any]:
    """The settings of a file and of what it inherits from; `children` are the files that
    inherit from it."""
    try:
        if file.stat().st_size > MOST:
            raise ConfigurationError(
                f"{file.name}: the file has more than {MOST // 1000} kB, which are not read"
            )
        values = yaml.load(file.read_text("utf-8"), _loader(environment))
    except OSError:
        raise ConfigurationError(f"{file.name}: the file is missing or cannot be read") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise ConfigurationError(f"{file.name}: cannot be read: {reason}") from None
    if not isinstance(values, dict):
        raise ConfigurationError(f"{file.name}: expected settings by name, found none")
    if parent := values.get("INHERIT"):
        inherited = file.parent / str(parent)
        if inherited.resolve() in (children := (*children, file.resolve())):
            raise ConfigurationError(f"{file.name}: INHERIT: {parent} leads back to this file")
        return _values(inherited, environment, children) | values
    return values


def _loader(environment: Mapping[str, str]) -> type[yaml.SafeLoader]:
    """A loader that resolves `!ENV` and ignores every other tag, such as those of extensions."""

    class Loader(yaml.SafeLoader):
        """Of this environment."""

    def from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
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
