"""Opens any workbook as sheets; runs inside the sandboxed child, as readers of files do crash."""

from data_loaders.files.container import Refused
from data_loaders.files.identify import Kind, identify
from data_loaders.files.ods import open_ods
from data_loaders.files.xls import open_xls
from data_loaders.files.xlsb import open_xlsb
from data_loaders.files.xlsx import open_xlsx
from data_loaders.grid import Sheet

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
