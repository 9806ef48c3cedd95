"""The editions of the publication, its leaflets, the project's factsheet, and social cards."""
