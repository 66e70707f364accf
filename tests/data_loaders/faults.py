"""For each code of finding a workbook that causes it, where and in what words, and beside it its
twin: the same workbook without the fault."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from data_loaders.official.names import NAME, TITLE
from tests.workbooks import MONEY, book, measures, procedures, projects, table, tasks
from tracking.vocabulary import Severity

SHEET = "Biểu 1"
ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


@dataclass(frozen=True)
class Sent:
    """A workbook as a unit sends it, and what was said beside it."""

    content: bytes
    name: str
    stated: Mapping[str, str]


def sent(drawn: Any, *, name: str = "bao-cao.xlsx", **options: Any) -> Sent:
    """Rows of one sheet, or rows by sheet; `unit`, `period` as stated, the rest as for `book`."""
    stated = {key: options.pop(key) for key in ("unit", "period") if key in options}
    sheets = drawn if isinstance(drawn, dict) else {SHEET: drawn}
    return Sent(book(sheets, **options), name, stated)


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What must be found in `faulty`: its only finding, but for those named in `beside`."""

    severity: Severity
    faulty: Sent
    sound: Sent
    says: str
    cells: tuple[str, ...] = ()
    field: str | None = None
    sheet: str | None = SHEET
    beside: frozenset[str] = frozenset()


def fault(
    severity: Severity, faulty: Any, sound: Any, says: str, cells: str = "", **where: Any
) -> Fault:
    """A fault; workbooks as `Sent` or as rows, `cells` and `beside` as words."""
    return Fault(
        severity=severity,
        faulty=faulty if isinstance(faulty, Sent) else sent(faulty),
        sound=sound if isinstance(sound, Sent) else sent(sound),
        says=says,
        cells=tuple(cells.split()),
        **{**where, "beside": frozenset(where.get("beside", "").split())},
    )


def official(drawn: Any) -> Sent:
    """A sheet of an official form, known by the guidance before it."""
    return sent({NAME: [[TITLE]], SHEET: drawn})


def cases(*headings: str) -> list[list[Any]]:
    """A list of one procedure with its numbers of cases, the first of 12, under these headings."""
    heads = ("Tên thủ tục hành chính", "Mức độ", *headings)
    return table(heads, [[LICENCE, "Mức độ 4", *[12, 9][: len(headings)]]])


HALF = ["STT", "Tên dự án", "Kế hoạch vốn", "Lũy kế giải ngân"]
BESIDE = [
    ["VĂN PHÒNG BỘ"],
    ["Tháng 10 năm 2022"],
    [MONEY],
    ["Vốn trong nước", *[None] * 4, "Vốn nước ngoài"],
    [*HALF, None, *HALF],
    [1, "Cải tạo trụ sở", 1000, 500, None, 1, "Xây kho", 2000, 700],
]
PUBLISHED = [
    ["Vốn đầu tư thực hiện từ nguồn ngân sách Nhà nước"],
    [None, "Thực hiện tháng 5/2022", "Ước tính tháng 6/2022", "6 tháng so với kế hoạch năm (%)"],
    ["Trung ương", 300.5, 320.5, 40.1],
    ["Bộ Công Thương", 50.4, 58.8, 27.8],
]
OFFICE = ["Cải tạo trụ sở", 1000, 400]
MACHINES = ["Mua sắm thiết bị", 2000, 900]
GOOD = projects(OFFICE, MACHINES)
STORE = ["Xây kho", 2345, 617]
SUMMED = (["Vốn trong nước", 1000, 400], ["Vốn nước ngoài", 2345, 617])
SUMMARY = projects(*SUMMED)
NEEDED = table(
    ("Tên dự án", "Tổng mức đầu tư", "Kế hoạch vốn năm 2023"),
    [["Cải tạo trụ sở", 9000, 3000]],
    period="NHU CẦU VỐN NĂM 2023",
    money=MONEY,
)
FULL = projects([OFFICE[0], 1040, 390], MACHINES)
CLOSED = ("Tên dự án", "Kế hoạch vốn", "Lũy kế giải ngân đến 31/10/2022")
MONTHLY = ("Tên dự án", "Kế hoạch vốn", "Giải ngân trong tháng")

EXPORTS = "Xây dựng đề án xuất khẩu"
LEAD = "Cục Xuất nhập khẩu"
GIVEN, DUE, DONE = date(2022, 1, 5), date(2022, 6, 30), date(2022, 6, 20)
GOOD_TASK = tasks([EXPORTS, LEAD, GIVEN, DUE, DONE])

LICENCE = "Cấp giấy phép nhập khẩu"
GOOD_PROCEDURE = procedures([LICENCE, "Mức độ 4", 12])

WORKBOOK = {
    "no_table_found": fault(
        ERROR,
        [["Báo cáo nhanh"], ["Các đơn vị cơ bản hoàn thành."]],
        GOOD,
        "Không tìm thấy bảng nào có tiêu đề cột đọc được.",
        sheet=None,
        beside="sheet_not_read",
    ),
    "task_list_needed": fault(
        ERROR,
        table(
            ("Đơn vị chủ trì", "Tổng số nhiệm vụ", "Hoàn thành đúng hạn", "Quá hạn"),
            [["Cục Hóa chất", 10, 5, 1], ["Vụ Pháp chế", 8, 4, 0]],
        ),
        tasks(["Xây dựng đề án", "Cục Hóa chất"]),
        "Biểu chỉ ghi số lượng nhiệm vụ (cột “Tổng số nhiệm vụ”), không ghi từng nhiệm vụ",
        beside="sheet_not_read",
    ),
    "sheet_not_read": fault(
        NOTE,
        sent({SHEET: GOOD, "Ghi nhớ": [["Gọi lại cho kế toán"]]}),
        GOOD,
        "không có bảng nào theo các biểu mẫu đã khai báo",
        sheet="Ghi nhớ",
    ),
    "figures_not_read": fault(
        WARNING,
        sent({SHEET: GOOD, "Tiếp theo": [[3, "Xây kho", 700, 30], [4, "Làm đường", "500", 20]]}),
        sent({SHEET: GOOD, "Danh mục": [[1, "Cục Hóa chất"], ["Năm", 2022]]}),
        "Có 2 dòng số liệu (dòng đầu tiên: 1) nhưng không có tiêu đề cột đọc được bên trên",
        sheet="Tiếp theo",
    ),
    "hidden_sheet_with_table": fault(
        WARNING,
        sent({SHEET: GOOD, "Biểu cũ": GOOD}, hidden=["Biểu cũ"]),
        sent({SHEET: GOOD, "Biểu cũ": projects(["Xây kho", 700, 30])}),
        "Trang đang ẩn nhưng có biểu số liệu",
        sheet="Biểu cũ",
    ),
    "table_repeated": fault(
        ERROR,
        sent({SHEET: GOOD, "Biểu 1 (2)": GOOD}),
        sent({SHEET: GOOD, "Biểu 1 (2)": projects(["Xây kho", 1000, 30], MACHINES)}),
        "Mọi dòng số liệu của biểu này (dòng 5-6) đã có ở trang “Biểu 1” (dòng 5-6)",
        sheet="Biểu 1 (2)",
    ),
    "table_named_again": fault(
        ERROR,
        sent({SHEET: GOOD, "Biểu 1 (2)": projects(OFFICE, [*MACHINES[:2], 700])}),
        sent({SHEET: GOOD, "Biểu 1 (2)": projects(["Xây kho", 1000, 400])}),
        "2 dòng của biểu này (dòng 5-6) cùng tên với các dòng ở trang “Biểu 1” (dòng 5-6)",
        "D6",
        sheet="Biểu 1 (2)",
    ),
    "table_of_other_year": fault(
        WARNING,
        sent({SHEET: GOOD, "Biểu 2": NEEDED}),
        sent({SHEET: GOOD}),
        "Tiêu đề biểu chỉ ghi năm 2023 trong khi tệp báo cáo năm 2022",
        sheet="Biểu 2",
    ),
    "table_of_same_money": fault(
        ERROR,
        sent({SHEET: projects(["Cục Hóa chất", 3040, 1290]), "Biểu 2": FULL}),
        sent({SHEET: projects(["Cục Hóa chất", 3040, 1280]), "Biểu 2": FULL}),
        "Các dòng của biểu này (dòng 5-6) cộng lại bằng các dòng ở trang “Biểu 1” (dòng 5)",
        sheet="Biểu 2",
    ),
    "table_summary": fault(
        WARNING,
        sent({SHEET: SUMMARY, "Biểu 2": projects(OFFICE), "Biểu 3": projects(STORE)}),
        sent({SHEET: projects(*SUMMED, ["Vốn vay", 9, 0]), "Biểu 2": projects(OFFICE)}),
        "Mỗi dòng của biểu này (dòng 5-6) bằng tổng của một biểu ở trang “Biểu 2”, “Biểu 3”",
    ),
    "rows_below_signature": fault(
        WARNING,
        [*GOOD, [None, None, "Hà Nội, ngày 02 tháng 11 năm 2022"], [3, "Xây kho", 700, 30]],
        [*GOOD, [3, "Xây kho", 700, 30], [None, None, "Hà Nội, ngày 02 tháng 11 năm 2022"]],
        "Dòng 8 có số liệu nhưng đứng dưới ngày tháng, chữ ký của biểu",
        "B8",
    ),
    "row_is_example": fault(
        ERROR,
        projects(OFFICE, ["Ví dụ: Xây kho", 700, 30]),
        projects(OFFICE, ["Vỉ dung dịch mẫu", 700, 30]),
        "Dòng “Ví dụ: Xây kho” là dòng ví dụ (dòng 6)",
        "B6",
    ),
    "sheet_left_out": fault(
        WARNING,
        sent({SHEET: GOOD, "Biểu 1 (cũ)": projects(["Xây kho", 700, 30])}),
        sent({SHEET: GOOD, "Căn cứ": projects(["Xây kho", 700, 30])}),
        "trang “Biểu 1” có cùng loại biểu nên không tính trang này",
        sheet="Biểu 1 (cũ)",
    ),
    "row_called_group": fault(
        WARNING,
        projects(["Dự án chuyển tiếp", 3500, 1300], OFFICE, MACHINES),
        projects(["Dự án chuyển tiếp", 3000, 1300], OFFICE, MACHINES),
        "Dòng “1 Dự án chuyển tiếp” có tên như một nhóm dự án nhưng các dòng dưới không cộng thành",
        "B5",
    ),
    "group_of_other_year": fault(
        WARNING,
        projects(["[I]", "Năm 2022"], OFFICE, ["[II]", "Năm 2021"], MACHINES),
        projects(["[I]", "Năm 2022"], OFFICE, ["[II]", "Vốn năm 2021 kéo dài"], MACHINES),
        "Dòng “II Năm 2021” là của năm khác với kỳ báo cáo",
        "B7",
    ),
    "rows_compared": fault(
        WARNING,
        projects(["[I]", "Năm 2022"], OFFICE, ["[II]", "Cùng kỳ năm trước"], MACHINES),
        projects(["[I]", "Năm 2022"], OFFICE, ["[II]", "Vốn năm trước chuyển sang"], MACHINES),
        "Dòng 8 đứng dưới dòng “II Cùng kỳ năm trước” là số để so sánh",
        "B7",
    ),
    "rows_listed_again": fault(
        WARNING,
        [*GOOD, ["DANH SÁCH DỰ ÁN CHẬM GIẢI NGÂN"], GOOD[3], [1, *MACHINES]],
        GOOD,
        "Dòng 9 đứng dưới tiêu đề cột nhắc lại và ghi đúng tên, đúng số của dòng 6",
        "A8",
    ),
    "secret_marked": fault(
        ERROR,
        [["MẬT"], *GOOD],
        [["Bí quyết thành công"], *GOOD],
        "Tệp có dấu “MẬT”",
    ),
    "text_recoded": fault(
        NOTE,
        sent(projects(["C¶i t¹o trô së", 1000, 400]), fonts={SHEET: {"B5": ".VnTime"}}),
        projects(OFFICE),
        "1 ô viết bằng phông chữ bảng mã cũ",
    ),
    "text_encoding_doubtful": fault(
        WARNING,
        projects(
            ["C¶i t¹o trô së", 1000, 400],
            ["Mua s¾m thiÕt bÞ", 2000, 900],
            ["ViÖc söa nhµ Müller", 300, 100],
            ["Mở rộng nhà kho", 500, 200],
        ),
        projects(
            ["C¶i t¹o trô së", 1000, 400],
            ["Mua s¾m thiÕt bÞ", 2000, 900],
            ["Nhà Müller", 300, 100],
            ["Söa nhµ x­ëng", 500, 200],
        ),
        "1 ô có thể viết bằng bảng mã cũ (TCVN3 hoặc VNI) như ô khác cùng trang, nhưng không đủ"
        " chắc để chuyển nên giữ nguyên chữ: “ViÖc söa nhµ Müller”.",
        "B7",
        beside="text_recoded",
    ),
    "hidden_rows_read": fault(
        NOTE, sent(GOOD, hidden=[f"{SHEET}!6"]), GOOD, "Các dòng đang ẩn vẫn được tính: 6."
    ),
    "hidden_columns_read": fault(
        NOTE, sent(GOOD, hidden=[f"{SHEET}!C"]), GOOD, "Các cột đang ẩn vẫn được đọc: C."
    ),
}

