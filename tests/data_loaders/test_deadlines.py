"""Which of several days of a task is its deadline, and which the day it was completed on."""

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, table
from tracking.vocabulary import Reading

EARLY, LATE, THIRD = "30/06/2022", "30/09/2022", "15/09/2022"
IN_JUNE, IN_SEPTEMBER, MID_SEPTEMBER = "2022-06-30", "2022-09-30", "2022-09-15"


def read(headings: str, *cells: object, period: str = "Tháng 10 năm 2022") -> Reading:
    """A table of two tasks; both have the same cells under these headings."""
    rows = [[f"Nhiệm vụ {at}", "Cục Hóa chất", *cells] for at in (1, 2)]
    drawn = table(["Tên nhiệm vụ", "Đơn vị chủ trì", *headings.split("; ")], rows, period=period)
    return read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx")


def days(headings: str, *cells: object) -> tuple[str | None, str | None]:
    """The deadline and the day of completion of the first task."""
    record = next(read(headings, *cells).tables[0].records())
    due, done = record.get("due_on"), record.get("completed_on")
    return due and due.isoformat(), done and done.isoformat()


@pytest.mark.parametrize(
    "headings",
    [
        "Thời hạn theo VB; Thời hạn gia hạn",
        "Thời hạn ban đầu; Thời hạn điều chỉnh",
        "Thời hạn; Gia hạn đến",
        "Hạn hoàn thành; Hạn sau điều chỉnh",
        "Thời hạn trước điều chỉnh; Thời hạn sau điều chỉnh",
    ],
)
def test_the_deadline_granted_last_counts(headings: str):
    assert days(headings, EARLY, LATE) == (IN_SEPTEMBER, None)
    assert days(headings, EARLY, None) == (IN_JUNE, None)
    other_way = "; ".join(reversed(headings.split("; ")))
    assert days(other_way, LATE, EARLY) == (IN_SEPTEMBER, None)


@pytest.mark.parametrize(
    ("text", "due", "told"),
    [
        ("30/6/2022, xin lùi đến 30/9/2022", IN_JUNE, {"due_extension_asked": "note"}),
        ("30/6/2022 (đang đề nghị gia hạn)", IN_JUNE, {"due_extension_asked": "note"}),
        (
            "30/6/2022; xin được lùi thời hạn đến 30/9/2022",
            IN_JUNE,
            {"due_extension_asked": "note"},
        ),
        ("30/6/2022; xin lùi, đã gia hạn đến 30/9/2022", IN_SEPTEMBER, {"due_extended": "note"}),
        ("30/6/2022 (QĐ 123/QĐ-BCT ngày 05/01/2022)", IN_JUNE, {}),
        ("Tháng 6/2022 (theo Công văn số 12/VPCP-KTTH)", IN_JUNE, {}),
        ("30/6/2022 (CV 12 điều chỉnh thời hạn)", None, {"due_not_understood": "warning"}),
        ("Xin lùi đến 30/9/2022", None, {"due_not_understood": "warning"}),
        ("Đầu tháng 9/2022", IN_SEPTEMBER, {"due_early_part": "warning"}),
        ("Giữa quý III/2022", IN_SEPTEMBER, {"due_early_part": "warning"}),
        ("Tuần 2 tháng 9/2022", IN_SEPTEMBER, {"due_early_part": "warning"}),
        ("Cuối tháng 9/2022", IN_SEPTEMBER, {}),
        ("Trong quý III/2022", IN_SEPTEMBER, {}),
        ("17h ngày 30/9/2022", IN_SEPTEMBER, {}),
        ("Trước 17h30, ngày 30/9/2022", IN_SEPTEMBER, {}),
        ("17 giờ 30 phút ngày 30/9", IN_SEPTEMBER, {"date_year_assumed": "note"}),
        ("30/9/2022 (gia hạn)", IN_SEPTEMBER, {"due_extended": "note"}),
        ("30/9/2022 (đã được gia hạn lần 2)", IN_SEPTEMBER, {"due_extended": "note"}),
        ("30/6/2022 (gia hạn 3 tháng)", None, {"due_not_understood": "warning"}),
        ("Quý II, III/2022", IN_SEPTEMBER, {"due_last_named": "warning"}),
        ("Quý II và quý III", IN_SEPTEMBER, {"due_last_named": "warning"}),
        ("Tháng 8, tháng 9/2022", IN_SEPTEMBER, {"due_last_named": "warning"}),
        ("Quý IV/2021, quý III/2022", IN_SEPTEMBER, {"due_last_named": "warning"}),
        ("2021-2022", "2022-12-31", {"due_last_named": "warning"}),
        ("Giai đoạn 2021 - 2022", "2022-12-31", {"due_last_named": "warning"}),
        ("Quý III, quý II/2022", None, {"due_not_understood": "warning"}),
        ("15/6 và 30/9/2022", None, {"due_not_understood": "warning"}),
    ],
)
def test_what_is_said_beside_a_deadline(text, due, told):
    assert days("Thời hạn", text)[0] == due
    assert {one.code: one.severity for one in read("Thời hạn", text).findings} == told


