"""A language whose messages can be seen."""

from __future__ import annotations

from dissemination.locale.locale import Locale


class Marked(Locale):
    """A language in which each message is the English one in brackets."""

    def gettext(self, message: str, **values: object) -> str:
        return f"⟦{super().gettext(message, **values)}⟧"

    def pgettext(self, context: str, message: str, **values: object) -> str:
        return f"⟦{super().pgettext(context, message, **values)}⟧"
