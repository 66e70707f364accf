"""Một đơn vị."""

from ui.frame import headline
from ui.guard import require_viewer

viewer = require_viewer()
headline("Đơn vị")
