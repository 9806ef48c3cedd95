"""What the officer runs, step by step; the command line is in `cli`."""
