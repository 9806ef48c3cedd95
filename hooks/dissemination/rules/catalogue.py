"""The list of rules, each with its name and its cure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dissemination.rules import (
    calendars,
    feeds,
    funding,
    linked_data,
    links,
    names,
    open_data,
    pages,
    search,
    sitemap,
    weight,
)
from dissemination.rules.finding import Breach, Finding
from dissemination.rules.site import Site


@dataclass(frozen=True)
class Rule:
    """A rule: its name, its cure (what to do where it is broken), and the function that yields its
    breaches."""

    id: str
    cure: str
    breaches: Callable[[Site], Iterator[Breach]]


STOPPED: Final = "the rule cannot be carried out ({})"
REPORT: Final = "this is a fault of the generator: report this line to who looks after it"
TOOL: Final = "this is a fault of the generator or of a template: tell who looks after it"

RULES: Final = (
    Rule("unreadable", "build the site anew; if it stays, " + TOOL, names.unreadable_files),
    Rule("file-name", "rename the file or picture it is made of", names.unusual_names),
    Rule("equal-names", "rename one of the two files they are made of", names.equal_names),
    Rule("dead-link", "correct or remove the link, or add what it leads to", links.dead_links),
    Rule("foreign-load", "keep a copy of it beside the page, or link to it", links.foreign_loads),
    Rule(
        "inline",
        "is blocked by the page's policy; put it into a file of its own",
        pages.inline_code,
    ),
    Rule("script", "take it out; pages work without", links.scripts_as_address),
    Rule(
        "own-machine",
        "write the public address instead; nobody else can open this one",
        links.addresses_of_a_machine,
    ),
    Rule("page-part", "give it in the page's front matter or text", pages.missing_parts),
    Rule(
        "equal-title",
        "and the description are those of several pages; give each its own",
        pages.equal_titles,
    ),
    Rule("page-address", "expected the page's own address; " + TOOL, pages.other_addresses),
    Rule("redirect", "let the earlier address lead to the last one at once", pages.long_ways),
    Rule(
        "markup", "close and nest the HTML in the page's text as it should be", pages.faulty_markup
    ),
    Rule("double-id", "stands twice in the page; give one of the two another", pages.double_ids),
    Rule(
        "left-over",
        "was left by the build; correct the macro or template in the page's file",
        pages.left_overs,
    ),
    Rule("picture-text", "has no alt; say what it shows", pages.wordless_pictures),
    Rule("picture-size", "has no width and height; give both", pages.pictures_without_size),
    Rule("funding-statement", "let the page's template show it", funding.missing_statements),
    Rule(
        "emblem-shown", "let the page's template show it as all others do", funding.missing_emblems
    ),
    Rule("emblem-drawing", "take the file back from an earlier version", funding.altered_emblems),
    Rule(
        "page-weight",
        "shorten or split its text, or take smaller pictures; if it is a list made from the data, "
        "tell who looks after the generator",
        weight.heavy_pages,
    ),
    Rule("sitemap", TOOL, sitemap.sitemap),
    Rule("robots", "correct docs/robots.txt, or delete it", sitemap.robots),
    Rule("feed-part", TOOL, feeds.missing_parts),
    Rule("feed-date", "is no date of the feed's format; " + TOOL, feeds.wrong_dates),
    Rule("feed-double-id", "stands twice; give one of the two items another id", feeds.double_ids),
    Rule("feed-moving-id", "let it lead to one address in all feeds; " + TOOL, feeds.moving_ids),
    Rule("feed-enclosure", TOOL, feeds.wrong_enclosures),
    Rule("feed-address", "expected the feed's own address; " + TOOL, feeds.other_selves),
    Rule("feed-archive", TOOL, feeds.broken_archives),
    Rule("outline", TOOL, feeds.outlines),
    Rule("calendar-line", TOOL, calendars.faulty_lines),
    Rule("calendar", TOOL, calendars.faulty_calendars),
    Rule("event", "correct the event's dates or texts", calendars.faulty_events),
    Rule("event-uid", "give one of the two events another id", calendars.double_uids),
    Rule("graph", TOOL, linked_data.faulty_graphs),
    Rule("graph-address", "correct the address in the data", linked_data.dead_addresses),
    Rule("data-schema", TOOL, open_data.against_schemas),
    Rule("schema", TOOL, open_data.faulty_schemas),
    Rule("data-id", "give each record an id of its own", open_data.double_ids),
    Rule("data-table", TOOL, open_data.other_tables),
    Rule("search-answer", TOOL, search.dead_answers),
    Rule("search-form", "let the page's template show it as all others do", search.missing_forms),
)


def findings(site: Site, rules: Iterable[Rule] = RULES) -> Iterator[Finding]:
    """Every breach of every rule. A rule that raises is reported as broken, since nothing is known
    of what it checks."""
    for rule in rules:
        try:
            for breach in rule.breaches(site):
                yield Finding(rule.id, breach.message, breach.path, rule.cure)
        except Exception as error:
            yield Finding(rule.id, STOPPED.format(type(error).__name__), "", REPORT)
