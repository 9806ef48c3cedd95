"""The order of words that a reader expects, against orders that dictionaries of the languages
have; each list stands in its order."""

import pytest

from dissemination.locale.collation import sort_key
from dissemination.locale.locale import Locale

ORDERS = {
    "en": "2nd 10th alpha Čechy co-op coop élan Zebra zeta Ελλάδα Украина",
    "de": "Ahle Ähre Aktie Ofen Öl Straße Strauß Strudel",
    "sv": "Adam Zebra Åland Ängel Öland",
    "da": "Zebra Æble Øl Ål Aalborg Århus",
    "nb": "Ytre Ære Ørsta Ålesund",
    "fi": "Vaasa Wärtsilä Zeta Åbo Äänekoski Ötökkä",
    "cs": "cukr čaj hrad chléb idea řeka sýr šach zima žena",
    "sk": "auto ä cesta čaj hora chata iskra",
    "es": "nube nulo ñandú oca ópera",
    "pl": "lato ława mama źdźbło żaba",
    "et": "sõda šokk zoo žest tamm viis õun äär öö üks",
    "lt": "iba yda ido jonas sala šalis",
    "lv": "gads ģimene kaķis ķirsis",
    "hu": "cukor csak dal dzsem gáz gyár öt öz sör szó zab zsír",
    "hr": "cvijet čaj ćup dan džep đak ljubav mama njiva",
    "ro": "apa ăla ând sac șal",
    "is": "dagur ðað egg ég fá það ær önd",
    "tr": "cam çam ılık iyi İzmir öz su şu",
    "el": "άλφα βήτα ωμέγα alpha",
    "bg": "азбука и йога юг alpha",
    "uk": "гора ґанок ігри їжак йога alpha",
    "sq": "delta dhe hap",
    "mt": "ċavetta cella dar",
    "cy": "cwm chwarae dydd ddoe",
}


@pytest.mark.parametrize("language", ORDERS)
def test_words_stand_in_the_order_of_their_language(language: str) -> None:
    words = ORDERS[language].split()
    assert sorted(sorted(words), key=sort_key(language)) == words


def test_numbers_stand_in_the_order_of_their_values_however_long_they_are() -> None:
    names = ["WP2", "WP02b", "WP10", "WP10.9", "WP10.10", "WP" + "9" * 5000]
    assert Locale("en").alphabetical(reversed(names), str) == names


def test_accents_and_capitals_decide_only_between_words_that_are_else_equal() -> None:
    words = ["cote", "Cote", "côte", "cote au lait", "coteau"]
    assert Locale("en").alphabetical(reversed(words), str) == words


def test_every_sign_has_a_place_and_unseen_ones_none() -> None:
    words = ["“alpha”", "©", "3", "al\u00adpha", "alphb", "日本", "日程", "\U0001f600"]
    ordered = Locale("en").alphabetical(reversed(words), str)
    assert ordered == ["“alpha”", "©", "\U0001f600", "3", "al\u00adpha", "alphb", "日本", "日程"]


def test_equal_names_stand_in_the_order_of_the_next() -> None:
    pairs = [("Brno", "Čechy"), ("Brno", "Zürich"), ("Élan", "Alpha")]
    names = Locale("en").alphabetical(reversed(pairs), lambda p: p[0], lambda p: p[1])
    assert names == pairs
