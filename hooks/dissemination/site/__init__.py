"""The pages of the site: their content, layout, navigation, search and sitemap.

A page is filled when it is written. `partials` render the templates of `templates/` from the
library; `macros` are those that a page of docs/ calls by a placeholder; `pages/` are the generated
pages, a module for each kind; `layout` is head, header, main part and footer of both, filled into
the shells of an engine; `shell` joins a generated page's values with the shell of its section.
`page_outputs` is the list of all of these files.

`templates/components.html` has a macro for each component, from plain texts and links without the
library; `parts.html` fills them from the library; `samples/` fills them with samples for the page
of components, so that it cannot differ from the site. A page's head is its first heading (or
`item__head`) and what stands before it. The sources at a fact are a `<details>`, which stands in a
`<div>`, a cell or an item of a list, never in a paragraph.
"""
