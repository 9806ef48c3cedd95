"""Open data: every file holds its own schema, tables say the same as the JSON, and the schemas for
editors accept what the reader accepts."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, partial
from html import unescape
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic_core import PydanticCustomError

from dissemination.model.fields import _TYPES, Form, Leaf, group
from dissemination.model.kinds import KINDS, PUBLISHED
from dissemination.model.text import CodeOfRecord, IdOfRecord
from dissemination.open_data.source_schema import _FORMS
from tests.support.frozen import INNO_DROP, LARGE, MILLS, ROOT
from tests.support.open_data import open_data
from tests.support.small import ADDRESSES, FILES, MOMENT, event, news, quoted, small

NAMES = [kind.file for kind in PUBLISHED]
PROJECTS = {"inno_drop": INNO_DROP, "mills": MILLS, "large": LARGE}
SITES = ["inno_drop", "mills", pytest.param("large", marks=pytest.mark.slow)]


@pytest.fixture(scope="module", params=SITES)
def published(request: pytest.FixtureRequest) -> Path:
    """The folder of open data of a built site."""
    site: Path = request.getfixturevalue(request.param)
    return site / "data"


def loaded(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


def is_filled(folder: Path, name: str) -> bool:
    """Whether there is a file of a kind: all of them, or none, are there."""
    files = [folder / f"{name}.json", folder / f"{name}.csv", folder / "schemas" / f"{name}.json"]
    [is_there] = {file.is_file() for file in files}
    return is_there


def declared(schema: Draft202012Validator) -> dict[str, Any]:
    """What a schema says, which is not true or false alone (JSON Schema 4.3)."""
    assert isinstance(schema.schema, dict)
    return schema.schema


@cache
def validator(file: Path) -> Draft202012Validator:
    """The schema in a file of a built site, which is a schema itself."""
    schema = loaded(file)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


# What is published


@pytest.mark.parametrize("name", NAMES)
def test_every_file_holds_its_own_schema(published: Path, name: str) -> None:
    if not is_filled(published, name):
        return
    schema = validator(published / "schemas" / f"{name}.json")
    document = loaded(published / f"{name}.json")
    assert [error.message for error in schema.iter_errors(document)] == []
    assert document["$schema"] == declared(schema)["$id"]
    assert document["count"] == len(document["records"])


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_tells_a_broken_record(published: Path, name: str) -> None:
    if not is_filled(published, name):
        return
    schema = validator(published / "schemas" / f"{name}.json")
    whole = loaded(published / f"{name}.json")
    assert not schema.is_valid({**whole, "count": -1})
    for first in whole["records"][:1]:
        for broken in (
            {**first, "surplus": 1},
            {key: value for key, value in first.items() if key != "page"},
            {**first, "page": "news/x/"},
        ):
            assert not schema.is_valid({**whole, "records": [broken]})


def test_a_fact_holds_what_its_certainty_says(published: Path) -> None:
    schema = validator(published / "schemas" / "project.json")
    whole = loaded(published / "project.json")
    project = whole["records"][0]
    start = project["start"]
    other = "unknown" if start["certainty"] == "known" else "known"
    for broken in (
        {**start, "certainty": other},
        {**start, "conflict": [{"value": {"value": "2016", "precision": "year"}, "sources": []}]},
        {**start, "value": {"value": "2016", "precision": "day"}},
    ):
        assert not schema.is_valid({**whole, "records": [{**project, "start": broken}]})


def test_facts_and_dates_say_how_sure_they_are(inno_drop: Path) -> None:
    project = loaded(inno_drop / "data" / "project.json")["records"][0]
    written_project = yaml.safe_load((INNO_DROP / "data" / "project.yml").read_text("utf-8"))
    start = written_project["start"]
    assert project["start"]["value"] == {"value": start["value"], "precision": "month"}
    assert [source["id"] for source in project["start"]["sources"]] == start["sources"]
    by_id = {fact["id"]: fact for fact in project["facts"]}
    unknown = next(fact for fact in written_project["facts"] if "unknown" in fact)
    assert by_id[unknown["id"]]["certainty"] == "unknown"
    assert by_id[unknown["id"]]["unknown"]["value"] == unknown["unknown"]
    partners = {each["id"]: each for each in loaded(inno_drop / "data/partners.json")["records"]}
    coordinator = project["coordinator"]["value"]
    assert coordinator["page"] == partners[coordinator["id"]]["page"]
    assert coordinator["name"] == partners[coordinator["id"]]["name"]


def test_no_address_of_a_record_is_relative_or_dead(published: Path) -> None:
    site = published.parent
    root = loaded(published / "project.json")["documentation"].removesuffix("data/")
    for name in filter(partial(is_filled, published), NAMES):
        for record in loaded(published / f"{name}.json")["records"]:
            address, _, anchor = record["page"].removeprefix(root).partition("#")
            page = (site / address / "index.html").read_text("utf-8")
            assert not anchor or f'id="{anchor}"' in page, record["page"]
            for html in (value for key, value in record.items() if key == "text"):
                links = re.findall(r'(?:href|src)="([^"]*)"', str(html or ""))
                assert all(re.match("https?:|mailto:", link) for link in links), links


def test_nothing_depends_on_the_moment_but_what_it_lets_through(tmp_path: Path) -> None:
    files = {"content/news/a.md": news(), "content/events/e.md": event()}
    earlier = open_data(small(tmp_path / "a", files), ADDRESSES)
    later = MOMENT + timedelta(days=400)
    assert open_data(small(tmp_path / "b", files, later), ADDRESSES) == earlier


def test_drafts_and_what_was_withdrawn_are_in_no_file(tmp_path: Path) -> None:
    files = {
        "content/news/a.md": news(draft="yes", title="Unsaid"),
        "content/news/b.md": news(id="b", withdrawn="2026-04-01", title="Unsaid"),
        "content/news/c.md": news(id="c", date="2027-01-01", title="Unsaid"),
        "content/news/d.md": news(id="d", events="[e]"),
        "content/events/e.md": event(expires="2026-06-04", title="Unsaid"),
    }
    published = open_data(small(tmp_path, files), ADDRESSES)
    addresses = [address for address, content in published.items() if b"Unsaid" in content]
    assert addresses == []
    (record,) = json.loads(published["data/news.json"])["records"]
    assert record["id"] == "d"
    assert record["events"] == []


def test_hours_stand_in_the_zone_of_their_event(tmp_path: Path) -> None:
    files = {"content/events/e.md": event(start="2026-06-03 10:30", zone="Europe/Lisbon")}
    published = open_data(small(tmp_path, files), ADDRESSES)
    (record,) = json.loads(published["data/events.json"])["records"]
    assert record["start"] == {"value": "2026-06-03T10:30+01:00", "precision": "minute"}
    assert record["published"] == {"value": "2026-03-14", "precision": "day"}
    assert record["zone"] == "Europe/Lisbon"
    schema = Draft202012Validator(json.loads(published["data/schemas/events.json"]))
    assert schema.is_valid(json.loads(published["data/events.json"]))


# Tables


def unguarded(cell: str) -> str:
    return cell.removeprefix("'")


def entries(cell: str) -> list[str]:
    """The entries of a cell that holds a list, as the page of open data explains it."""
    texts = [""]
    for part in re.findall(r"\\.|.", unguarded(cell), re.DOTALL):
        if part == "|":
            texts.append("")
        else:
            texts[-1] += part[-1]
    return texts


def text_of(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def cells(record: Any, path: list[str]) -> Any:
    """What the JSON has at the path of a column: a value, or a list of values."""
    for number, step in enumerate(path):
        if isinstance(record, list):
            return [cells(entry, path[number:]) for entry in record]
        record = None if record is None else record[step]
    return record


def compare(table: bytes, records: list[Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8"), newline=""), strict=True))
    assert len(rows) == len(records)
    for row, record in zip(rows, records, strict=True):
        for column, cell in row.items():
            value = cells(record, column.split("."))
            if value is None or value == []:
                assert cell == "", column
            elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
                assert json.loads(cell) == value, column
            elif isinstance(value, list):
                assert entries(cell) == [text_of(each) for each in value], column
            else:
                assert unguarded(cell) == text_of(value), column


@pytest.mark.parametrize("name", NAMES)
def test_a_table_says_the_same_as_the_json(published: Path, name: str) -> None:
    if not is_filled(published, name):
        return
    table = (published / f"{name}.csv").read_bytes()
    records = loaded(published / f"{name}.json")["records"]
    compare(table, records)
    head = table.decode().split("\r\n")[0].split(",")
    fields = loaded(published / "schemas" / f"{name}.json")["$defs"]["record"]["required"]
    assert list(dict.fromkeys(column.partition(".")[0] for column in head)) == fields


HOSTILE = [
    '=cmd|"/C calc"!A1',
    "+49 1",
    "-1",
    "@SUM(A1)",
    "'quoted'",
    'say "x"; y, z',
    "a|b\\c\\|d",
    "\\",
    "|",
    "=1",
    "Zürich ⟨𝔘⟩ \u2068אב\u2069",
]


def test_hostile_texts_come_back_as_they_were(tmp_path: Path) -> None:
    names = "[" + ", ".join(map(quoted, HOSTILE)) + "]"
    networks = "".join(
        f"- id: n{number}\n  name: {quoted(text)}\n  spellings: {names}\n"
        f"  text: |\n    One\n\n    * {text}\n"
        for number, text in enumerate(HOSTILE)
    )
    files = open_data(small(tmp_path, {"data/networks.yml": networks}), ADDRESSES)
    records = json.loads(files["data/networks.json"])["records"]
    assert [record["name"] for record in records] == HOSTILE
    assert all(record["spellings"] == HOSTILE for record in records)
    assert any("\n" in record["text"] for record in records)
    compare(files["data/networks.csv"], records)
    rows = csv.reader(io.StringIO(files["data/networks.csv"].decode(), newline=""))
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
    assert all(line.endswith(b"\r") for line in files["data/partners.csv"].split(b"\n")[:-1])


# What is written


class Editor(yaml.CSafeLoader):
    """Types plain values as YAML 1.2 (core schema) does, and so editors that follow it."""


def whole_number(loader: Editor, node: yaml.ScalarNode) -> int:
    return int(loader.construct_scalar(node))


Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Editor.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), list(first)
    )


Editor.add_constructor("tag:yaml.org,2002:int", whole_number)


def plain(value: Any) -> Any:
    """Days as text: JSON Schema knows no others."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def core(text: str) -> Any:
    return yaml.load(text, Loader=Editor)