HEADINGS = {
    "column_not_read": fault(
        NOTE,
        projects([*OFFICE, "Hà Nội"], more=["Địa điểm xây dựng"]),
        projects([*OFFICE, "Hà Nội"], more=["Ghi chú"]),
        "Không đọc các cột: E “Địa điểm xây dựng”.",
        "E4",
    ),
    "heading_doubtful": fault(
        WARNING,
        projects([*OFFICE, 1000], more=["Kế hoạch vốn"]),
        projects([*OFFICE, 1000], more=["Kế hoạch vốn sau điều chỉnh"]),
        "Các cột C, E cùng có thể là “Kế hoạch vốn giao”; đang lấy cột C (“Kế hoạch vốn”).",
        "C4 E4",
        field="plan_assigned_vnd",
        beside="column_not_read",
    ),
    "rows_carried_over": fault(
        NOTE,
        projects(
            ["Cải tạo trụ sở", 1000, 500, "NSTW"],
            ["Cải tạo trụ sở", 200, 150, "Vốn năm 2021 kéo dài"],
            more=["Nguồn vốn"],
        ),
        projects(["Cải tạo trụ sở", 1000, 500, "NSTW"], more=["Nguồn vốn"]),
        "Dòng 6 được tính là vốn năm trước kéo dài",
    ),
    "carried_over_in_rows": fault(
        NOTE,
        projects(
            ["[I]", "Vốn năm 2021 kéo dài", None, None],
            ["Cải tạo trụ sở", 100, 50],
            ["[II]", "Kế hoạch vốn năm 2022", None, None],
            ["Xây kho", 200, 60, 0],
            more=["Vốn kéo dài"],
        ),
        projects(["Cải tạo trụ sở", 100, 50, 30], ["Xây kho", 200, 60, 70], more=["Vốn kéo dài"]),
        "“Kế hoạch vốn kéo dài” lấy từ cột C ở các dòng của vốn năm trước kéo dài.",
        "C6",
        field="plan_carried_over_vnd",
        beside="rows_carried_over",
    ),
    "carried_over_taken_off": fault(
        NOTE,
        table(
            ("Tên dự án", "KHV", "Trong đó: vốn kéo dài", "GN", "Giải ngân vốn kéo dài"),
            [[OFFICE[0], 1130, 130, 560, 60]],
            money=MONEY,
        ),
        GOOD,
        "trừ đi phần vốn kéo dài ở cột “Trong đó: vốn kéo dài”",
        "C4 D4",
        field="plan_assigned_vnd",
    ),
    "carried_over_included": fault(
        WARNING,
        table(
            ("Tên dự án", "Kế hoạch vốn năm 2022 (bao gồm vốn kéo dài)", "Lũy kế giải ngân"),
            [OFFICE],
            money=MONEY,
        ),
        projects([*OFFICE, 100], more=["Vốn năm trước kéo dài"]),
        "“Kế hoạch vốn giao” lấy từ cột “Kế hoạch vốn năm 2022 (bao gồm vốn kéo dài)” là số gồm cả"
        " vốn năm trước kéo dài",
        "C4",
        field="plan_assigned_vnd",
    ),
    "amount_in_halves": fault(
        ERROR,
        projects([*OFFICE, 100], more=["Giải ngân tháng 10 (vốn nước ngoài)"]),
        projects([*OFFICE, 100], more=["Giải ngân tháng 10 (vốn trong nước và nước ngoài)"]),
        "Biểu không có cột tổng của “Giải ngân trong kỳ”, chỉ có cột E",
        "E4",
        field="disbursed_in_period_vnd",
        beside="column_not_read",
    ),
    "amount_of_halves": fault(
        NOTE,
        [
            *table(("Tên dự án", "Kế hoạch vốn", None, "Lũy kế giải ngân"), [], money=MONEY),
            [None, None, "Trong nước", "Nước ngoài"],
            [1, "Cải tạo trụ sở", 700, 300, 400],
        ],
        GOOD,
        "“Kế hoạch vốn giao” là tổng của hai cột: C “Kế hoạch vốn / Trong nước” và D “Kế hoạch vốn",
        "C5 D5",
        field="plan_assigned_vnd",
    ),
    "figures_estimated": fault(
        WARNING,
        table(("Tên dự án", "Kế hoạch vốn", "Ước giải ngân đến 31/10"), [OFFICE], money=MONEY),
        table(("Tên dự án", "Kế hoạch vốn", "Giải ngân đến 31/10"), [OFFICE], money=MONEY),
        "“Lũy kế giải ngân” được ghi là số ước (“Ước giải ngân đến 31/10”)",
        "D4",
        field="disbursed_to_date_vnd",
    ),
    "column_of_other_period": fault(
        WARNING,
        table(
            ("Tên dự án", "Kế hoạch vốn", "Lũy kế giải ngân đến hết tháng 9"), [OFFICE], money=MONEY
        ),
        table(CLOSED, [OFFICE], money=MONEY),
        "“Lũy kế giải ngân” lấy từ cột “Lũy kế giải ngân đến hết tháng 9”",
        "D4",
        field="disbursed_to_date_vnd",
    ),
    "plan_not_found": fault(
        WARNING,
        table(("Tên dự án", "Nguồn vốn", "Đã GN"), [["Trụ sở", "NSTW", 400]], money=MONEY),
        GOOD,
        "Không nhận ra cột kế hoạch vốn nào trong biểu",
    ),
    "cases_added": fault(
        NOTE,
        procedures([LICENCE, "Mức độ 4", 12, 9, 3], more=["Nộp trực tiếp", "Qua bưu chính"]),
        procedures([LICENCE, "Mức độ 4", 12, 12], more=["Trực tiếp, bưu chính"]),
        "“Hồ sơ trực tiếp” là tổng của hai cột: E “Nộp trực tiếp” và F “Qua bưu chính”",
        "E4 F4",
        field="cases_in_person",
    ),
    "cases_of_channel": fault(
        WARNING,
        procedures(
            [LICENCE, "Mức độ 4", 12, 9, 8],
            more=["Nộp trực tuyến", "Số hồ sơ trực tuyến đúng hạn"],
        ),
        procedures([LICENCE, "Mức độ 4", 12, 9, 8], more=["Nộp trực tuyến", "Đúng hạn"]),
        "Biểu chỉ ghi “Giải quyết đúng hạn” của từng kênh nộp (cột F)",
        "F4",
        field="cases_resolved_on_time",
        beside="column_not_read",
    ),
    "cases_before_included": fault(
        WARNING,
        cases("Tổng số hồ sơ (gồm cả kỳ trước)"),
        cases("Tổng số hồ sơ (không gồm kỳ trước)"),
        "“Tổng số hồ sơ nhận” lấy từ cột “Tổng số hồ sơ (gồm cả kỳ trước)” là số gồm cả hồ sơ",
        "D4",
        field="cases_received",
    ),
    "cases_of_other_time": fault(
        WARNING,
        cases("Số hồ sơ tiếp nhận từ đầu năm"),
        cases("Số hồ sơ tiếp nhận trong tháng"),
        "“Tổng số hồ sơ nhận” lấy từ cột “Số hồ sơ tiếp nhận từ đầu năm” không phải số của riêng",
        "D4",
        field="cases_received",
    ),
    "cases_time_left_out": fault(
        WARNING,
        cases("Số hồ sơ tiếp nhận tháng 10", "Hồ sơ trực tuyến lũy kế"),
        cases("Số hồ sơ tiếp nhận tháng 10", "Hồ sơ trực tuyến tháng 10"),
        "“Hồ sơ trực tuyến” chỉ có ở cột E, khác thời gian với các cột hồ sơ khác của biểu",
        "E4",
        field="cases_online",
        beside="column_not_read",
    ),
    "online_not_found": fault(
        WARNING,
        cases("Số hồ sơ tiếp nhận", "Tỷ lệ hồ sơ trực tuyến (%)"),
        cases("Số hồ sơ tiếp nhận", "Hồ sơ trực tuyến"),
        "có cột nói về trực tuyến (E “Tỷ lệ hồ sơ trực tuyến (%)”) nhưng không nhận ra cột nào",
        "E4",
        field="cases_online",
        beside="column_not_read",
    ),
    "late_cases_undecided": fault(
        ERROR,
        procedures([LICENCE, "Mức độ 4", 12, 3], more=["Số hồ sơ quá hạn"]),
        procedures([LICENCE, "Mức độ 4", 12, 9, 3], more=["Đúng hạn", "Số hồ sơ quá hạn"]),
        "Cột “Số hồ sơ quá hạn” không rõ là hồ sơ đã giải quyết quá hạn hay hồ sơ đang giải quyết",
        "E4",
        field="cases_resolved_late",
    ),
    "due_not_found": fault(
        WARNING,
        table(
            ("Tên nhiệm vụ", "Đơn vị chủ trì", "Ngày hoàn thành"),
            [[EXPORTS, LEAD, DONE], ["Sửa thông tư", LEAD, DONE]],
        ),
        GOOD_TASK,
        "Không nhận ra cột thời hạn nào trong biểu",
    ),
    "actual_not_found": fault(
        WARNING,
        table(("Tên chỉ số", "Kế hoạch", "Kỳ trước"), [["Số vụ vi phạm được công khai", 10, 7]]),
        measures(["Số vụ vi phạm được công khai", 10, 7]),
        "Không nhận ra cột số thực hiện của kỳ báo cáo",
        beside="column_not_read",
    ),
    "measure_in_period_only": fault(
        WARNING,
        table(
            ("Tên chỉ số", "Kế hoạch", "Thực hiện tháng 10"),
            [["Số vụ vi phạm được công khai", 10, 7]],
        ),
        table(
            ("Tên chỉ số", "Kế hoạch", "Thực hiện tháng 10", "Lũy kế 10 tháng"),
            [["Số vụ vi phạm được công khai", 10, 1, 7]],
        ),
        "“Thực hiện” lấy từ cột “Thực hiện tháng 10” là số riêng của tháng, quý hoặc kỳ báo cáo",
        "D5",
        field="actual_value",
    ),
    "measure_to_date_only": fault(
        WARNING,
        table(
            ("Tên chỉ số", "Kế hoạch", "Lũy kế từ đầu năm"),
            [["Tỷ lệ thời gian Cổng DVCTT hoạt động", "99%", "98%"]],
        ),
        measures(["Tỷ lệ thời gian Cổng DVCTT hoạt động", "99%", "98%"]),
        "“Thực hiện” lấy từ cột “Lũy kế từ đầu năm” là số tính từ đầu năm",
        "D5",
        field="actual_value",
    ),
    "measure_of_period": fault(
        NOTE,
        table(
            ("Tên chỉ số", "Kế hoạch", "Thực hiện tháng 10", "Lũy kế 10 tháng"),
            [
                ["Số vụ vi phạm được công khai", 10, 1, 7],
                ["Tỷ lệ thời gian Cổng DVCTT hoạt động", "99%", "98%", "97%"],
            ],
        ),
        table(
            ("Tên chỉ số", "Kế hoạch", "Thực hiện tháng 10", "Lũy kế 10 tháng"),
            [["Số vụ vi phạm được công khai", 10, 1, 7]],
        ),
        "“Thực hiện” của chỉ số tính riêng trong kỳ báo cáo lấy từ cột “Thực hiện tháng 10”.",
        "D6",
        field="actual_value",
    ),
    "disbursed_not_found": fault(
        WARNING,
        table(("Tên dự án", "Kế hoạch vốn", "Ghi chú"), [["Cải tạo trụ sở", 1000]], money=MONEY),
        GOOD,
        "Không nhận ra cột số giải ngân nào trong biểu.",
    ),
    "amounts_blank": fault(
        ERROR,
        projects(["Cải tạo trụ sở", None, "-"], ["Mua sắm thiết bị", None, None]),
        projects(["Cải tạo trụ sở", None, 0], ["Mua sắm thiết bị", None, None]),
        "Các cột “Kế hoạch vốn giao”, “Lũy kế giải ngân” để trống ở mọi dòng",
        "C4 D4",
    ),
    "column_blank": fault(
        ERROR,
        projects(["Cải tạo trụ sở", 1000, None], ["Mua sắm thiết bị", 2000, "-"]),
        projects(["Cải tạo trụ sở", 1000, 0], ["Mua sắm thiết bị", 2000, "-"]),
        "Không dòng nào có số ở cột D “Lũy kế giải ngân”",
        "D4",
        field="disbursed_to_date_vnd",
    ),
    "table_without_rows": fault(
        WARNING, projects(), GOOD, "Biểu có tiêu đề nhưng không có dòng số liệu nào."
    ),
    "marked_for_both": fault(
        WARNING,
        procedures([LICENCE, "Mức độ 4", 12, "x"], more=["Kết nối NSW/ASW"]),
        procedures([LICENCE, "Mức độ 4", 12, "x"], more=["Kết nối NSW và ASW"]),
        "Cột “Kết nối NSW/ASW” chỉ đánh dấu, không ghi cửa nào; đang tính cho cả hai",
        "E5",
        field="single_window",
    ),
    "marked_twice": fault(
        ERROR,
        table(["Tên thủ tục hành chính", "Mức độ 3", "Mức độ 4"], [[LICENCE, "x", "x"]]),
        table(["Tên thủ tục hành chính", "Mức độ 3", "Mức độ 4"], [[LICENCE, None, "x"]]),
        "“Mức độ dịch vụ” được đánh dấu ở nhiều cột cùng lúc: Mức độ 3, Mức độ 4.",
        "C5 D5",
        field="service_level",
    ),
    "named_by_row_above": fault(
        NOTE,
        projects(["Cải tạo trụ sở"], ["[]", "NSTW", 600, 300], ["[]", "NSĐP", 400, 100]),
        projects(OFFICE, ["[]", "NSTW", 600, 300], ["[]", "NSĐP", 400, 100]),
        "Các dòng này chỉ ghi nguồn vốn; được tính cho dự án ở dòng phía trên",
        "B6 B7",
        field="project_name",
    ),
    "source_of_table": fault(
        NOTE,
        BESIDE,
        [*BESIDE[:3], *BESIDE[4:]],
        "Các biểu cạnh nhau được tính lần lượt cho nguồn “Vốn trong nước”, “Vốn nước ngoài”",
    ),
    "code_is_document": fault(
        WARNING,
        projects([*OFFICE, "123/QĐ-BCT"], [*MACHINES, "7812345"], more=["Mã dự án"]),
        projects([*OFFICE, "7812344"], [*MACHINES, "7812345"], more=["Mã dự án"]),
        "“Mã dự án” ghi “123/QĐ-BCT”, là số văn bản, không phải mã; dòng được nhận ra theo tên.",
        "E5",
        field="project_code",
    ),
    "code_of_several": fault(
        WARNING,
        projects([*OFFICE, "7812345"], [*MACHINES, "7812345"], more=["Mã dự án"]),
        projects([*OFFICE, "7812344"], [*MACHINES, "7812345"], more=["Mã dự án"]),
        "“Mã dự án” ghi “7812345” ở nhiều dòng có tên khác nhau",
        "E5 E6",
        field="project_code",
    ),
    "filled_from_group": fault(
        NOTE,
        projects(["[I]", "Cục Hóa chất"], OFFICE, MACHINES),
        projects(["[I]", "Dự án nhóm B"], OFFICE, MACHINES),
        "Dòng không ghi “Chủ đầu tư”; giá trị được lấy từ tên đơn vị ở dòng nhóm phía trên.",
        "B6 B7",
        field="investor",
    ),
}

