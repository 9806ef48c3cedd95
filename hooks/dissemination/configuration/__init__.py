"""The settings of a project's site in mkdocs.yml, read as MkDocs reads them, and what of them would
break the site."""