def front(text: str) -> str:
    return re.split(r"^---$", text.replace("\r", "\n").lstrip("\ufeff"), flags=re.MULTILINE)[1]


def sources(root: Path) -> Iterator[tuple[str, str, str]]:
    """The kind, path and YAML of everything that is written in a project."""
    for kind in KINDS:
        if kind.is_item:
            for file in sorted((root / kind.path).rglob("*.md")):
                yield kind.file, file.as_posix(), front(file.read_text("utf-8"))
        elif (file := root / kind.path).is_file():
            yield kind.file, file.as_posix(), file.read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("project", SITES)
@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_what_is_written_holds_the_schemas_for_editors(
    request: pytest.FixtureRequest, project: str, version: str
) -> None:
    folder = request.getfixturevalue(project) / "data" / "schemas" / "source"
    read = (
        core if version == "1.2" else lambda text: plain(yaml.load(text, Loader=yaml.CSafeLoader))
    )
    schemas = {kind.file: validator(folder / f"{kind.file}.json") for kind in KINDS}
    texts = list(sources(PROJECTS[project]))
    assert len(texts) > 25
    wrong = [
        (path, error.json_path, error.message)
        for name, path, text in texts
        for error in schemas[name].iter_errors(read(text))
    ]
    assert wrong == []


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Draft202012Validator]:
    """The schemas for editors of a minimal project."""
    files = open_data(small(tmp_path_factory.mktemp("minimal"), {}), ADDRESSES)
    return {
        kind.file: Draft202012Validator(json.loads(files[f"data/schemas/source/{kind.file}.json"]))
        for kind in KINDS
    }


