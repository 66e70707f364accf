"""The eight collected books of the Statistics Office, against a key read from them by eye."""

from pathlib import Path

import pytest

from data_loaders import read_workbook

BOOKS = Path(__file__).parents[2].parent / "shared/samples/gso"
needs_books = pytest.mark.skipif(
    not BOOKS.is_dir(), reason="Thư mục tệp mẫu shared/samples/gso không có trên máy này."
)
FIELDS = (
    "actual_previous_month_vnd",
    "estimate_month_vnd",
    "year_to_date_vnd",
    "year_plan_rate",
    "same_period_rate",
)
# Per book: sheet, period, first and last row, columns of FIELDS, and some rows: name, then billions
# of đồng and percents as printed.
KEY: dict[str, tuple[str, str, int, int, str, dict[int, tuple]]] = {
    "2000-03-29-Bieu-Thang-3.2000.xls": (
        "XDCB", "2000-03", 16, 24, "--CED",
        {16: ("Bộ Công nghiệp", None, None, 6.5, 13.2, 110.2),
         21: ("Tổng cục Bưu điện", None, None, 5.4, 12.5, 163.6)},
    ),
    "2004-01-29-Bieu0104-2.xls": (
        "04XD", "2004-01", 16, 23, "-EEG-",
        {16: ("Bộ Công nghiệp", None, 5.3, 5.3, 7.0, None),
         23: ("Bộ Y tế", None, 25.0, 25.0, 3.6, None)},
    ),
    "2006-12-29-Bieu1206.xls": (
        "13DTu", "2006-12", 12, 19, "-DEH-",
        {12: ("Bộ Giao thông vận tải", None, 473.3, 6416.8, 96.5, None),
         19: ("Bộ Công nghiệp", None, 12.8, 144.8, 100.0, None)},
    ),
    "2012-09-29-Solieu-9.-2012.xls": (
        "7VonDT", "2012-09", 14, 20, "CDEFG",
        {19: ("Bộ Văn hoá, Thể thao và Du lịch", 60.48, 65.0, 466.09, 73.6, 105.6),
         20: ("Bộ Công Thương", 42.24, 47.0, 321.9325, 71.5, 108.2)},
    ),
    "2016-06-29-Bieu-6.2016.xlsx": (
        "VonDT", "2016-06", 12, 21, "CDEFG",
        {12: ("Bộ Giao thông Vận tải", 1790, 2055, 8682, 49.0, 129.4),
         19: ("Bộ Công Thương", 35, 39, 186, 44.4, 114.4)},
    ),
    "2019-01-29-02-Bieu-01-2019-1.xlsx": (
        "VonDT", "2019-01", 11, 20, "-DDEF",
        {18: ("Bộ Công Thương", None, 12.5, 12.5, 5.1, 116.8),
         20: ("Bộ Thông tin và Truyền thông", None, 7.15, 7.15, 4.5, 117.2)},
    ),
    "2022-06-29-03-Bieu-6.2022-2.xlsx": (
        "2.VonNSNNthang", "2022-06", 12, 21, "CDEFG",
        {17: ("Bộ Giáo dục - Đào tạo", 52.52, 67.52, 295.726, 20.6, 57.8),
         19: ("Bộ Công thương", 50.4, 58.83, 229.59, 27.8, 79.8)},
    ),
    "2024-03-29-02-Bieu-3.2024-ngay-28.3-1.xlsx": (
        "17.VDT tu NSNN", "2024-03", 11, 20, "CDEFG",
        {11: ("Bộ Giao thông vận tải", 3056.84, 4029.22, 10201.47, 17.1, 78.5),
         15: ("Bộ Công Thương", 29.53, 36.42, 101.57, 9.6, 110.9)},
    ),
}  # fmt: skip


@needs_books
@pytest.mark.parametrize("name", KEY)
def test_collected_books_read_as_printed(name: str):
    sheet, period_code, first, last, letters, rows = KEY[name]
    (table,) = read_workbook((BOOKS / name).read_bytes(), name).tables
    records = {record["_row"]: record for record in table.records()}
    columns = {field: at for field, at in zip(FIELDS, letters, strict=True) if at != "-"}
    assert (table.sheet, table.period_code) == (sheet, period_code)
    assert table.columns == {**columns, "body_name": "B"}
    assert list(records) == list(range(first, last + 1))
    for row, (body, *figures) in rows.items():
        assert records[row].pop("body_name") == body
        printed = {field: value for field, value in zip(FIELDS, figures, strict=True) if value}
        assert records[row].pop("_row") == row
        assert set(records[row]) == set(printed)
        for field, value in printed.items():
            if field.endswith("_vnd"):
                assert records[row][field] == round(value * 10**9)
            else:
                assert records[row][field] * 100 == pytest.approx(value, abs=0.05)
