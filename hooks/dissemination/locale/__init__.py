"""Dates, numbers, countries and languages in words, one way for every product."""
