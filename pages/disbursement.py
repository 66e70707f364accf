"""Giải ngân vốn đầu tư công."""

from ui.frame import headline
from ui.guard import require_viewer

viewer = require_viewer()
headline("Giải ngân")
