"""Opens any workbook as sheets; runs inside the sandboxed child, as readers of files do crash."""

from data_loaders.container import Refused
from data_loaders.grid import Sheet
from data_loaders.identify import Kind, identify
from data_loaders.ods import open_ods
from data_loaders.xls import open_xls
from data_loaders.xlsb import open_xlsb
from data_loaders.xlsx import open_xlsx

_OPENERS = {
    Kind.XLSX: open_xlsx,
    Kind.XLSB: open_xlsb,
    Kind.ODS: open_ods,
    Kind.XLS: open_xls,
}


def open_workbook(content: bytes) -> list[Sheet]:
    """The worksheets of a workbook in their order; Refused says why there are none."""
    sheets = _OPENERS[identify(content)](content)
    if not sheets:
        raise Refused("file_without_sheets")
    return sheets
