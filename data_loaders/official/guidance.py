"""The first sheet of an official form: whose it is, by when, how to fill it in, what columns mean.

It is known by its name and its first line, and is never read.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from data_loaders.official.catalogues import listed
from data_loaders.official.look import SIZE, STATED, fit, frame, head, paper, say
from data_loaders.official.names import NAME, TITLE
from tracking.period_codes import period, period_label, reporting_window
from tracking.quantities import format_vi
from tracking.specs.deadlines import deadline_of
from tracking.specs.official import Carried, Catalogue, OfficialColumn, OfficialSheet
from tracking.vocabulary import View

_WIDTHS = (28, 60, 46, 26)
_HEADS = ("Cột", "Cách điền", "Ví dụ", "Điền sẵn")
_DAY = "%d/%m/%Y"
_STEPS: tuple[tuple[View | None, str], ...] = (
    (
        None,
        "Mỗi trang sau là một biểu. Tiêu đề, tên đơn vị, kỳ báo cáo và đơn vị tính đã ghi sẵn và "
        "được khóa; các dòng bên dưới điền tự do.",
    ),
    (
        None,
        "Tên, mã, thời hạn và kế hoạch trong năm lấy từ báo cáo gần nhất: xem lại, sửa nếu đã thay "
        "đổi. Cột có tiêu đề nền vàng là của kỳ này, phải điền mới; số kỳ trước không ghi sẵn.",
    ),
    (
        View.TASKS,
        "Nhiệm vụ đã hoàn thành trong năm giữ nguyên dòng cùng ngày hoàn thành, vì vẫn được tính "
        "trong cả năm. Nhiệm vụ chưa xong phải ghi lại trạng thái.",
    ),
    (
        None,
        "Thêm dòng: ghi tiếp vào các dòng trống bên dưới, hoặc chèn dòng. Việc không còn thì xóa "
        "cả dòng. Số thứ tự không cần ghi lại.",
    ),
    (None, "Không có thì ghi 0; chưa có số liệu thì để trống. Ô trống không được tính là 0."),
    (
        None,
        "Khi chép từ tệp khác, dán chỉ lấy giá trị (Paste Values) để giữ danh sách chọn và định "
        "dạng. Cần sửa chỗ bị khóa thì bỏ bảo vệ trang tính; không có mật khẩu.",
    ),
    (
        None,
        "Điền xong, lưu và gửi lại chính tệp này, không cần xóa trang hướng dẫn. Biểu nào không có "
        "gì báo cáo thì xóa trang ấy.",
    ),
)
"""What to do, and the view without which a step says nothing."""
_STAYS = {
    Carried.ALWAYS: "có",
    Carried.YEAR: "có, trong cùng năm",
    Carried.SETTLED: "chỉ nhiệm vụ đã xong",
    Carried.NEVER: "không, điền mới",
}


Lists = Mapping[Catalogue, str]
"""Where the names of a catalogue stand, as a formula says it."""


class Guidance:
    """Writes the sheet from the top down."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet, self.row = sheet, 0
        for letter, width in zip("ABCD", _WIDTHS, strict=True):
            sheet.column_dimensions[letter].width = width

    def draw(
        self, unit: str, period_code: str, due_on: date | None, forms: Sequence[OfficialSheet]
    ) -> Lists:
        """All of it; the cells in which the names of each catalogue stand that a sheet needs."""
        self._line(TITLE, bold=True, size=14)
        self._line(f"Đơn vị: {unit}", bold=True)
        for line in (*_dates(period_code, due_on), *_money(forms)):
            self._line(line)
        self.row += 1
        views = {None, *(form.view for form in forms)}
        for number, step in enumerate((text for view, text in _STEPS if view in views), 1):
            self._line(f"{number}. {step}")
        self.row += 1
        for columns, names in _layouts(forms):
            self._line(f"Cách điền trang {names}", bold=True)
            self._table(_HEADS, [*map(_meaning, columns)])
            self.row += 1
        needed = dict.fromkeys(one.catalogue for form in forms for one in form.columns)
        end = period(period_code).end
        lists = {one: self._catalogue(one, end) for one in needed if one}
        self.sheet.protection.sheet = True
        self.sheet.protection.formatColumns = self.sheet.protection.formatRows = False
        paper(self.sheet)
        return lists

    def _line(self, text: str, *, bold: bool = False, size: int = SIZE) -> None:
        self.row += 1
        say(self.sheet.cell(self.row, 1), text, bold=bold, size=size)
        self.sheet.merge_cells(None, self.row, 1, self.row, len(_WIDTHS))
        fit(self.sheet, self.row, [(text, sum(_WIDTHS) * SIZE / size)])

    def _table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.row += 1
        for at, text in enumerate(heads, 1):
            head(self.sheet.cell(self.row, at), text, STATED)
        for row in rows:
            self.row += 1
            for at, text in enumerate(row, 1):
                cell = self.sheet.cell(self.row, at)
                say(cell, text)
                frame(cell)
            fit(self.sheet, self.row, zip(row, _WIDTHS, strict=False))

    def _catalogue(self, catalogue: Catalogue, on: date) -> str:
        """A list of names; the cells they stand in."""
        found = listed(catalogue, on)
        self._line(found.title, bold=True)
        self._table(found.heads, found.rows)
        last = self.row
        self.row += 1
        return f"'{NAME}'!$B${last - len(found.rows) + 1}:$B${last}"


def _dates(period_code: str, due_on: date | None) -> Iterator[str]:
    """The period, the days its figures cover, and the day the report is due."""
    first, last = reporting_window(period_code)
    yield (
        f"Kỳ báo cáo: {period_label(period_code)}; số liệu nhiệm vụ, thủ tục hành chính tính từ "
        f"{first:{_DAY}} đến {last:{_DAY}}; giải ngân, chỉ số khác tính đến hết ngày "
        f"{period(period_code).end:{_DAY}}."
    )
    held = deadline_of(period_code)
    by_document = f" (theo {held.document})" if held.document and not due_on else ""
    yield f"Hạn gửi: {due_on or held.due_on:{_DAY}}{by_document}."


def _money(forms: Iterable[OfficialSheet]) -> Iterator[str]:
    for unit in dict.fromkeys(one.money_unit for one in forms if one.money_unit):
        yield (
            f"Số tiền ghi bằng {unit.label}, có thể có phần lẻ đến từng đồng: "
            f"12.345.678.901 đồng ghi là {format_vi(12_345_678_901 / unit.factor, 6)}."
        )


def _layouts(
    forms: Iterable[OfficialSheet],
) -> Iterator[tuple[Sequence[OfficialColumn], str]]:
    """The columns of sheets, once where several have the same, with the names of the sheets."""
    names: dict[tuple[OfficialColumn, ...], list[str]] = {}
    for form in forms:
        names.setdefault(form.columns, []).append(f"“{form.name}”")
    yield from ((columns, ", ".join(sheets)) for columns, sheets in names.items())


def _meaning(one: OfficialColumn) -> tuple[str, ...]:
    return one.full_heading, one.guidance, one.example, _STAYS[one.carried]
