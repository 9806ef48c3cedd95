"""GitHub-flavoured Markdown: to safe HTML, and the problems of what a page could not carry.

comrak renders it, so that pages show what GitHub shows; headings get GitHub's ids. Raw HTML, which
pyromark finds in the text, is on the list of `html_tags.py` or is a problem. It is written anew in
the form of comrak before it is rendered (`raw_html.py`), so that its links and pictures are those
of Markdown; the rendered HTML is cleaned by nh3 with the same list. A text is examined before it is
rendered (`examination.py`): its links, pictures, anchors and problems, each with its line.
`page.py` sets aside what is plain, `emptiness.py` finds what shows nothing, `losses.py` what
Markdown drops, `leftovers.py` the marks that would be shown as they stand (their forms are in
`leftover_forms.py` and `raw_links.py`), `numbering.py` numbers that would be others, `nesting.py`
HTML that stands wrongly, `blocks.py` what is another block than it looks, `descriptions.py` words
that describe nothing; `structure.py` has the sections and tables for printing, `depth.py` the limit
of nesting, `limits.py` those beyond which a text is not rendered, `words.py` the words that
Markdown adds, which are those of the text's language; a long text is rendered on a thread with a
stack of its own (`deep_stack.py`).
"""
