"""The declarations of the official forms agree with the fields, the headings and the words."""

from dataclasses import replace

import pytest

from tracking.specs.official import Entry, faults_of, official_sheets
from tracking.vocabulary import View

SHEETS = {sheet.form.code: sheet for sheet in official_sheets()}


def faults(template, field, /, **changes):
    """What is wrong with a sheet whose column of a field is declared otherwise."""
    sheet = SHEETS[template]
    columns = [replace(one, **changes) if one.field == field else one for one in sheet.columns]
    return [*faults_of(replace(sheet, columns=tuple(columns)))]


def test_every_view_that_units_report_has_a_sheet_to_begin_with():
    first = [sheet.view for sheet in SHEETS.values() if sheet.is_first_choice]
    assert sorted(first) == sorted({*View} - {View.PUBLISHED_INVESTMENT})


def test_every_type_of_task_has_a_sheet():
    kinds = [sheet.form.task_type for sheet in SHEETS.values() if sheet.view is View.TASKS]
    assert sorted(kinds) == ["legal_document", "other", "reform_plan", "work_programme"]


def test_every_column_is_explained_with_an_example():
    for sheet in SHEETS.values():
        for column in sheet.columns:
            assert column.guidance
            assert column.example


@pytest.mark.parametrize(
    ("template", "field", "changes", "says"),
    [
        ("disbursement", "note", {"field": "remark"}, "không có trường remark"),
        ("disbursement", "note", {"heading": "Chủ đầu tư"}, "không chỉ riêng trường note"),
        (
            "disbursement",
            "forecast_year_vnd",
            {"heading": "Ước giải ngân cả năm"},
            "không chỉ riêng trường forecast_year_vnd",
        ),
        ("disbursement", "note", {"entry": Entry.AMOUNT}, "không hợp kiểu text"),
        ("tasks_assigned", "title", {"field": "note"}, "thiếu cột bắt buộc"),
        (
            "services_by_procedure",
            "service_level",
            {"words": ("Mức độ 2", "Mức độ 3")},
            "mỗi giá trị phải có đúng một từ",
        ),
        (
            "services_by_procedure",
            "on_national_portal",
            {"words": ("Có", "Có lẽ")},
            "mỗi giá trị phải có đúng một từ",
        ),
        ("tasks_assigned", "declared_status", {"words": ("Xong, tốt",)}, "có dấu phẩy"),
    ],
)
def test_a_declaration_that_does_not_agree_is_refused(template, field, changes, says):
    assert any(says in fault for fault in faults(template, field, **changes))


def test_money_needs_a_unit():
    (fault,) = faults_of(replace(SHEETS["disbursement"], money_unit=None))
    assert "không có đơn vị tiền" in fault
