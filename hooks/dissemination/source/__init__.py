"""Files as text with positions, read into records."""