IDENTITY = {
    "unit_unknown": fault(
        ERROR, projects(OFFICE, unit=None), GOOD, "Không thấy tên đơn vị báo cáo ở đầu biểu"
    ),
    "unit_doubtful": fault(
        WARNING,
        sent(GOOD, name="Cuc Xuat nhap khau.xlsx"),
        sent(GOOD, name="Van phong Bo.xlsx"),
        "Biểu ghi “Văn phòng Bộ” nhưng nơi khác trong tệp hoặc tên tệp ghi “Cục Xuất nhập khẩu”",
    ),
    "unit_two_named": fault(
        WARNING,
        projects(OFFICE, unit="Văn phòng Bộ - Vụ Pháp chế"),
        projects(OFFICE, unit="Bộ Công Thương - Văn phòng Bộ"),
        "Dòng “Văn phòng Bộ - Vụ Pháp chế” nêu cả “Văn phòng Bộ” và “Vụ Pháp chế”; đang lấy",
    ),
    "unit_by_desk": fault(
        WARNING,
        [["CỤC HÓA CHẤT"], ["PHÒNG KẾ HOẠCH"], *GOOD[1:]],
        [["CỤC HÓA CHẤT"], ["VĂN PHÒNG CỤC"], *GOOD[1:]],
        "Đầu biểu ghi “PHÒNG KẾ HOẠCH” của “Cục Hóa chất”; đang coi là báo cáo của cả “Cục Hóa",
    ),
    "unit_renamed": fault(
        NOTE,
        projects(OFFICE, unit="VỤ KẾ HOẠCH", period="Tháng 02 năm 2023"),
        projects(OFFICE, unit="VỤ KẾ HOẠCH - TÀI CHÍNH", period="Tháng 02 năm 2023"),
        "“Vụ Kế hoạch” nay là “Vụ Kế hoạch - Tài chính”",
    ),
    "unit_stated_unknown": fault(
        ERROR,
        sent(GOOD, unit="XYZ"),
        sent(GOOD, unit="VP"),
        "Không có đơn vị nào mang mã hoặc tên “XYZ”.",
        sheet=None,
    ),
    "period_stated_unknown": fault(
        ERROR,
        sent(GOOD, period="2022-13"),
        sent(GOOD, period="2022-10"),
        "“2022-13” không phải mã kỳ báo cáo.",
        sheet=None,
    ),
    "period_unknown": fault(
        ERROR, projects(OFFICE, period=None), GOOD, "Không thấy kỳ báo cáo ở tiêu đề"
    ),
    "period_only_year": fault(
        ERROR,
        projects(OFFICE, period="BÁO CÁO GIẢI NGÂN THÁNG ... NĂM 2022"),
        projects(OFFICE, period="BÁO CÁO NĂM 2022"),
        "Biểu chỉ ghi “NĂM 2022”, không ghi tháng, quý hay cả năm",
    ),
    "period_from_heading": fault(
        WARNING,
        table(CLOSED, [OFFICE], money=MONEY, period="GIẢI NGÂN NĂM 2022"),
        table(CLOSED, [OFFICE], money=MONEY),
        "đang lấy tháng 10/2022 theo cột ghi “31/10/2022”",
    ),
    "unit_differs": fault(
        WARNING,
        sent(GOOD, unit="PC"),
        sent(GOOD, unit="VP"),
        "Đơn vị đã chọn là “Vụ Pháp chế” nhưng biểu ghi “Văn phòng Bộ”",
    ),
    "unit_is_part": fault(
        ERROR,
        projects(OFFICE, unit="CHI CỤC QUẢN LÝ THỊ TRƯỜNG SỐ 3"),
        projects(OFFICE, unit="TỔNG CỤC QUẢN LÝ THỊ TRƯỜNG"),
        "là đơn vị cấp dưới của “Tổng cục Quản lý thị trường”",
    ),
    "period_doubtful": fault(
        WARNING,
        sent(GOOD, name="Giai ngan thang 9 nam 2022.xlsx"),
        sent(GOOD, name="Giai ngan thang 10 nam 2022.xlsx"),
        "đang lấy kỳ 2022-10",
    ),
    "period_two_named": fault(
        WARNING,
        projects(OFFICE, period="GIẢI NGÂN QUÝ III VÀ 9 THÁNG ĐẦU NĂM 2022"),
        projects(OFFICE, period="GIẢI NGÂN QUÝ III NĂM 2022, KẾ HOẠCH QUÝ IV NĂM 2022"),
        "Tiêu đề nêu cả “QUÝ III” và “9 THÁNG ĐẦU NĂM 2022”; đang lấy kỳ 2022-Q3.",
    ),
    "unit_not_yet": fault(
        WARNING,
        projects(OFFICE, unit="VỤ KẾ HOẠCH - TÀI CHÍNH"),
        projects(OFFICE, unit="VỤ KẾ HOẠCH - TÀI CHÍNH", period="Tháng 12 năm 2022"),
        "Biểu ghi “Vụ Kế hoạch - Tài chính”, đơn vị có từ 29/11/2022, sau kỳ 2022-10",
    ),
    "period_differs": fault(
        WARNING,
        sent(GOOD, period="2022-09"),
        sent(GOOD, period="2022-10"),
        "Kỳ đã chọn là 2022-09 nhưng biểu ghi kỳ 2022-10",
    ),
}

