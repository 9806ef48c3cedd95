"""The partials: the templates of the site, filled from a library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from jinja2 import BytecodeCache, Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from dissemination import urls
from dissemination.images.image_set import ImageSet
from dissemination.library import bodies
from dissemination.library.glossary import TermMatcher
from dissemination.library.library import Library
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
        template = self.environment.get_template(f"{name}.html")
        text = template.render({**values, "here": here, "root": relative_root(here)})
        return Markup(text.strip())

    def names(self, folder: str) -> list[str]:
        """The partials in a folder of the templates, without folder and ending."""
        paths = self.environment.list_templates(["html"])
        inside = [path for path in paths if path.startswith(f"{folder}/")]
        return [path.removeprefix(f"{folder}/").removesuffix(".html") for path in inside]

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
        return environment(
            *(PACKAGE, namespaces, self.addresses),
            href=self._href,
            prose=self._prose,
            compiled=self.compiled,
        )

    @pass_context
    def _href(self, context: Context, address: str) -> str:
        """An address as a link of the page at `here`: relative to it."""
        return self.assets.versioned(str(context["root"]) + urls.quoted(address), address)

    @pass_context
    def _prose(self, context: Context, text: str, path: str) -> Markup:
        """The Markdown of a record in the data file at `path`."""
        locale = self.library.locale
        return Markup(bodies.prose(text, path, lambda to: self._href(context, to), locale))