def test_odd_forms_that_the_reader_accepts_are_accepted(
    schemas: dict[str, Draft202012Validator],
) -> None:
    tried = 0
    for case in sorted((ROOT / "tests" / "broken").glob("accepted-*.yml")):
        files = {**FILES, **yaml.safe_load(case.read_text("utf-8"))["files"]}
        for path, text in files.items():
            name = path.split("/")[1].removesuffix(".yml")
            if path.endswith((".md", ".yml")) and name in schemas:
                data = core(front(text) if path.endswith(".md") else text)
                errors = [error.message for error in schemas[name].iter_errors(data)]
                assert errors == [], (case.name, path)
                tried += 1
    assert tried > 10


SAMPLES = [
    *("2016", "2016-11", "2016-11-29", "2016-11-29 10:30", "2016-11-29T10:30", "1900", "2100"),
    *("2026-10-25 02:30 first", "10:30", "09:00", "NO", "no", "yes", "true", "false", "DE", "007"),
    *("1e3", "1.5", "0", "24", "999999999", "on", "null-x", "wp-1", "WP1", "O1.1", "a-b-c", "T1"),
    *("https://example.org/a?b=c#d", "HTTP://EXAMPLE.org", "http://x:80/", "https://é.example/ü"),
    *("example.org", "xn--a.example", "10.5281/zenodo.1234", "en", "deu", "UTC", "Europe/Vienna"),
    *("America/Argentina/Buenos_Aires", "52.52, 13.40", "-1,-2", "+1e1, .5", "A line.", "x" * 999),
    *(" padded ", "a\n", "\n a \n", "a\nb", "text: with # marks", "=1+1", "-", "…", "8", "08"),
    *("/2018/title.html", "/:year/:slug/", "office@example.org", "mailto:a.b@x-y.example"),
    *("125000 EUR", "€ 1 250 000.5", "CHF 20", "online", "https://ror.org/02mhbdp94", "02mhbdp94"),
    *("0000-0002-1825-0097", "https://orcid.org/0000-0002-1694-233X", "123456789", "Q458"),
    *("10.3030/123456", f"corda__h2020::{'0' * 32}", "10.25.10.1234/a1b2c", "-12.5"),
]


