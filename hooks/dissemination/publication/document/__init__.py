"""The best-practice publication as one ordered work, the same for each of its editions."""
