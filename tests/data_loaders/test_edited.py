"""A table the ministry keeps goes out as a workbook and comes back the same, or edited."""

import io

import openpyxl
import pytest

from data_loaders.edited import edited_rows, edited_workbook
from tracking.specs.indicators import indicators
from tracking.specs.ministry_tables import shipped_rows, table_forms
from tracking.specs.table_form import MinistryTable
from tracking.vocabulary import TrackingError


def taken(table):
    form = table_forms()[table]
    return form, edited_workbook(form, shipped_rows(form), ["Bản 0"])


def changed(content, **cells):
    made = openpyxl.load_workbook(io.BytesIO(content))
    for place, value in cells.items():
        made.worksheets[0][place] = value
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("table", MinistryTable)
def test_what_is_not_edited_comes_back_as_it_was(table):
    form, content = taken(table)
    assert edited_rows(content, form) == [form.as_kept(row) for row in shipped_rows(form)]


def test_people_read_words_and_days_of_their_own():
    _, content = taken(MinistryTable.TARGETS)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    first = {head.value: cell.value for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert first["chỉ số"] == indicators()["disbursed_assigned_rate"].label
    assert (first["xuất xứ"], first["ngày đến hạn"]) == ("văn bản cấp trên", "31/12/2022")
    assert first["mức chỉ tiêu"] == "95%"


def test_what_excel_makes_of_an_entry_is_understood():
    form, content = taken(MinistryTable.THRESHOLDS)
    (row,) = edited_rows(changed(content, B2=0.05), form)
    assert form.parse([row]) == {"": 0.05}


def test_blank_rows_and_a_title_above_do_no_harm():
    form, content = taken(MinistryTable.UNITS)
    made = openpyxl.load_workbook(io.BytesIO(content))
    made.worksheets[0].insert_rows(1, 2)
    made.worksheets[0]["A1"] = "BẢNG ĐƠN VỊ CỦA BỘ"
    made.worksheets[0].insert_rows(20)
    saved = io.BytesIO()
    made.save(saved)
    assert edited_rows(saved.getvalue(), form) == edited_rows(content, form)


@pytest.mark.parametrize("content", [b"", b"khong phai Excel"])
def test_what_is_no_workbook_is_said(content):
    with pytest.raises(TrackingError):
        edited_rows(content, table_forms()[MinistryTable.UNITS])


def test_the_workbook_of_another_table_is_said():
    _, content = taken(MinistryTable.DEADLINES)
    with pytest.raises(TrackingError, match="Không thấy dòng tiêu đề của bảng “Đơn vị”"):
        edited_rows(content, table_forms()[MinistryTable.UNITS])
