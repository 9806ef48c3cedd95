"""What shows that something was reached: records of this site."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.record import DocumentId, EventId, LabelId, Model, NewsId, PracticeId


class Evidence(Model):
    """Records of this site that show what was reached."""

    events: Annotated[tuple[EventId, ...], Field(description="ids of events")] = ()
    news: Annotated[tuple[NewsId, ...], Field(description="ids of news items")] = ()
    labels: Annotated[tuple[LabelId, ...], Field(description="ids of labels")] = ()
    documents: Annotated[tuple[DocumentId, ...], Field(description="ids of documents")] = ()
    practices: Annotated[tuple[PracticeId, ...], Field(description="ids of practices")] = ()
