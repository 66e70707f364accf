"""Nhiệm vụ được giao."""

from ui.frame import headline
from ui.guard import require_viewer

viewer = require_viewer()
headline("Nhiệm vụ")
