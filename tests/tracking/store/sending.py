"""Small reports of several views, sent to a store."""

from datetime import UTC, datetime

from data_loaders import read_workbook
from tests.workbooks import book, procedures, projects, tasks
from tracking.store.submissions import accept

NOON = datetime(2022, 11, 5, 12, tzinfo=UTC)


def send(engine, sheets, *, unit="VP", period="2022-10", at=NOON):
    content = sheets if isinstance(sheets, bytes) else book(sheets)
    reading = read_workbook(content, "Báo cáo “a”.xlsx", unit=unit, period=period)
    return accept(engine, content=content, reading=reading, accepted_by="Văn phòng Bộ", now=at)


def money(disbursed, name="Cải tạo trụ sở"):
    return {"Biểu 1": projects([name, 1000, disbursed], unit=None, period=None)}


def cases(count):
    label = {"unit": None, "period": None}
    rows = procedures(["Cấp giấy phép", 4, 7, count], more=("Hồ sơ trực tuyến",), **label)
    return {"TTHC": rows}


def work():
    row = ["Đề án phát triển", "Cục Hóa chất", "01/02/2022", "30/10/2022", None]
    return {"NV": tasks(row, unit=None, period=None)}
