"""GitHub-flavoured Markdown: to safe HTML, and what of it a page could not carry."""
