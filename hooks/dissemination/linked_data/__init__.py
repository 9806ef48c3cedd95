"""Linked data: one JSON-LD graph for each page, in the terms of schema.org.

A graph is plain data (`terms.Node`) until a partial of the site writes it, with `<`, `>` and `&` as
escapes of JSON, so that no title can end its `<script>` element. A property whose value is unknown
is absent; inferred dates count as unknown. An event without a known day, or with neither place nor
online address, has no Event node. Ids are addresses of pages with a fragment; a node is complete
on one page, and other pages refer to it by its id.
"""
