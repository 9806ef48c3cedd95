"""The environments in which templates are filled, and the five namespaces of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from types import ModuleType
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    PackageLoader,
    StrictUndefined,
    Template,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup

from dissemination import urls
from dissemination.library import names
from dissemination.library.library import Library
from dissemination.locale.kinds import ONE
from dissemination.locale.locale import Locale
from dissemination.locale.roles import ROLES, TYPES
from dissemination.model.entry import Entry
from dissemination.model.text import is_web
from dissemination.templating.lists import Lists
from dissemination.templating.messages import Messages
from dissemination.templating.runtime import LightCode, LightContext
from dissemination.urls import Addresses


@dataclass(frozen=True)
class Namespaces:
    """The globals of every template.

    `lib` has the content of data/ and content/: `lib.project`, `lib.settings`, the records and
    items of each kind. `locale` writes dates, places and names in the site's language. `addresses`
    has the address of every page and file. `lists` has what is computed from the library, and
    `media` pictures, figures, feeds, downloads and the publication; the site and the publication
    have a class of their own for each of the two.
    """

    lib: Library
    locale: Locale
    addresses: ModuleType
    lists: Lists
    media: object

    @classmethod
    def of(cls, library: Library, lists: Lists, media: object) -> Namespaces:
        """The namespaces of the templates about a library."""
        return cls(library, library.locale, urls, lists, media)


class PackageEnvironment(Environment):
    """An environment of templates of this package, which are code of it. Its globals are all there
    before the first template is loaded, and no template changes."""

    context_class = LightContext
    code_generator_class = LightCode

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._loaded: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  (as Jinja has it)
    ) -> Template:
        """A template, loaded when it is first asked for."""
        if isinstance(name, Template) or globals:
            return super().get_template(name, parent, globals)
        if name not in self._loaded:
            self._loaded[name] = super().get_template(name, parent)
        return self._loaded[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template, in one dictionary that each context can copy at once."""
        return {**self.globals, **(d or {})}


def strict_environment(package: str, compiled: BytecodeCache | None = None) -> Environment:
    """An environment for the folder `templates/` of a package: values are escaped, and a name
    without a value raises UndefinedError. `compiled` has the compiled templates of earlier builds;
    Jinja compares a checksum of each template."""
    environment = PackageEnvironment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
        extensions=["jinja2.ext.do", "jinja2.ext.i18n"],
    )
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    environment.policies["ext.i18n.trimmed"] = True
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment


def environment(
    package: str,
    namespaces: Namespaces,
    site: Addresses,
    *,
    href: Callable[..., str],
    prose: Callable[..., Markup],
    compiled: BytecodeCache | None = None,
) -> Environment:
    """An environment with the namespaces, the messages (`{% trans %}`, `_`, `ngettext` …;
    `plural_forms` for scripts), the tests `is entry` (an item, not a record) and `is web_address`
    (a text that is one), and these filters:

    - of an item or record: `address`, `kind` (in words) and `name` (the words of a link to it)
    - of a partner: `role`, and of one with a type `organisation` (in words)
    - of an address: `href` (as a link) and `absolute` (with the host of the site)
    - of an address of another site: `uri` (as a link), `host` (without what goes before and behind)
    - of a page or an e-mail address of others: `contact` (as a link)
    - of an author: `author` (the name)
    - of an id: `anchor` (its id in HTML) and `lookup(collection)` (its record, or None)
    - of records: `alphabetical("term")`, in the order that a reader expects of this field; equal
      ones by the next of the fields
    - of a date `day` (in words), of Markdown `prose(path)` (as HTML; `path` is the data file)
    """

    @pass_context  # else Jinja would compile the address of this site into the template
    def absolute(context: Context, address: str) -> str:
        return site.absolute(address)

    templates = strict_environment(package, compiled)
    templates.globals |= vars(namespaces)
    templates.globals |= Messages(namespaces.locale).functions
    templates.globals["plural_forms"] = namespaces.locale.plural_forms
    templates.filters |= {
        "absolute": absolute,
        "address": names.address,
        "alphabetical": partial(_alphabetical, namespaces.locale),
        "anchor": urls.anchor,
        "author": partial(names.author, namespaces.lib),
        "contact": urls.contact,
        "day": namespaces.locale.day,
        "host": urls.host_of,
        "href": href,
        "kind": lambda record: namespaces.locale.gettext(ONE[names.kind(record)]),
        "lookup": lambda key, collection: collection.get(key),
        "name": partial(names.name, namespaces.lib),
        "prose": prose,
        "organisation": lambda partner: namespaces.locale.gettext(TYPES[partner.type]),
        "role": lambda partner: namespaces.locale.gettext(ROLES[partner.role]),
        "uri": urls.uri,
    }
    templates.tests["web_address"] = lambda text: isinstance(text, str) and is_web(text)
    templates.tests["entry"] = lambda record: isinstance(record, Entry)
    return templates


def _alphabetical(locale: Locale, records: Iterable[Any], *fields: str) -> list[Any]:
    return locale.alphabetical(records, *map(attrgetter, fields))