AMOUNTS = {
    "money_unit_missing": fault(
        ERROR,
        projects(OFFICE, money=None),
        projects(OFFICE, money=MONEY),
        "không quy đổi được; số liệu có vẻ ghi theo triệu đồng.",
        "C4 D4",
    ),
    "money_unit_contradicted": fault(
        ERROR,
        [*GOOD[:2], ["ĐVT: triệu đồng", None, None, None, None, "ĐVT: tỷ đồng"], *GOOD[3:]],
        GOOD,
        "Phía trên biểu ghi các đơn vị tính khác nhau: “triệu đồng”, “tỷ đồng”",
        "A3 F3",
        beside="column_not_read",
    ),
    "money_unit_inherited": fault(
        WARNING,
        [*GOOD, [], ["II. Vốn nước ngoài"], ["STT", *MONTHLY], [1, "Lưới điện", 500, 100]],
        [*GOOD, [], ["Đơn vị tính: tỷ đồng"], ["STT", *MONTHLY], [1, "Lưới điện", 500, 100]],
        "Biểu này không ghi đơn vị tính; đang dùng “triệu đồng” của biểu phía trên.",
    ),
    "taken_from_sheet": fault(
        WARNING,
        sent({SHEET: GOOD, "Biểu 2": projects(["Xây kho", 700, 30], unit=None, period=None)}),
        sent({SHEET: GOOD, "Biểu 2": projects(["Xây kho", 700, 30])}),
        "Không ghi kỳ báo cáo (tháng 10/2022), đơn vị báo cáo (Văn phòng Bộ); đang lấy như "
        "trang “Biểu 1”.",
        sheet="Biểu 2",
    ),
    "money_unit_of_form": fault(
        WARNING,
        PUBLISHED,
        [["Đơn vị tính: tỷ đồng"], *PUBLISHED],
        "Biểu này không ghi đơn vị tính; đang dùng “tỷ đồng” như biểu mẫu này vẫn ghi.",
    ),
    "amount_not_a_number": fault(
        ERROR,
        projects(OFFICE, ["Mua sắm thiết bị", "xem ghi chú", 0]),
        GOOD,
        "“Kế hoạch vốn giao” phải là số nhưng ô ghi “xem ghi chú”.",
        "C6",
        field="plan_assigned_vnd",
    ),
    "amount_own_unit": fault(
        WARNING,
        projects(OFFICE, ["Mua sắm thiết bị", "2 tỷ", 900]),
        projects(OFFICE, ["Mua sắm thiết bị", "2.000 triệu đồng", 900]),
        "Ô ghi “2 tỷ”, khác đơn vị “triệu đồng” của cả cột",
        "C6",
        field="plan_assigned_vnd",
    ),
    "amount_negative": fault(
        WARNING,
        projects(["Cải tạo trụ sở", 1000, -5]),
        projects(["Cải tạo trụ sở", 1000, 5]),
        "“Lũy kế giải ngân” là số âm (-5 triệu đồng).",
        "D5",
        field="disbursed_to_date_vnd",
    ),
    "amount_magnitude": fault(
        ERROR,
        projects(OFFICE, ["Mua sắm thiết bị", 2000, 900_000_000]),
        GOOD,
        "gấp khoảng 1.000.000 lần các số cùng dòng hoặc cùng cột (có lẽ ô này ghi theo đồng).",
        "D6",
        field="disbursed_to_date_vnd",
    ),
    "amount_too_small": fault(
        WARNING,
        projects(OFFICE, MACHINES, ["Nâng cấp mạng", 1.5, 0]),
        projects(OFFICE, MACHINES, ["Nâng cấp mạng", 1500, 1000]),
        "chỉ bằng khoảng 1/1.000 các số cùng cột (có lẽ ô này ghi theo tỷ đồng).",
        "C7",
        field="plan_assigned_vnd",
    ),
    "amount_implausible": fault(
        ERROR,
        projects(["Cải tạo trụ sở", 3_000_000_000, 1_000_000]),
        projects(["Cải tạo trụ sở", 3_000, 1_000]),
        "lớn hơn 100.000.000 triệu đồng, mức của một dự án (có lẽ các ô này ghi theo đồng).",
        "C5",
        field="plan_assigned_vnd",
    ),
    "amount_in_words": fault(
        NOTE,
        projects(OFFICE, ["Mua sắm thiết bị", "chưa giao", 0]),
        projects(OFFICE, ["Mua sắm thiết bị", None, 0]),
        "“Kế hoạch vốn giao” ghi “chưa giao”, đang để trống, không tính là 0.",
        "C6",
        field="plan_assigned_vnd",
    ),
    "amount_unusual": fault(
        WARNING,
        projects(["Cải tạo trụ sở", 10_000, 1_500], money="Đơn vị tính: tỷ đồng"),
        projects(["Cải tạo trụ sở", 1_000, 500], money="Đơn vị tính: tỷ đồng"),
        "“Kế hoạch vốn giao” là 10.000 tỷ đồng, lớn hơn 2.000 tỷ đồng",
        "C5",
        field="plan_assigned_vnd",
    ),
    "columns_apart": fault(
        WARNING,
        projects(["Cải tạo trụ sở", 100_000, 50], ["Mua sắm thiết bị", 40_000, 10]),
        projects(["Cải tạo trụ sở", 100_000, 50], ["Mua sắm thiết bị", 40_000, 10_000]),
        "“Kế hoạch vốn giao” đều gấp ít nhất 2.000 lần “Lũy kế giải ngân”",
        "D5 D6",
        field="disbursed_to_date_vnd",
    ),
    "amount_scaled_display": fault(
        WARNING,
        sent(
            projects(["Cải tạo trụ sở", 1_000_000_000, 400]),
            formats={SHEET: {"C5": "#,##0,,"}},
        ),
        sent(projects(OFFICE), formats={SHEET: {"C5": "#,##0"}}),
        "hiển thị 1.000 nhưng lưu 1.000.000.000; đang tính theo số hiển thị.",
        "C5",
        field="plan_assigned_vnd",
    ),
    "disbursed_above_plan": fault(
        WARNING,
        projects(["Cải tạo trụ sở", 1000, 1200]),
        projects(["Cải tạo trụ sở", 1000, 1200, 1500], more=["Kế hoạch vốn sau điều chỉnh"]),
        "“Lũy kế giải ngân” là 1.200 triệu đồng, lớn hơn kế hoạch 1.000 triệu đồng.",
        "D5",
        field="disbursed_to_date_vnd",
    ),
    "amounts_mismatch": fault(
        WARNING,
        projects([*OFFICE, 200, 1300], more=["Vốn năm trước kéo dài", "Tổng kế hoạch vốn"]),
        projects([*OFFICE, 200, 1200], more=["Vốn năm trước kéo dài", "Tổng kế hoạch vốn"]),
        "“Tổng kế hoạch gồm vốn kéo dài” ghi 1.300 triệu đồng nhưng Kế hoạch vốn giao"
        " + Kế hoạch vốn kéo dài = 1.200 triệu đồng.",
        "F5",
    ),
    "period_above_to_date": fault(
        WARNING,
        projects([*OFFICE, 600], more=["Giải ngân trong tháng"]),
        projects([*OFFICE, 60], more=["Giải ngân trong tháng"]),
        "“Giải ngân trong kỳ” là 600 triệu đồng, lớn hơn lũy kế từ đầu năm 400 triệu đồng.",
        "E5",
        field="disbursed_in_period_vnd",
    ),
    "total_mismatch": fault(
        ERROR,
        projects(OFFICE, MACHINES, ["[]", "Tổng số", 3000, 1500]),
        projects(OFFICE, MACHINES, ["[]", "Tổng số", 3000, 1300]),
        "Dòng “Tổng số” ghi 1.500 triệu đồng nhưng các dòng chi tiết cộng lại là 1.300 triệu đồng"
        " (lệch 200 triệu đồng).",
        "D7",
        field="disbursed_to_date_vnd",
    ),
    "total_unchecked": fault(
        NOTE,
        projects(OFFICE, ["Mua sắm thiết bị", 2000, "xem lại"], ["[]", "Tổng số", 3000, 1300]),
        projects(OFFICE, MACHINES, ["[]", "Tổng số", 3000, 1300]),
        "vì có ô chi tiết chưa đọc được: D6.",
        "D7",
        beside="amount_not_a_number",
    ),
    "total_without_details": fault(
        ERROR,
        projects(["[I]", "Dự án nhóm B", 3000, 1300], ["Nhà A", None, 400], ["Nhà B", None, 900]),
        projects(["[I]", "Dự án nhóm B", 3000, 1300], ["Nhà A", 1000, 400], ["Nhà B", 2000, 900]),
        "Dòng “I Dự án nhóm B” ghi 3.000 triệu đồng nhưng không dòng chi tiết nào có"
        " “Kế hoạch vốn giao”",
        "C5",
        field="plan_assigned_vnd",
    ),
    "part_above_whole": fault(
        ERROR,
        projects(OFFICE, MACHINES, ["[]", "Trong đó: vốn trong nước", 2500, 900]),
        projects(OFFICE, MACHINES, ["[]", "Trong đó: vốn trong nước", 1500, 900]),
        "là một phần của dòng “2 Mua sắm thiết bị” nhưng ghi 2.500 triệu đồng; "
        "dòng “2 Mua sắm thiết bị” chỉ có 2.000 triệu đồng.",
        "C7",
        field="plan_assigned_vnd",
    ),
    "parts_unclear": fault(
        WARNING,
        projects(OFFICE, MACHINES, ["[]", "Vốn đối ứng", 700, 300], ["Xây kho", 500, 20]),
        projects(OFFICE, MACHINES, ["[]", "Trong đó: vốn đối ứng", 700, 300], ["Xây kho", 500, 20]),
        "Dòng “Vốn đối ứng” có thể là một phần của dòng 6 hoặc là một dòng riêng; "
        "đang coi là một phần, không cộng thêm.",
        "B7",
    ),
    "row_may_be_total": fault(
        WARNING,
        projects(
            ["Dự án Đông Bắc", 3517, 1223],
            ["Nhà A", 1304, 511],
            ["Nhà B", 2213, 712],
            ["Nhà C", 700, 31],
        ),
        projects(
            ["Dự án Đông Bắc", 3600, 1223],
            ["Nhà A", 1304, 511],
            ["Nhà B", 2213, 712],
            ["Nhà C", 700, 31],
        ),
        "Dòng “1 Dự án Đông Bắc” bằng tổng các dòng 6-7 nhưng không ghi là dòng tổng hay dòng "
        "nhóm; đang tính như một dòng riêng.",
        "B5",
    ),
    "row_apart": fault(
        WARNING,
        projects(OFFICE, MACHINES, ["[]", "Vốn chưa phân bổ", 500, None]),
        projects(OFFICE, MACHINES, ["Vốn chưa phân bổ", 500, None]),
        "Dòng “Vốn chưa phân bổ” có số liệu nhưng đứng sau dòng tổng hoặc không có số thứ tự",
        "B7",
    ),
    "row_remark": fault(
        WARNING,
        projects(OFFICE, MACHINES, ["[]", "Chưa giải ngân", None, 4500]),
        projects(OFFICE, MACHINES, ["Chưa giải ngân", None, 4500]),
        "Dòng “Chưa giải ngân” có tên như lời nêu thêm về số của bảng",
        "B7",
    ),
    "continuation_differs": fault(
        WARNING,
        tasks([EXPORTS, LEAD, GIVEN, DUE, DONE], ["[]", None, None, None, date(2022, 9, 30), None]),
        tasks([EXPORTS, LEAD, GIVEN, DUE, DONE], ["[]", None, None, None, DUE, None]),
        "Dòng tiếp nối ghi “Thời hạn” là “30/09/2022”, khác “30/06/2022” ở dòng đầu; "
        "đang lấy dòng đầu.",
        "E6",
        field="due_on",
    ),
    "row_without_name": fault(
        WARNING,
        projects(OFFICE, [None, 2000, 900]),
        GOOD,
        "Dòng có số liệu nhưng không có tên.",
        "B6",
        field="project_name",
    ),
    "duplicate_row": fault(
        WARNING,
        projects(OFFICE, MACHINES, ["CẢI TẠO TRỤ SỞ", 50, 0]),
        projects([*OFFICE, "NSNN"], [*OFFICE, "ODA"], more=["Nguồn vốn"]),
        "“Cải tạo trụ sở” được ghi ở nhiều dòng.",
        "B5 B7",
        field="project_name",
    ),
}

