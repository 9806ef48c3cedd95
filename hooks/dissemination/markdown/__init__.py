"""GitHub-flavoured Markdown: to safe HTML, and the problems of what a page could not carry.

comrak renders it, so that pages show what GitHub shows; headings get GitHub's ids. Raw HTML, which
pyromark finds in the text, is on the short list of `raw_html.py` or is a problem, and the rendered
HTML is cleaned by nh3 with the same list. A text is examined before it is rendered
(`examination.py`): its links, pictures, sections, anchors and problems, each with its line.
`emptiness.py` finds what shows nothing, `blocks.py` what is another block than it looks,
`structure.py` has the headings and tables for printing,
`depth.py` the limit of nesting.
"""
