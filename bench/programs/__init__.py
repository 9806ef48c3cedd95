"""What is measured in a process of its own; each program prints its figures as JSON in its last
line, or is measured as a whole."""
