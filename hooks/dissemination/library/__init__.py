"""The whole of a project: checked, resolved and frozen."""