def test_more_time_asked_for_completes_nothing():
    text = "30/6/2022, xin lùi đến 30/9/2022"
    assert days("Thời hạn; Ngày hoàn thành", EARLY, text) == (IN_JUNE, None)
    told = {one.code for one in read("Thời hạn; Ngày hoàn thành", EARLY, text).findings}
    assert told == {"date_not_understood"}


def test_a_deadline_only_asked_for_does_not_count():
    assert days("Thời hạn; Thời hạn xin gia hạn", EARLY, LATE) == (IN_JUNE, None)


def test_the_time_for_opinions_is_no_deadline():
    assert days("Thời hạn; Thời hạn lấy ý kiến", LATE, EARLY) == (IN_SEPTEMBER, None)
    assert days("Thời hạn lấy ý kiến", EARLY) == (None, None)


class TestPutOffMoreThanOnce:
    HEADINGS = (
        "Thời hạn; Gia hạn lần 1; Gia hạn lần 2",
        "Thời hạn; Thời hạn điều chỉnh lần 1; Thời hạn điều chỉnh lần 2",
        "Thời hạn; Lùi hạn (lần 1); Lùi hạn (lần 2)",
        "Thời hạn; Gia hạn; Gia hạn thêm",
        "Thời hạn lần 1; Thời hạn lần 2; Thời hạn lần 3",
    )

    @pytest.mark.parametrize("headings", HEADINGS)
    def test_the_last_one_filled_in_counts(self, headings: str):
        assert days(headings, EARLY, THIRD, LATE)[0] == IN_SEPTEMBER
        assert days(headings, EARLY, THIRD, None)[0] == MID_SEPTEMBER
        assert days(headings, EARLY, None, LATE)[0] == IN_SEPTEMBER
        assert days(headings, EARLY, None, None)[0] == IN_JUNE

    def test_rounds_under_one_heading(self):
        rows = [["A", EARLY, None, THIRD, LATE], ["B", EARLY, None, THIRD, None]]
        drawn = table(["Tên nhiệm vụ", "Thời hạn", "Số ngày gia hạn", "Gia hạn", None], rows)
        drawn[4:4] = [[None, None, None, None, "Lần 1", "Lần 2"]]
        (found,) = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx").tables
        assert [str(row["due_on"]) for row in found.records()] == [IN_SEPTEMBER, MID_SEPTEMBER]
        assert [found.letters("due_on", row) for row in (6, 7)] == [("F",), ("E",)]

    def test_columns_in_another_order_count_by_their_number(self):
        headings = "Gia hạn lần 2; Gia hạn lần 1; Thời hạn"
        assert days(headings, LATE, THIRD, EARLY)[0] == IN_SEPTEMBER
        assert days(headings, None, THIRD, EARLY)[0] == MID_SEPTEMBER

    def test_without_a_first_deadline_the_first_extension_is_it(self):
        assert days("Gia hạn lần 1; Gia hạn lần 2", EARLY, None)[0] == IN_JUNE
        assert days("Gia hạn lần 1; Gia hạn lần 2", EARLY, LATE)[0] == IN_SEPTEMBER

    @pytest.mark.parametrize("denied", ["Không", "Không gia hạn", "-"])
    def test_a_cell_that_says_that_none_was_granted_changes_nothing(self, denied: str):
        reading = read(self.HEADINGS[0], EARLY, THIRD, denied)
        assert [one.code for one in reading.findings] == ["due_granted_later"]
        assert next(reading.tables[0].records())["due_on"].isoformat() == MID_SEPTEMBER

    def test_a_deadline_that_cannot_be_read_is_not_replaced_by_the_one_before(self):
        reading = read(self.HEADINGS[0], EARLY, THIRD, "sau khi Bộ duyệt")
        assert next(reading.tables[0].records())["due_on"] is None
        assert "due_not_understood" in {one.code for one in reading.findings}

    def test_each_row_leads_to_the_cell_that_was_used(self):
        rows = [["A", LATE, None, None], ["B", EARLY, THIRD, None], ["C", EARLY, THIRD, LATE]]
        headings = ["Tên nhiệm vụ", *self.HEADINGS[0].split("; ")]
        reading = read_workbook(book({"Biểu 1": table(headings, rows)}), "bao-cao.xlsx")
        (found,) = reading.tables
        assert [found.letters("due_on", row) for row in (5, 6, 7)] == [("C",), ("D",), ("E",)]
        told = {one.cells: one.message for one in reading.findings if one.field == "due_on"}
        assert "lấy theo cột “Gia hạn lần 1”" in told["D6",]
        assert "lấy theo cột “Gia hạn lần 2”" in told["E7",]

    def test_a_finding_about_a_deadline_is_on_the_cell_that_was_used(self):
        rows = [["A", LATE, "05/01/2022", "04/01/2022"]]
        headings = ["Tên nhiệm vụ", "Thời hạn", "Ngày giao", "Gia hạn"]
        reading = read_workbook(book({"Biểu 1": table(headings, rows)}), "bao-cao.xlsx")
        (told,) = [one for one in reading.findings if one.code == "date_before_assignment"]
        assert told.cells == ("E5",)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Ngày bắt đầu; Ngày kết thúc", (IN_SEPTEMBER, None)),
        ("Ngày kết thúc; Ngày hoàn thành", (IN_JUNE, IN_SEPTEMBER)),
        ("Thời hạn; Ngày kết thúc", (IN_JUNE, IN_SEPTEMBER)),
        ("Thời hạn; Ngày hoàn thành của đơn vị phối hợp", (IN_JUNE, None)),
        ("Thời hạn; Hoàn thành", (IN_JUNE, IN_SEPTEMBER)),
    ],
)
def test_a_day_of_an_end_is_a_deadline_where_there_is_no_other(headings, expected):
    assert days(headings, EARLY, LATE) == expected


