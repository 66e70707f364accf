"""Từng điểm của chỉ thị."""

from ui.frame import headline
from ui.guard import require_viewer

viewer = require_viewer()
headline("Chỉ thị 07")
