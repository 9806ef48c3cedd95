"""Pages: what stands on them, and the shell into which items are poured."""
