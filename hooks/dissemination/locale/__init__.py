"""Dates, events, places, countries and languages in words, the same in every product.

Every product takes a `Locale` for the language of the site or of an item. Names and formats are
babel's (CLDR), which only this room imports; so is the order of words, from CLDR's data.
"""
