"""The domain: frozen, typed records as the files under `data/` and `content/` write them."""
