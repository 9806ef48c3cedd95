"""Open data: every kind of record as JSON and CSV, with the schemas of what is published and of
what is written.

Everything follows from the shapes of `model/fields.py`: the published values (`records.py`, with
ids resolved by `references.py`), their JSON Schema (`schema.py`), the columns of the table
(`table.py`, which reads the schema), and the JSON Schema of the sources (`source_schema.py`).
`dataset_files.py` has the files of a kind, and `catalogue.py` describes all of it for the page
`/data/`. What is published is described for its
readers, in the language of the site (`descriptions/`); what is written, for the officer, in the
words of the model, as the check has them.

Every published record of a kind has every field, null where nothing is known; a fact has value,
inference and conflict in fields of their own, so that no inference is read as a value. The schemas
of sources accept whatever the reader accepts, as an editor types plain YAML values (`founded: 2016`
is a number), and offer existing ids as examples, not as a closed list: a new record is no mistake.
No file depends on the moment of its build, but for the pictures of people, which
go when their consent ends. A kind without a record has its source schema alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dissemination.cache import Cache
from dissemination.library.library import Library
from dissemination.model.kinds import KINDS, PUBLISHED
from dissemination.open_data.catalogue import dataset
from dissemination.open_data.dataset_files import DatasetFiles
from dissemination.open_data.source_schema import source_schema_file
from dissemination.output import Dataset, Output
from dissemination.runs import fill
from dissemination.urls import Addresses


@dataclass(frozen=True)
class OpenData:
    """The open data of a library under a public root."""

    library: Library
    addresses: Addresses
    cache: Cache

    def outputs(self) -> Iterator[Output]:
        """Every file."""
        for files in self._kinds:
            files.retain()
            yield from (files.json, files.csv, files.schema)
        for kind in KINDS:
            yield source_schema_file(kind, self.library, self.addresses)

    def datasets(self) -> list[Dataset]:
        """The kinds as their page describes them. A file is made for it only if the cache does not
        know its measures."""
        fill(self.cache, (files.runs for files in self._kinds))
        return [dataset(files, self.library.locale, self.cache) for files in self._kinds]

    @cached_property
    def _kinds(self) -> list[DatasetFiles]:
        shared = self.library, self.addresses, self.cache
        kinds = (kind for kind in PUBLISHED if self.library.records(kind))
        return [DatasetFiles(kind, *shared) for kind in kinds]