def test_a_mark_under_completed_is_no_day():
    reading = read("Thời hạn; Hoàn thành; Chưa hoàn thành", EARLY, "x", None)
    assert "completed_on" not in reading.tables[0].fields
    assert [one.code for one in reading.findings] == ["column_not_read"]


MARKS = "Thời hạn; Hoàn thành đúng hạn; Hoàn thành quá hạn; Chưa hoàn thành trong hạn"


@pytest.mark.parametrize(
    ("marks", "done", "status", "told"),
    [
        ((EARLY, None, None), IN_JUNE, "Hoàn thành đúng hạn", ["date_from_mark"]),
        ((None, LATE, None), IN_SEPTEMBER, "Hoàn thành quá hạn", ["date_from_mark"]),
        ((LATE, None, None), IN_SEPTEMBER, "Hoàn thành đúng hạn", ["date_from_mark"]),
        ((None, None, LATE), None, None, ["flag_not_understood"] * 2),
    ],
)
def test_a_day_where_a_mark_is_asked_for_is_that_of_completion(marks, done, status, told):
    reading = read(MARKS, EARLY, *marks)
    record = next(reading.tables[0].records())
    found = record.get("completed_on")
    assert (found and found.isoformat(), record.get("declared_status")) == (done, status)
    disagree = ["status_disagrees"] * 2 if marks[0] == LATE else []
    assert [one.code for one in reading.findings] == [*told, *disagree]


def test_a_day_of_completion_without_a_year_is_not_after_the_period():
    reading = read("Thời hạn; Ngày hoàn thành", "31/12/2022", "20/12", period="Tháng 1 năm 2023")
    record = next(reading.tables[0].records())
    assert record["completed_on"].isoformat() == "2022-12-20"
    (told,) = [one for one in reading.findings if one.code == "date_year_assumed"]
    assert "đang lấy năm 2022" in told.message


@pytest.mark.parametrize(("due", "severity"), [("15/12", "warning"), ("15/03", "note")])
def test_a_deadline_without_a_year_may_be_of_the_year_before(due, severity):
    reading = read("Thời hạn; Ngày hoàn thành", due, None, period="Tháng 1 năm 2023")
    (told,) = [one for one in reading.findings if one.code == "date_year_assumed"]
    assert told.severity == severity


