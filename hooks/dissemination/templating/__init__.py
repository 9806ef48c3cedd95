"""The environment of all templates, of the site and of the publication, and their namespaces."""
