"""Dịch vụ công trực tuyến."""

from ui.frame import headline
from ui.guard import require_viewer

viewer = require_viewer()
headline("Dịch vụ công trực tuyến")