DOCUMENTS = "Thời hạn; Số, ngày văn bản kết quả; Trạng thái"


def told_of(text: str, status: str | None) -> tuple[str | None, dict[str, str]]:
    """The day of completion that a result document gives, and what is told, by severity."""
    reading = read(DOCUMENTS, "30/12/2022", text, status)
    done = next(reading.tables[0].records()).get("completed_on")
    return done and done.isoformat(), {one.code: one.severity for one in reading.findings}


@pytest.mark.parametrize("status", ["Trong hạn", None, "Đang thực hiện"])
@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Dự kiến trình ngày 20/11/2022", "note"),
        ("Sẽ trình trước ngày 15/11/2022", "note"),
        ("Dự thảo Nghị định ngày 20/9/2022", "note"),
        ("Đang trình tại Tờ trình 45/TTr-BCT ngày 20/9/2022", "note"),
        ("CV xin gia hạn số 12/BCT ngày 20/9/2022", "warning"),
        ("CV 12/BCT-HC ngày 20/9/2022 lấy ý kiến", "warning"),
        ("CV đôn đốc ngày 20/9/2022", "warning"),
    ],
)
def test_a_document_of_work_to_come_or_of_more_time_completes_nothing(text, severity, status):
    done, told = told_of(text, status)
    assert (done, told) == (None, {"date_not_of_result": severity})


@pytest.mark.parametrize(
    "text",
    [
        "Số 123/BC-BCT ngày 30/6/2022",
        "QĐ 12 ngày 30/6/2022 về gia hạn Giấy phép",
        "Quy chế chia sẻ dữ liệu ban hành ngày 30/6/2022",
        "Đăng công báo ngày 30/6/2022",
        "Kế hoạch sửa chữa số 5/KH-VP ngày 30/6/2022",
    ],
)
def test_a_document_of_what_was_done_gives_the_day_of_completion(text):
    assert told_of(text, None) == (IN_JUNE, {"date_from_document": "note"})


def test_a_day_of_a_document_long_after_the_period_is_asked_about():
    reading = read(DOCUMENTS, "30/12/2022", "CV 77/BCT ngày 20/9/2023", None)
    told = [one for one in reading.findings if one.code == "completed_after_report"]
    assert [one.cells for one in told] == [("E5",), ("E6",)]


def test_a_document_of_work_called_in_term_is_asked_about():
    reading = read(DOCUMENTS, "30/12/2022", "Số 123/BC-BCT ngày 30/6/2022", "Trong hạn")
    (first, _) = [one for one in reading.findings if one.code == "status_disagrees"]
    assert "có văn bản kết quả ngày 30/06/2022" in first.message
    assert "status_disagrees" not in {
        one.code for one in read("Thời hạn; Ngày hoàn thành; Trạng thái", LATE, EARLY, "Trong hạn")
        .findings
    }  # fmt: skip


def test_tasks_that_name_no_lead_are_of_the_unit_their_group_is_named_after():
    headings = ["Tên nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"]
    groups = [
        ["[I]", "CỤC HÓA CHẤT"],
        ["A", None, LATE],
        ["[II]", "VỤ KẾ HOẠCH"],
        ["B", None, LATE],
    ]
    reading = read_workbook(book({"Biểu 1": table(headings, groups)}), "bao-cao.xlsx")
    leads = [row["lead_unit"] for row in reading.tables[0].records()]
    assert leads == ["CỤC HÓA CHẤT", "VỤ KẾ HOẠCH"]
    assert [(one.code, one.cells) for one in reading.findings] == [
        ("filled_from_group", ("C6", "C8"))
    ]


def test_a_blank_lead_beside_others_that_are_stated_is_asked_about():
    headings = ["Tên nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"]
    groups = [["[I]", "CỤC HÓA CHẤT"], ["A", None, LATE], ["B", "Vụ Kế hoạch", LATE]]
    reading = read_workbook(book({"Biểu 1": table(headings, groups)}), "bao-cao.xlsx")
    assert [one.code for one in reading.findings] == ["task_without_lead"]


@pytest.mark.parametrize(
    ("written", "day"),
    [("Quí IV/2022", "2022-12-31"), ("Quí 3", "2022-09-30"), ("cuối quí II/2022", "2022-06-30")],
)
def test_a_quarter_may_be_spelt_the_older_way(written: str, day: str):
    assert days("Thời hạn", written) == (day, None)
