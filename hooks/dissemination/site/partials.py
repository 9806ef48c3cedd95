"""The partials: the templates of the site, filled from a library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from jinja2 import BytecodeCache, Environment, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from dissemination import urls
from dissemination.cache import digest
from dissemination.images.image_set import ImageSet
from dissemination.library import bodies
from dissemination.library.answers import Answers
from dissemination.library.glossary import TermMatcher
from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.output import Dataset, Download
from dissemination.site.assets import Assets
from dissemination.site.glossary_links import GlossaryLinks
from dissemination.site.namespaces.lists import SiteLists
from dissemination.site.namespaces.media import SiteMedia
from dissemination.site.pictures import Pictures
from dissemination.site.term_popovers import TermPopovers
from dissemination.site.web_edition import WebEdition
from dissemination.templating.environment import Namespaces, environment
from dissemination.urls import Addresses, Announced, relative_root

PACKAGE: Final = "dissemination.site"


@dataclass(frozen=True)
class Partials:
    """The templates of `site/templates/`, each with one job, filled from a library.

    `feeds` are all feeds and calendars, which the build hands over so that the products need not
    know each other; `image_set` has the sizes and formats of pictures, `compiled` the compiled
    templates of earlier builds, `assets` the files of the look, and `policy` is what pages say of
    themselves to browsers (CSP), if anything. `here` is the address of a page below the public
    root: links are relative to it, so that the site works under any sub-path.
    """

    library: Library
    addresses: Addresses
    feeds: Sequence[Announced] = ()
    compiled: BytecodeCache | None = None
    image_set: ImageSet | None = None
    downloads: Sequence[Download] = ()
    datasets: Sequence[Dataset] = ()
    assets: Assets = field(default_factory=Assets)
    policy: str = ""

    def render(self, name: str, here: str, /, **values: Any) -> Markup:
        """The partial `name` (without `.html`) for the page at `here`."""
        root = relative_root(here)
        template = self.environment.get_template(f"{name}.html")
        text = template.render({**values, "here": here, "root": root, "parts": self._parts(root)})
        return Markup(text.strip())

    def script(self, name: str, here: str) -> Markup:
        """The partial `name`, which loads a script, for the page at `here`: the same for all pages
        that reach the root in the same way."""
        key = (name, relative_root(here))
        if key not in self._scripts:
            self._scripts[key] = self.render(name, here)
        return self._scripts[key]

    @cached_property
    def _scripts(self) -> dict[tuple[str, str], Markup]:
        return {}

    def _parts(self, root: str) -> TemplateModule:
        """The macros of `parts.html`, which need to know of a page only how its root is reached."""
        if root not in self._parts_by_root:
            template = self.environment.get_template("parts.html")
            self._parts_by_root[root] = template.make_module({"root": root})
        return self._parts_by_root[root]

    @cached_property
    def _parts_by_root(self) -> dict[str, TemplateModule]:
        return {}

    def key(self, *values: object) -> str:
        """The digest of values from which a page is made; that of items is that of their files and
        pictures."""
        return digest(self.answers.identity(values))

    @cached_property
    def answers(self) -> Answers:
        """What distinguishes answers of the library."""
        return Answers(self.library)

    def names(self, folder: str) -> list[str]:
        """The partials in a folder of the templates, without folder and ending."""
        inside = [path for path in self._paths if path.startswith(f"{folder}/")]
        return [path.removeprefix(f"{folder}/").removesuffix(".html") for path in inside]

    @cached_property
    def _paths(self) -> list[str]:
        return self.environment.list_templates(["html"])

    def with_glossary_links(self, html: str, here: str) -> tuple[Markup, Markup]:
        """The HTML of the page at `here` with buttons at terms of the glossary, and the popovers
        that they open, which belong at its end."""
        return self._term_popovers.insert(html, here)

    @cached_property
    def media(self) -> SiteMedia:
        """Pictures, figures, feeds, files and the publication."""
        return SiteMedia(
            self.library,
            self.addresses,
            Pictures(self.library, self.image_set),
            WebEdition(self.library, self.addresses, self.compiled),
            self.feeds,
            self.downloads,
            self.datasets,
        )

    @cached_property
    def _term_popovers(self) -> TermPopovers:
        terms = tuple(self.library.terms.values())
        matcher = TermMatcher(terms, self.library.settings.language)
        return TermPopovers(GlossaryLinks(matcher), self.render)

    @cached_property
    def environment(self) -> Environment:
        """The environment in which all templates of the site are filled."""
        namespaces = Namespaces.of(self.library, SiteLists(self.library), self.media)
        templates = environment(
            *(PACKAGE, namespaces, self.addresses),
            href=self._href,
            prose=self._prose,
            compiled=self.compiled,
        )
        templates.globals["shared"] = self._shared
        return templates

    @pass_context
    def _shared(
        self, context: Context, name: str, entry: Entry[Any], *values: object, caller: Macro
    ) -> Markup:
        """What many pages show alike of an item: the block of the call, filled once for an item,
        these values, and all pages that reach the root in the same way."""
        key = (name, str(context["root"]), entry.path, *values)
        return self.library.questions.recall(self._shared_blocks, key, lambda: Markup(caller()))

    @cached_property
    def _shared_blocks(self) -> dict[tuple[object, ...], tuple[Markup, frozenset[str]]]:
        return {}

    @pass_context
    def _href(self, context: Context, address: str) -> str:
        """An address as a link of the page at `here`: relative to it."""
        return self.assets.versioned(str(context["root"]) + urls.quoted(address), address)

    @pass_context
    def _prose(self, context: Context, text: str, path: str) -> Markup:
        """The Markdown of a record in the data file at `path`."""
        locale = self.library.locale
        return Markup(bodies.prose(text, path, lambda to: self._href(context, to), locale))