# The reader takes any line for a reference; the check then tells the id.
OWN_TYPES = [each for each in _TYPES if each[0] not in (IdOfRecord, CodeOfRecord)]


@pytest.mark.parametrize(("annotation", "form"), OWN_TYPES, ids=[form for _, form in OWN_TYPES])
def test_no_schema_is_narrower_than_the_reader(annotation: Any, form: Form) -> None:
    """Each sample as it is quoted, and as an editor types it where it is not."""
    schema = Draft202012Validator(_FORMS[form])
    read = get_args(annotation)[1].func
    accepted = 0
    for sample in SAMPLES:
        try:
            read(sample)
        except PydanticCustomError:
            continue
        accepted += 1
        assert schema.is_valid(sample), sample
        if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.:-]*", sample):
            assert schema.is_valid(core(sample)), sample
    assert accepted


PARTNER = yaml.safe_load(FILES["data/partners.yml"])[0]
NEWS = {
    "id": "a",
    "title": "A title",
    "summary": "A summary.",
    "date": "2026-03-14",
    "category": "project",
}


@pytest.mark.parametrize(
    ("name", "written_so"),
    [
        ("partners", {}),
        ("partners", [{**PARTNER, "id": "Not an id"}]),
        ("partners", [{**PARTNER, "country": "Germany"}]),
        ("partners", [{**PARTNER, "role": "boss"}]),
        ("partners", [{**PARTNER, "surplus": "x"}]),
        ("partners", [{key: value for key, value in PARTNER.items() if key != "name"}]),
        ("partners", [{**PARTNER, "name": None}]),
        ("partners", [{**PARTNER, "name": "two\nlines"}]),
        ("partners", [{**PARTNER, "website": "example.org"}]),
        ("partners", [{**PARTNER, "place": {"value": "Berlin", "unknown": "2026-11"}}]),
        ("partners", [{**PARTNER, "place": {"inferred": "Berlin"}}]),
        ("partners", [{**PARTNER, "place": {"conflict": [{"value": "A", "sources": ["paper"]}]}}]),
        ("partners", [{**PARTNER, "place": {}}]),
        ("partners", [{**PARTNER, "sources": "paper"}]),
        ("news", {**NEWS, "date": "14 March 2026"}),
        ("news", {**NEWS, "date": 2026}),
        ("news", {**NEWS, "date": "2026-13-01"}),
        ("news", {**NEWS, "draft": "perhaps"}),
        ("news", {**NEWS, "category": ["project"]}),
        ("news", [NEWS]),
        ("site", {}),
        ("project", {"acronym": "X"}),
    ],
)
def test_what_is_broken_is_told_in_an_editor(
    schemas: dict[str, Draft202012Validator], name: str, written_so: Any
) -> None:
    assert schemas["partners"].is_valid([PARTNER])
    assert schemas["news"].is_valid(NEWS)
    assert not schemas[name].is_valid(written_so)


