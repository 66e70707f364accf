"""By what a list of an earlier marking is known, so that it is never read as a report."""

from data_loaders.grid import Sheet

NAME = "Cần sửa"
TITLE = "Những chỗ cần sửa trong tệp này"


def is_list(sheet: Sheet) -> bool:
    """Whether a sheet is the list of an earlier marking."""
    return sheet.name.startswith(NAME) and sheet.value(0, 0) == TITLE
