"""How much time a build takes, beside Material's blog with the same content."""
