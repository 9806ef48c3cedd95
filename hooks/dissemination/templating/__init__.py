"""What all templates have in common: how they are filled, and the names that they know."""
