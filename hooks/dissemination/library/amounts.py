"""Numbers of results and indicators with their units, as readers see them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dissemination.locale.locale import Locale
from dissemination.model.indicator import Indicator
from dissemination.model.result import Result

WHOLE = 100


def amount(number: Decimal, unit: str | None, locale: Locale) -> str:
    """A number with its unit: `24 people`."""
    if not unit:
        return locale.number(number)
    # Translators: a number and what is counted, such as "24 people"
    return locale.gettext("%(number)s %(unit)s", number=locale.number(number), unit=unit)


def target_figure(result: Result, locale: Locale) -> str:
    """What is to be reached, in a word or two; empty where no number says it."""
    if result.target_value is None:
        return result.figure or ""
    return amount(result.target_value, result.unit, locale)


def achieved_figure(result: Result, locale: Locale) -> str:
    """What was achieved, as a number with its unit; empty where nobody counted."""
    if result.achieved_value is None:
        return ""
    return amount(result.achieved_value, result.unit, locale)


def reached(indicator: Indicator) -> Decimal | None:
    """What is reached, as far as it is known or follows from what is."""
    fact = indicator.reached
    if fact is None:
        return None
    return fact.inferred if fact.value is None else fact.value


def said(indicator: Indicator, locale: Locale) -> str:
    """An indicator in words: `18 of 24 people, by June 2026`."""
    _, own, target, unit = locale.gettext, reached(indicator), indicator.target, indicator.unit
    if own is None:
        # Translators: an amount, such as "24 people"
        return _("Target: %(amount)s", amount=amount(target, unit, locale)) if target else ""
    text = amount(own, unit, locale)
    if target:
        whole = amount(target, unit, locale)
        # Translators: a number, and an amount such as "24 people"
        text = _("%(number)s of %(amount)s", number=locale.number(own), amount=whole)
    if not indicator.date:
        return text
    # Translators: what is reached, such as "18 of 24 people", and when it was counted
    return _("%(amount)s, by %(when)s", amount=text, when=locale.when(indicator.date))


@dataclass(frozen=True)
class Bar:
    """How long the bar of an indicator is, in hundredths of its whole, and where the target lies on
    it."""

    reached: float
    target: float


def bar(indicator: Indicator) -> Bar | None:
    """The bar of an indicator; none without target and number. Where more than the target is
    reached, the target lies within."""
    own, target = reached(indicator), indicator.target
    if own is None or not target or target <= 0:
        return None
    share = max(float(own / target), 0.0) * WHOLE
    if share <= WHOLE:
        return Bar(round(share, 2), WHOLE)
    return Bar(WHOLE, round(WHOLE * WHOLE / share, 2))