def test_an_editor_is_offered_words_and_ids(schemas: dict[str, Draft202012Validator]) -> None:
    fields = declared(schemas["partners"])["items"]["properties"]
    assert fields["role"]["anyOf"][0]["enum"][:2] == ["coordinator", "partner"]
    assert fields["sources"]["anyOf"][0]["items"]["anyOf"][0]["examples"] == ["paper"]
    described = [declared(schemas[kind.file]) for kind in KINDS]
    undescribed = [
        name
        for schema in described
        for name, field in (schema.get("items") or schema)["properties"].items()
        if not field["description"]
    ]
    assert undescribed == []


def test_the_editors_settings_name_the_schema_of_every_file(inno_drop: Path) -> None:
    settings = loaded(ROOT / ".vscode" / "settings.json")["yaml.schemas"]
    files = {f"/{kind.path}" for kind in KINDS if not kind.is_item}
    assert set(settings.values()) == files
    for schema, file in settings.items():
        assert (inno_drop.parent / schema).is_file()
        assert Path(schema).stem == Path(file).stem


def test_every_type_of_the_model_has_a_form() -> None:
    assert {form for _, form in _TYPES} == set(_FORMS)
    assert all(group(kind.model).fields for kind in KINDS)
    assert isinstance(group(PUBLISHED[1].model).fields[0].shape, Leaf)


# The page


def test_the_page_documents_every_kind(published: Path) -> None:
    page = (published / "index.html").read_text("utf-8")
    names = [*filter(partial(is_filled, published), NAMES)]
    for name in names:
        for ending in ("json", "csv"):
            assert f'href="{name}.{ending}"' in page or f"data/{name}.{ending}" in page
        record = loaded(published / "schemas" / f"{name}.json")["$defs"]["record"]
        for field in record["required"]:
            assert f"<dt><code>{field}</code>" in page
    assert "one of these: <code>coordinator</code>, <code>partner</code>, " in page
    examples = re.findall(r'aria-label="Example of [^"]*"><code>(.*?)</code>', page, re.DOTALL)
    assert len(examples) == len(names)
    for name, example in zip(names, examples, strict=True):
        first = loaded(published / f"{name}.json")["records"][0]
        assert json.loads(unescape(example)).keys() == first.keys()
