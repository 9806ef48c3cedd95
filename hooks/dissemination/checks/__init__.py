"""What no single record can see: each check goes from a loaded project to its problems."""