NUMBERS = {
    "number_notation_assumed": fault(
        WARNING,
        projects(["Cải tạo trụ sở", "1.234", 400]),
        projects(["Cải tạo trụ sở", "1.234", 400], ["Mua sắm thiết bị", "2.000,5", 900]),
        "Các số như “1.234” ở cột “Kế hoạch vốn” có thể đọc hai cách",
        "C5",
        field="plan_assigned_vnd",
    ),
    "number_notation_beside": fault(
        NOTE,
        projects(["Cải tạo trụ sở", "1,500", "1,200.5"]),
        projects(["Cải tạo trụ sở", 1500, "1,200.5"]),
        "đang đọc theo cách viết của các cột bên cạnh, “1,500” là 1.500.",
        "C5",
        field="plan_assigned_vnd",
    ),
    "number_with_words": fault(
        NOTE,
        measures(["Số vụ vi phạm được công khai", 10, "7 vụ"]),
        measures(["Số vụ vi phạm được công khai", 10, "7"]),
        "“Thực hiện” ghi “7 vụ”, đang lấy số 7.",
        "D5",
        field="actual_value",
    ),
    "number_notation_mixed": fault(
        ERROR,
        projects(
            ["Cải tạo trụ sở", "1.234,5", 400],
            ["Mua sắm thiết bị", "2.000,5", 900],
            ["Lưới điện", "3,000.5", 100],
        ),
        projects(["Cải tạo trụ sở", "1.234,5", 400], ["Mua sắm thiết bị", "2.000,5", 900]),
        "có ô viết kiểu Việt Nam và ô viết kiểu Anh như “3,000.5”.",
        "C7",
        field="plan_assigned_vnd",
    ),
    "number_group_unlikely": fault(
        ERROR,
        projects(["Cải tạo trụ sở", "1.234,5", 400], ["Mua sắm thiết bị", "12,000", 900]),
        projects(["Cải tạo trụ sở", "1.234,5", 400], ["Mua sắm thiết bị", "12.000", 900]),
        "có ô ghi “12,000”, khác cách viết của các ô khác trong cột: không rõ là 12 hay 12.000",
        "C6",
        field="plan_assigned_vnd",
    ),
    "percent_assumed": fault(
        WARNING,
        measures(["Tỷ lệ hồ sơ nộp trực tuyến", 80, 0.45]),
        measures(["Tỷ lệ hồ sơ nộp trực tuyến", 80, "0,45%"]),
        "“Thực hiện” ghi 0,45 với đơn vị đo là %; đang hiểu là 0,45%, không phải 45%.",
        "D5",
        field="actual_value",
    ),
    "rate_not_a_number": fault(
        ERROR,
        projects([*OFFICE, "gần xong"], more=["Tỷ lệ giải ngân"]),
        projects([*OFFICE, "40%"], more=["Tỷ lệ giải ngân"]),
        "“Tỷ lệ giải ngân” phải là tỷ lệ nhưng ô ghi “gần xong”.",
        "E5",
        field="disbursed_rate",
    ),
    "rate_scale_assumed": fault(
        WARNING,
        tasks([EXPORTS, LEAD, GIVEN, DUE, None, 0.6], more=["Tỷ lệ hoàn thành (%)"]),
        tasks([EXPORTS, LEAD, GIVEN, DUE, None, 60], more=["Tỷ lệ hoàn thành (%)"]),
        "đang hiểu là phần đơn vị, 0,6 là 60%.",
        "G5",
        field="progress_rate",
    ),
    "rate_scale_mixed": fault(
        ERROR,
        tasks(
            [EXPORTS, LEAD, GIVEN, DUE, None, 85],
            ["Sửa đổi nghị định", LEAD, GIVEN, DUE, None, 0.6],
            more=["Tỷ lệ hoàn thành (%)"],
        ),
        tasks(
            [EXPORTS, LEAD, GIVEN, DUE, None, 85],
            ["Sửa đổi nghị định", LEAD, GIVEN, DUE, None, 60],
            more=["Tỷ lệ hoàn thành (%)"],
        ),
        "ghi 0,6 trong khi ô khác ghi theo phần trăm, như 85; không rõ là 0,6% hay 60%.",
        "G6",
        field="progress_rate",
    ),
    "rate_mismatch": fault(
        WARNING,
        projects([*OFFICE, "60%"], more=["Tỷ lệ giải ngân"]),
        projects([*OFFICE, "40%"], more=["Tỷ lệ giải ngân"]),
        "Tỷ lệ ghi 60% nhưng tính từ số giải ngân và kế hoạch là 40%.",
        "E5",
        field="disbursed_rate",
    ),
    "count_not_a_number": fault(
        ERROR,
        procedures([LICENCE, "Mức độ 4", "nhiều"]),
        GOOD_PROCEDURE,
        "“Tổng số hồ sơ tiếp nhận” phải là số nguyên không âm nhưng ô ghi “nhiều”.",
        "D5",
        field="cases_received",
    ),
    "cases_mismatch": fault(
        ERROR,
        procedures(
            [LICENCE, "Mức độ 4", 20, 3, 7, 9], more=["Kỳ trước", "Trực tuyến", "Trực tiếp"]
        ),
        procedures(
            [LICENCE, "Mức độ 4", 19, 3, 7, 9], more=["Kỳ trước", "Trực tuyến", "Trực tiếp"]
        ),
        "“Tổng số hồ sơ nhận” ghi 20 nhưng Hồ sơ trực tuyến + Hồ sơ trực tiếp"
        " + Hồ sơ kỳ trước chuyển sang = 19.",
        "D5",
        field="cases_received",
    ),
    "cases_above_received": fault(
        ERROR,
        procedures([LICENCE, "Mức độ 4", 10, 12], more=["Hồ sơ nộp trực tuyến"]),
        procedures([LICENCE, "Mức độ 4", 12, 10], more=["Hồ sơ nộp trực tuyến"]),
        "“Hồ sơ trực tuyến” là 12, lớn hơn tổng số hồ sơ nhận 10.",
        "E5",
        field="cases_online",
    ),
    "resolved_above_received": fault(
        WARNING,
        procedures([LICENCE, "Mức độ 4", 10, 12], more=["Giải quyết đúng hạn"]),
        procedures([LICENCE, "Mức độ 4", 10, 12, 2], more=["Giải quyết đúng hạn", "Kỳ trước"]),
        "Số hồ sơ đã giải quyết nhiều hơn số hồ sơ nhận (ô đầu tiên: 12 so với 10)",
        "E5",
        field="cases_resolved_on_time",
    ),
    "number_not_understood": fault(
        ERROR,
        measures(["Tỷ lệ hồ sơ trực tuyến", 80, "khá"]),
        measures(["Tỷ lệ hồ sơ trực tuyến", 80, 75]),
        "“Thực hiện” phải là số nhưng ô ghi “khá”.",
        "D5",
        field="actual_value",
    ),
    "progress_out_of_range": fault(
        ERROR,
        tasks([EXPORTS, LEAD, GIVEN, DUE, DONE, "120%"], more=["Tỷ lệ hoàn thành"]),
        tasks([EXPORTS, LEAD, GIVEN, DUE, DONE, "100%"], more=["Tỷ lệ hoàn thành"]),
        "“Tỷ lệ hoàn thành” là 120%, ngoài khoảng 0 đến 100%.",
        "G5",
        field="progress_rate",
    ),
}

