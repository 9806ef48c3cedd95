"""Drawings (SVG) as they are published: parsed, held against lists, and written anew.

What a list allows is copied into a new drawing: shapes, text, paint, filters, and the styles of
these. What no reader would see (notes of editors, metadata, remarks, links) is left out without a
word; what a reader would miss (a script, a web page, a picture or font from elsewhere) is a problem
of the check. The bytes of the file itself are never published.
"""
