"""How much time a build takes, beside Material's blog with the same content; and what the check,
the PDF edition, feeds and calendars cost on their own."""

import sys
from pathlib import Path

# The environment of the comparison does not have this project installed.
sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))
