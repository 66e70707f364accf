"""Chỉ thị 07 đang đứng ở đâu, gì tốt lên, gì xấu đi."""

from ui.frame import headline
from ui.guard import require_viewer

viewer = require_viewer()
headline("Tổng quan")
