"""Words looked for in a table: what they find, and which of it comes first."""

import pytest

from tests.drawn import drawn
from ui.columns import Column, Listing
from ui.formats import Kind
from ui.searching import found

COLUMNS = (
    Column(name="unit", heading="Đơn vị"),
    Column(name="name", heading="Dự án", is_long=True),
    Column(name="plan", heading="Kế hoạch", kind=Kind.VND),
    Column(name="obstacle", heading="Vướng mắc", is_long=True),
)
LISTING = Listing(
    title="Dự án",
    columns=COLUMNS,
    records=drawn("""
        unit   | unit_code | name                     | plan | obstacle
        VP Bộ  | VP        | Sửa trụ sở               | 7    | -
        Vụ DKT | DKT       | Dữ liệu ở Trung tâm khí  | 1    | -
        Vụ DKT | DKT       | Kho lưu trữ              | 2    | chờ Trung tâm dữ liệu
        Vụ DKT | DKT       | Xây Trung tâm dữ liệu    | 3    | -
    """),
)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("trung tâm DỮ LIỆU",
         ["Xây Trung tâm dữ liệu", "Kho lưu trữ", "Dữ liệu ở Trung tâm khí"]),
        ("van phong bo", ["Sửa trụ sở"]),
        ("văn phòng bộ công thương", ["Sửa trụ sở"]),
        ("tru so vpb", ["Sửa trụ sở"]),
        ("dầu khí và than kho", ["Kho lưu trữ"]),
        ("7", []),
    ],
)  # fmt: skip
def test_a_row_is_found_by_its_words_and_by_every_name_of_its_unit(words, names):
    assert [record["name"] for record in found(LISTING, words)] == names


@pytest.mark.parametrize("words", ["", "  ", "…!"])
def test_without_words_the_table_is_whole(words):
    assert found(LISTING, words) is LISTING.records
