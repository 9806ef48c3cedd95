"""A public dissemination site from structured data and Markdown, free of any site engine."""
