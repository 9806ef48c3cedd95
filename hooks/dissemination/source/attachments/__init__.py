"""Files that readers can take along: what they are, what pages say of them, and what they tell of
people beside their text. They are read within limits: what others made may be hostile."""
