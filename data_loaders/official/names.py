"""By what an official form is known; its guidance is never read as a report."""

from data_loaders.grid import Sheet

NAME = "Hướng dẫn"
ORDER = "STT"
"""The heading of the numbers of rows."""
TITLE = "Hướng dẫn điền biểu mẫu báo cáo Chỉ thị 07/CT-BCT"


def is_guidance(sheet: Sheet) -> bool:
    """Whether a sheet is the guidance of an official form."""
    return sheet.name.startswith(NAME) and sheet.value(0, 0) == TITLE
