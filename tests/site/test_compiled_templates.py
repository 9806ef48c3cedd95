"""Compiled templates: those of the package lie beside its modules, whatever project is built."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import pytest
from jinja2 import DictLoader, Environment, nodes
from markupsafe import Markup

from dissemination.cache import Cache
from dissemination.publication.document import partials as document_partials
from dissemination.site import partials as site_partials
from dissemination.site.namespaces.lists import SiteLists
from dissemination.templating.compiled import CompiledTemplates
from dissemination.templating.environment import (
    Namespaces,
    PackageEnvironment,
    environment,
    strict_environment,
)
from tests.support.small import ADDRESSES, small

TEXT: Final = "{% macro twice(word, mark='!') %}{{ word }}{{ word }}{{ mark }}{% endmacro %}"
CALL: Final = TEXT + "{{ twice('<') }}{{ twice('a', mark='?') }}{{ twice('b', '.') }}"


@pytest.fixture(autouse=True)
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what Python compiles, which writes there."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "modules"))
    return tmp_path / "modules"


def rendered(cache: Cache, text: str = CALL, kind: type[Environment] = PackageEnvironment) -> str:
    templates = kind(
        loader=DictLoader({"a.html": text}),
        autoescape=True,
        bytecode_cache=CompiledTemplates(cache),
    )
    return templates.get_template("a.html").render()


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_what_is_compiled_lies_beside_the_modules_and_is_used(
    modules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = rendered(Cache(fingerprint="code"))
    assert first == "&lt;&lt;!aa?bb."
    [file] = files(modules)
    assert file.suffix == ".pyc"  # of which no fingerprint of the package is taken
    monkeypatch.setattr(PackageEnvironment, "compile", None)
    assert rendered(Cache(fingerprint="code")) == first


@pytest.mark.parametrize(("code", "text"), [("other", CALL), ("code", TEXT + "{{ twice('c') }}")])
def test_another_code_or_text_is_compiled_anew(modules: Path, code: str, text: str) -> None:
    rendered(Cache(fingerprint="code"))
    [file] = files(modules)
    before = file.read_bytes()
    assert rendered(Cache(fingerprint=code), text) == rendered(Cache(), text)
    assert files(modules) == [file]
    assert file.read_bytes() != before


@pytest.mark.parametrize("place", [0, 20, 60, -1])
def test_a_damaged_one_is_compiled_anew(modules: Path, place: int) -> None:
    first = rendered(Cache(fingerprint="code"))
    [file] = files(modules)
    sound = file.read_bytes()
    damaged = bytearray(sound)
    damaged[place] ^= 1
    file.write_bytes(damaged)
    assert rendered(Cache(fingerprint="code")) == first
    assert file.read_bytes() == sound


def test_where_python_writes_nothing_the_cache_has_it(
    modules: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    cache = Cache(tmp_path / "cache.sqlite", "code")
    first = rendered(cache)
    cache.save()
    assert not files(modules)
    monkeypatch.setattr(PackageEnvironment, "compile", None)
    assert rendered(Cache(tmp_path / "cache.sqlite", "code")) == first


def test_where_the_folder_cannot_be_written_the_cache_has_it(modules: Path) -> None:
    modules.write_text("a file")
    assert rendered(Cache(fingerprint="code")) == "&lt;&lt;!aa?bb."
    assert modules.read_text() == "a file"


def test_templates_of_others_stay_in_the_cache_of_their_project(modules: Path) -> None:
    assert rendered(Cache(fingerprint="code"), kind=Environment) == "&lt;&lt;!aa?bb."
    assert not files(modules)


def test_no_template_holds_what_is_of_one_project(tmp_path: Path) -> None:
    """Jinja makes constants of filters of constants: of none that asks the project."""
    library = small(tmp_path, {})
    namespaces = Namespaces.of(library, SiteLists(library), None)
    own = (
        environment(
            site_partials.PACKAGE, namespaces, ADDRESSES, href=str, prose=Markup
        ).filters.keys()
        - strict_environment(site_partials.PACKAGE).filters.keys()
    )
    for package in (site_partials.PACKAGE, document_partials.PACKAGE):
        templates = strict_environment(package)
        assert templates.loader
        for name in templates.list_templates(["html"]):
            tree = templates.parse(templates.loader.get_source(templates, name)[0])
            for node in tree.find_all(nodes.Filter):
                of_project = node.name in own - {
                    "absolute",
                    "href",
                    "prose",
                }  # these have a context
                assert not (of_project and isinstance(node.node, nodes.Const)), (name, node)
