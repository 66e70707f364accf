"""Any workbook, whatever its format, as sheets of cells; opened where it can do no harm."""
