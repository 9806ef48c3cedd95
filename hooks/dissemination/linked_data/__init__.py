"""Linked data: what a page is about as JSON-LD, in the terms of schema.org."""