DATES = {
    "date_not_understood": fault(
        ERROR,
        tasks([EXPORTS, LEAD, GIVEN, DUE, "31/02/2022"]),
        GOOD_TASK,
        "“Ngày hoàn thành” ghi “31/02/2022”, không đọc được thành ngày.",
        "F5",
        field="completed_on",
    ),
    "due_not_understood": fault(
        WARNING,
        tasks([EXPORTS, LEAD, GIVEN, "sau khi họp", DONE]),
        tasks([EXPORTS, LEAD, GIVEN, "Quý III/2022", DONE]),
        "Thời hạn ghi “sau khi họp”, không đọc được.",
        "E5",
        field="due_on",
    ),
    "date_out_of_range": fault(
        ERROR,
        tasks([EXPORTS, LEAD, GIVEN, DUE, date(2202, 6, 20)]),
        GOOD_TASK,
        "“Ngày hoàn thành” ghi “20/06/2202”, năm không hợp lý.",
        "F5",
        field="completed_on",
    ),
    "date_as_number": fault(
        WARNING,
        tasks([EXPORTS, LEAD, GIVEN, DUE, 44732]),
        GOOD_TASK,
        "“Ngày hoàn thành” là số 44732; đang hiểu là ngày theo cách lưu của Excel.",
        "F5",
        field="completed_on",
    ),
    "date_order_assumed": fault(
        WARNING,
        tasks([EXPORTS, LEAD, GIVEN, DUE, "06/05/2022"]),
        tasks(
            [EXPORTS, LEAD, GIVEN, DUE, "06/05/2022"],
            ["Sửa đổi nghị định", LEAD, GIVEN, DUE, "20/06/2022"],
        ),
        "Các ngày như “06/05/2022” ở cột “Ngày hoàn thành” có thể đọc hai cách",
        "F5",
        field="completed_on",
    ),
    "date_order_beside": fault(
        WARNING,
        tasks([EXPORTS, LEAD, GIVEN, "30/06/2022", "06/05/2022"]),
        tasks([EXPORTS, LEAD, GIVEN, "30/06/2022", "26/05/2022"]),
        "đang đọc ngày đứng trước như các cột ngày khác của biểu.",
        "F5",
        field="completed_on",
    ),
    "date_order_contradicts": fault(
        ERROR,
        tasks(
            [EXPORTS, LEAD, GIVEN, "30/06/2022", "04/25/2022"],
            ["Sửa đổi nghị định", LEAD, GIVEN, "30/06/2022", "03/04/2022"],
        ),
        tasks([EXPORTS, LEAD, GIVEN, "06/30/2022", "04/25/2022"]),
        "ghi tháng trước ngày, như “04/25/2022”, trong khi cột ngày khác của biểu ghi ngày trước.",
        "F5 F6",
        field="completed_on",
    ),
    "date_year_assumed": fault(
        NOTE,
        tasks([EXPORTS, LEAD, GIVEN, "Tháng 10", DONE]),
        tasks([EXPORTS, LEAD, GIVEN, "Tháng 10/2022", DONE]),
        "“Thời hạn” có ô không ghi năm, như “Tháng 10”; đang lấy năm 2022 theo kỳ báo cáo.",
        "E5",
        field="due_on",
    ),
    "due_extension_asked": fault(
        NOTE,
        tasks([EXPORTS, LEAD, GIVEN, "30/9/2022, xin lùi đến 31/12/2022", None]),
        tasks([EXPORTS, LEAD, GIVEN, "30/9/2022", None]),
        "Thời hạn ghi “30/9/2022, xin lùi đến 31/12/2022”, đang lấy hạn 30/09/2022",
        "E5",
        field="due_on",
    ),
    "due_last_named": fault(
        WARNING,
        tasks([EXPORTS, LEAD, GIVEN, "Quý III, IV/2022", None]),
        tasks([EXPORTS, LEAD, GIVEN, "Quý IV/2022", None]),
        "nêu nhiều năm, quý hoặc tháng; đang lấy ngày cuối của kỳ sau cùng 31/12/2022.",
        "E5",
        field="due_on",
    ),
    "due_early_part": fault(
        WARNING,
        tasks([EXPORTS, LEAD, GIVEN, "Đầu tháng 12/2022", None]),
        tasks([EXPORTS, LEAD, GIVEN, "Cuối tháng 12/2022", None]),
        "Thời hạn ghi “Đầu tháng 12/2022” là một phần của tháng hoặc quý",
        "E5",
        field="due_on",
    ),
    "due_extended": fault(
        NOTE,
        tasks([EXPORTS, LEAD, GIVEN, "30/6/2022 (gia hạn đến 30/9/2022)", DONE]),
        tasks([EXPORTS, LEAD, GIVEN, "30/9/2022", DONE]),
        "đang lấy hạn sau khi gia hạn 30/09/2022.",
        "E5",
        field="due_on",
    ),
    "due_granted_later": fault(
        NOTE,
        tasks([EXPORTS, LEAD, GIVEN, DUE, DONE, "30/9/2022"], more=["Gia hạn"]),
        tasks([EXPORTS, LEAD, GIVEN, DUE, DONE, None], more=["Gia hạn"]),
        "Thời hạn của 1 nhiệm vụ lấy theo cột “Gia hạn”, là hạn được gia hạn sau cùng.",
        "G5",
        field="due_on",
    ),
    "due_brought_forward": fault(
        WARNING,
        tasks([EXPORTS, LEAD, GIVEN, "30/9/2022", DONE, "31/8/2022"], more=["Gia hạn"]),
        tasks([EXPORTS, LEAD, GIVEN, "30/6/2022", DONE, "31/8/2022"], more=["Gia hạn"]),
        "Hạn gia hạn ghi 31/8/2022, sớm hơn hạn trước đó 30/09/2022; đang lấy hạn gia hạn.",
        "G5",
        field="due_on",
        beside="due_granted_later",
    ),
    "date_order_mixed": fault(
        ERROR,
        tasks(
            [EXPORTS, LEAD, GIVEN, DUE, "20/06/2022"],
            ["Sửa đổi nghị định", LEAD, GIVEN, DUE, "25/06/2022"],
            ["Rà soát thủ tục", LEAD, GIVEN, DUE, "06/30/2022"],
        ),
        tasks(
            [EXPORTS, LEAD, GIVEN, DUE, "20/06/2022"],
            ["Sửa đổi nghị định", LEAD, GIVEN, DUE, "25/06/2022"],
        ),
        "có ô ghi ngày trước và ô ghi tháng trước, như “06/30/2022”.",
        "F7",
        field="completed_on",
    ),
    "date_swapped": fault(
        WARNING,
        tasks(
            [EXPORTS, LEAD, GIVEN, DUE, "20/06/2022"],
            ["Sửa đổi nghị định", LEAD, GIVEN, DUE, "25/06/2022"],
            ["Rà soát thủ tục", LEAD, GIVEN, DUE, date(2022, 3, 4)],
            ["Họp báo quý", LEAD, GIVEN, DUE, date(2022, 5, 6)],
        ),
        tasks(
            [EXPORTS, LEAD, GIVEN, DUE, "20/06/2022"],
            ["Sửa đổi nghị định", LEAD, GIVEN, DUE, "25/06/2022"],
            ["Rà soát thủ tục", LEAD, GIVEN, DUE, date(2022, 3, 4)],
            ["Họp báo quý", LEAD, GIVEN, DUE, date(2022, 5, 16)],
        ),
        "Các ô này là ngày thật (như 04/03/2022) nhưng mọi ngày đều từ 1 đến 12",
        "F7 F8",
        field="completed_on",
    ),
    "date_from_document": fault(
        NOTE,
        table(
            ["Tên nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Văn bản kết quả"],
            [[EXPORTS, LEAD, DUE, "Tờ trình 12/TTr-BCT ngày 20/6/2022"]],
        ),
        table(
            ["Tên nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Văn bản kết quả", "Ngày hoàn thành"],
            [[EXPORTS, LEAD, DUE, "Tờ trình 12/TTr-BCT ngày 20/6/2022", DONE]],
        ),
        "“Ngày hoàn thành” được lấy từ ngày của văn bản ghi trong ô.",
        "E5",
        field="completed_on",
    ),
    "date_not_of_result": fault(
        WARNING,
        table(
            ["Tên nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Văn bản kết quả"],
            [[EXPORTS, LEAD, DUE, "CV 12/BCT-HC ngày 20/6/2022 xin gia hạn"]],
        ),
        table(
            ["Tên nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Văn bản kết quả"],
            [[EXPORTS, LEAD, DUE, "CV 12/BCT-HC ngày 20/6/2022"]],
        ),
        "Ngày trong ô “CV 12/BCT-HC ngày 20/6/2022 xin gia hạn” không được lấy làm “Ngày",
        "E5",
        field="completed_on",
    ),
    "completed_not_yet": fault(
        NOTE,
        tasks([EXPORTS, LEAD, GIVEN, DUE, "Đang thực hiện"]),
        tasks([EXPORTS, LEAD, GIVEN, DUE, None]),
        "ghi “Đang thực hiện”, không phải một ngày: nhiệm vụ được coi là chưa hoàn thành.",
        "F5",
        field="completed_on",
    ),
    "date_from_mark": fault(
        NOTE,
        table(
            ["Tên nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Hoàn thành đúng hạn"],
            [[EXPORTS, LEAD, DUE, DONE]],
        ),
        table(
            ["Tên nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Ngày hoàn thành"],
            [[EXPORTS, LEAD, DUE, DONE]],
        ),
        "“Ngày hoàn thành” được lấy từ ngày ghi ở cột “Hoàn thành đúng hạn”.",
        "E5",
        field="completed_on",
    ),
    "completed_without_date": fault(
        WARNING,
        tasks([EXPORTS, LEAD, GIVEN, DUE, None, "Đã hoàn thành"], more=["Trạng thái"]),
        tasks([EXPORTS, LEAD, GIVEN, DUE, None, "Chưa hoàn thành"], more=["Trạng thái"]),
        "Khai “hoàn thành” nhưng không thấy ngày hoàn thành.",
        "G5",
        field="declared_status",
    ),
    "withdrawal_asked": fault(
        NOTE,
        tasks([EXPORTS, LEAD, GIVEN, DUE, None, "Đang trình xin rút"], more=["Trạng thái"]),
        tasks([EXPORTS, LEAD, GIVEN, DUE, None, "Đã được cho rút"], more=["Trạng thái"]),
        "Khai “Đang trình xin rút” là mới xin rút; nhiệm vụ vẫn tính theo thời hạn đến khi được "
        "cho rút.",
        "G5",
        field="declared_status",
    ),
    "completed_after_report": fault(
        WARNING,
        tasks([EXPORTS, LEAD, GIVEN, DUE, date(2023, 8, 15)]),
        GOOD_TASK,
        "Ngày hoàn thành ghi 15/08/2023, sau ngày cuối kỳ báo cáo 31/10/2022.",
        "F5",
        field="completed_on",
    ),
    "status_disagrees": fault(
        WARNING,
        tasks([EXPORTS, LEAD, GIVEN, DUE, date(2022, 8, 15), "Đúng hạn"], more=["Trạng thái"]),
        tasks([EXPORTS, LEAD, GIVEN, DUE, date(2022, 8, 15), "Quá hạn"], more=["Trạng thái"]),
        "Khai “Đúng hạn” nhưng ngày hoàn thành 15/08/2022 sau thời hạn 30/06/2022.",
        "G5",
        field="declared_status",
    ),
    "date_before_assignment": fault(
        WARNING,
        tasks([EXPORTS, LEAD, GIVEN, DUE, date(2021, 12, 20)]),
        GOOD_TASK,
        "“Ngày hoàn thành” là 20/12/2021, trước ngày giao 05/01/2022.",
        "F5",
        field="completed_on",
    ),
}


