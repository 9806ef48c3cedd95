"""A change of the site's content, an addition or a correction, as the page of changes lists it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from dissemination.model.dates import Day
from dissemination.model.fields import Leaf, fields
from dissemination.model.kind import Kind
from dissemination.model.record import Model, Refers
from dissemination.model.text import CodeOfRecord, Id, IdOfRecord, Line, YesNo, one_of

Sort = Annotated[Literal["addition", "correction"], one_of("addition", "correction")]


class Change(Model):
    """What was changed, and when. It touches `everything`, or whole files of `data`, or `pages` of
    docs/, or single records; corrections of items, milestones and results stand in these.

    The names of the files and the fields for single records depend on the kinds that there are:
    `change_model` adds them.
    """

    id: Annotated[Id, Field(description="a name for this change, used as its anchor")]
    date: Annotated[Day, Field(description="the day on which it was published: 2026-03-14")]
    sort: Annotated[Sort, Field(description="addition or correction")]
    text: Annotated[Line, Field(description="what was changed, in plain words")]
    everything: Annotated[YesNo, Field(description="yes if it touches every page")] = False
    data: Annotated[tuple[Line, ...], Field(description="names of files of data/")] = ()
    pages: Annotated[tuple[Line, ...], Field(description="paths such as docs/about/legal.md")] = ()

    def records(self, kind: Kind) -> tuple[str, ...]:
        """The ids of the single records of a kind that it touches."""
        ids: tuple[str, ...] = getattr(self, kind.field) if kind.touched else ()
        return ids

    @property
    def touches_something(self) -> bool:
        """Whether it names anything that it touches."""
        own = set(type(self).model_fields) - set(Change.model_fields)
        return bool(self.everything or self.data or self.pages) or any(
            getattr(self, name) for name in own
        )


def data_files(kinds: Iterable[Kind]) -> tuple[str, ...]:
    """The names of the files of data/ that a change can name: all but that of changes."""
    named = (k.file for k in kinds if not k.is_item and not issubclass(k.model, Change))
    return tuple(sorted(named))


def change_model(kinds: Iterable[Kind]) -> type[Change]:
    """The model of a change of any of these kinds."""
    kinds = tuple(kinds)
    files = data_files(kinds)
    closed: Any = Literal.__getitem__(files)
    names = Annotated[closed, one_of(*files)]
    single: dict[str, Any] = {kind.field: _ids(kind) for kind in kinds if kind.touched}
    return create_model(
        "Change",
        __base__=Change,
        __doc__=Change.__doc__,
        data=(tuple[names, ...], Field((), description=Change.model_fields["data"].description)),
        **single,
    )


def _ids(kind: Kind) -> tuple[Any, Any]:
    """The field for the ids of single records of a kind."""
    own = next(each for each in fields(kind.model) if each.name == "id")
    has_code = isinstance(own.shape, Leaf) and own.shape.form == "code"
    of_record: Any = Annotated[CodeOfRecord if has_code else IdOfRecord, Refers(kind.name)]
    return tuple[of_record, ...], Field((), description=kind.touched)
