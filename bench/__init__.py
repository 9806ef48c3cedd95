"""What a site of this tool costs beside its peers, and on its own; see `rows.py` for what is
promised of it."""