def _led_by(units: str) -> list[list[Any]]:
    """A task whose lead and supporting units stand in one column."""
    return table(["Tên nhiệm vụ", "Đơn vị chủ trì, phối hợp", "Thời hạn"], [[EXPORTS, units, DUE]])


WORDS = {
    "task_without_lead": fault(
        WARNING,
        tasks([EXPORTS, None, GIVEN, DUE, DONE]),
        GOOD_TASK,
        "Nhiệm vụ không ghi đơn vị chủ trì nên không tính được cho đơn vị nào.",
        "C5",
        field="lead_unit",
    ),
    "lead_unknown": fault(
        WARNING,
        tasks([EXPORTS, "Sở Công Thương Hà Nội", GIVEN, DUE, DONE]),
        tasks([EXPORTS, "Phòng Tổng hợp", GIVEN, DUE, DONE]),
        "Đơn vị chủ trì ghi “Sở Công Thương Hà Nội”, không có trong danh mục",
        "C5",
        field="lead_unit",
    ),
    "lead_several": fault(
        NOTE,
        tasks([EXPORTS, "Cục Hóa chất; Vụ Pháp chế", GIVEN, DUE, DONE]),
        tasks([EXPORTS, "Cục Hóa chất (Cục Hóa chất)", GIVEN, DUE, DONE]),
        "nhiệm vụ chỉ tính một lần, cho Cục Hóa chất.",
        "C5",
        field="lead_unit",
    ),
    "lead_first_named": fault(
        WARNING,
        _led_by("Cục Hóa chất; Vụ Pháp chế"),
        _led_by("Chủ trì: Cục Hóa chất; phối hợp: Vụ Pháp chế"),
        "đang lấy đơn vị ghi trước, Cục Hóa chất, các đơn vị sau là phối hợp.",
        "C5",
        field="lead_unit",
    ),
    "indicator_unknown": fault(
        ERROR,
        measures(["Số vụ vi phạm", 12, 10]),
        measures(["Tỷ lệ hồ sơ trực tuyến", 80, 75]),
        "Không có chỉ số nào tên “Số vụ vi phạm” trong danh mục."
        " Ghi mã hoặc tên chỉ số theo danh mục. Ví dụ: “Số vụ vi phạm và kết quả xử lý được"
        " công khai” (tên gần nhất trong danh mục).",
        "B5",
        field="indicator_code",
    ),
    "indicator_disagrees": fault(
        ERROR,
        table(
            ["Mã chỉ số", "Tên chỉ số", "Kế hoạch", "Thực hiện"],
            [["reform_news_items", "Số vụ vi phạm được công khai", 10, 7]],
        ),
        table(
            ["Mã chỉ số", "Tên chỉ số", "Kế hoạch", "Thực hiện"],
            [["violations_published", "Số vụ vi phạm được công khai", 10, 7]],
        ),
        "Mã ở ô này là chỉ số “Số tin, bài truyền thông về cải cách hành chính” nhưng tên ghi"
        " “Số vụ vi phạm được công khai”.",
        "B5",
        field="indicator_code",
    ),
    "flag_from_date": fault(
        NOTE,
        procedures(["Khai báo hóa chất", 4, 5, "01/6/2022"], more=["Tích hợp Cổng DVCQG"]),
        procedures(["Khai báo hóa chất", 4, 5, "x"], more=["Tích hợp Cổng DVCQG"]),
        "“Tích hợp Cổng DVCQG” ghi ngày, như 01/6/2022; đang hiểu là có, kể từ ngày đó.",
        "E5",
        field="on_national_portal",
    ),
    "flag_not_understood": fault(
        WARNING,
        procedures([LICENCE, "Mức độ 4", 12, "sắp xong"], more=["Tích hợp Cổng DVCQG"]),
        procedures([LICENCE, "Mức độ 4", 12, "chưa"], more=["Tích hợp Cổng DVCQG"]),
        "“Tích hợp Cổng DVCQG” ghi “sắp xong”, không rõ có hay không.",
        "E5",
        field="on_national_portal",
    ),
    "value_not_declared": fault(
        ERROR,
        procedures([LICENCE, "Mức độ 7", 12]),
        GOOD_PROCEDURE,
        "“Mức độ dịch vụ” ghi “Mức độ 7”, không có trong danh mục.",
        "C5",
        field="service_level",
    ),
    "cell_error": fault(
        ERROR,
        projects(["Cải tạo trụ sở", 1000, "#REF!"]),
        projects(OFFICE),
        "Ô chứa lỗi #REF! của Excel.",
        "D5",
        field="disbursed_to_date_vnd",
    ),
    "cell_error_unread": fault(
        WARNING,
        projects([*OFFICE, "#DIV/0!"], more=["Suất đầu tư"]),
        projects([*OFFICE, 3], more=["Suất đầu tư"]),
        "Cột E không được đọc nhưng có ô chứa lỗi #DIV/0! của Excel.",
        "E5",
        beside="column_not_read",
    ),
    "formula_without_result": fault(
        ERROR,
        projects(["Cải tạo trụ sở", 1000, "=C5-600"]),
        projects(OFFICE),
        "Ô chứa công thức nhưng tệp không lưu kết quả.",
        "D5",
        field="disbursed_to_date_vnd",
    ),
}

