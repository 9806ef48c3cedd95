"""What this site is measured against, each in an environment of its own with a fair project."""
