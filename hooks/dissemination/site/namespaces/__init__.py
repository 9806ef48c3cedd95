"""The namespaces of the site's templates that are its own."""