FORMS = {
    "form_not_filled": fault(
        ERROR,
        official(projects(["Cải tạo trụ sở", 1000, None], ["Mua sắm thiết bị", 500, None])),
        official(projects(["Cải tạo trụ sở", 1000, 0], ["Mua sắm thiết bị", 500, 0])),
        "Biểu chỉ có nội dung ghi sẵn ở 2 dòng; các cột phải điền cho kỳ này đều trống: “Lũy kế"
        " giải ngân từ đầu năm”.",
        "D5",
    ),
    "rows_not_filled": fault(
        WARNING,
        official(projects(["Cải tạo trụ sở", 1000, 400], ["Mua sắm thiết bị", 500, None])),
        official(projects(["Cải tạo trụ sở", 1000, 400], ["Mua sắm thiết bị", 500, 0])),
        "1 dòng chỉ có nội dung ghi sẵn, chưa có số liệu của kỳ này.",
        "D6",
    ),
}

FAULTS: dict[str, Fault] = {
    **FORMS, **WORKBOOK, **HEADINGS, **IDENTITY, **AMOUNTS, **NUMBERS, **DATES, **WORDS
}  # fmt: skip

CHANNELS = ["Kỳ trước", "Trực tuyến", "Trực tiếp"]
GOOD_ONES = {
    "one project from two sources": projects(
        [*OFFICE, "NSNN"], [*OFFICE, "ODA"], more=["Nguồn vốn"]
    ),
    "one project in two groups": projects(
        ["[I]", "Vốn trong nước"], OFFICE, MACHINES, ["[II]", "Vốn nước ngoài"], OFFICE
    ),
    "one source in two projects": projects(
        ["[1]", "Cải tạo trụ sở", 1000, 400],
        ["[a]", "Vốn trong nước", 600, 300],
        ["[b]", "Vốn nước ngoài", 400, 100],
        ["[2]", "Mua sắm thiết bị", 2000, 900],
        ["[a]", "Vốn trong nước", 1500, 600],
        ["[b]", "Vốn nước ngoài", 500, 300],
    ),
    "a report every quarter": tasks(
        ["Báo cáo thị trường", LEAD, GIVEN, "Quý I/2022", date(2022, 3, 30)],
        ["Báo cáo thị trường", LEAD, GIVEN, "Quý II/2022", date(2022, 6, 30)],
    ),
    "one procedure in two fields": procedures(
        [LICENCE, "Mức độ 4", 12, "Hóa chất"],
        [LICENCE, "Mức độ 4", 10, "Xuất nhập khẩu"],
        more=["Lĩnh vực"],
    ),
    "cases received with those carried over": procedures(
        [LICENCE, "Mức độ 4", 19, 3, 7, 9], more=CHANNELS
    ),
    "cases received without those carried over": procedures(
        [LICENCE, "Mức độ 4", 16, 3, 7, 9], more=CHANNELS
    ),
    "spending of carried-over capital": projects(
        ["Cải tạo trụ sở", 0, 300, 500], more=["Kế hoạch vốn năm trước kéo dài"]
    ),
    "projects of every size": projects(
        ["Sửa chữa mái", 2, 1],
        ["Sửa chữa cổng", 40, 30],
        ["Nhà làm việc", 900, 700],
        ["Nhà máy điện", 9000, 4000],
    ),
    "nothing spent yet": projects(["Cải tạo trụ sở", 1000, "-"], ["Mua sắm thiết bị", 2000, 0]),
}
