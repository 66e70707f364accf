"""Who leads and who supports, where one column names both."""

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, table
from tracking.vocabulary import Reading

BOTH, DUE = "Đơn vị chủ trì/phối hợp", "30/10/2022"


def read(heading: str, *cells: str) -> Reading:
    """A table of tasks, one a cell under this heading."""
    rows = [[f"Nhiệm vụ {at}", cell, DUE] for at, cell in enumerate(cells, 1)]
    drawn = table(["Tên nhiệm vụ", heading, "Thời hạn"], rows)
    return read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx")


def units(heading: str, cell: str) -> tuple[str | None, str | None]:
    """The lead unit and the supporting units of the task."""
    record = next(read(heading, cell).tables[0].records())
    return record.get("lead_unit"), record.get("supporting_units")


@pytest.mark.parametrize(
    "heading",
    [
        BOTH,
        "Cơ quan chủ trì/phối hợp",
        "Đơn vị chủ trì, phối hợp",
        "Chủ trì, phối hợp",
        "Chủ trì và phối hợp",
        "Đơn vị chủ trì (phối hợp)",
        "Đơn vị thực hiện (chủ trì, phối hợp)",
        "Đơn vị chủ trì / đơn vị phối hợp",
        "Đơn vị chủ trì, phối hợp thực hiện",
    ],
)
def test_a_heading_of_both_names_the_lead_too(heading: str):
    assert units(heading, "Chủ trì: Vụ PC; phối hợp: Vụ KH") == ("Vụ PC", "Vụ KH")
    assert units(heading, "Vụ PC") == ("Vụ PC", None)


@pytest.mark.parametrize(
    ("cell", "lead", "supporting"),
    [
        ("Chủ trì: Vụ PC; Phối hợp: Vụ KH", "Vụ PC", "Vụ KH"),
        ("Phối hợp: Vụ KH, VP; chủ trì: Vụ PC", "Vụ PC", "Vụ KH, VP"),
        ("CT: Vụ PC\nPH: Vụ KH", "Vụ PC", "Vụ KH"),
        ("Đơn vị chủ trì: Cục HC\nĐơn vị phối hợp: các đơn vị", "Cục HC", "các đơn vị"),
        ("Vụ PC (chủ trì), Vụ KH, VP", "Vụ PC", "Vụ KH, VP"),
        ("Vụ KH, Vụ PC (chủ trì)", "Vụ PC", "Vụ KH"),
        ("Vụ PC, Vụ KH (phối hợp)", "Vụ PC", "Vụ KH"),
        ("Vụ PC; phối hợp: Vụ KH, VP", "Vụ PC", "Vụ KH, VP"),
        ("Vụ PC chủ trì, phối hợp với Vụ KH và VP", "Vụ PC", "Vụ KH và VP"),
        ("Phối hợp: Vụ KH", None, "Vụ KH"),
    ],
)
def test_a_cell_may_say_who_is_which(cell: str, lead: str | None, supporting: str):
    assert units(BOTH, cell) == (lead, supporting)
    assert "lead_first_named" not in {one.code for one in read(BOTH, cell).findings}


@pytest.mark.parametrize(
    ("cell", "lead", "supporting"),
    [
        ("Vụ PC\nVụ KH", "Vụ PC", "Vụ KH"),
        ("Vụ Pháp chế; Cục XNK; VP", "Vụ Pháp chế", "Cục XNK; VP"),
        ("PC/KH", "PC", "KH"),
        ("Vụ PC (Vụ KH)", "Vụ PC", "Vụ KH"),
        ("Vụ Kế hoạch - Tài chính, Vụ PC", "Vụ Kế hoạch - Tài chính", "Vụ PC"),
        ("Vụ Dầu khí và Than và Vụ PC", "Vụ Dầu khí và Than", "Vụ PC"),
        ("Cục XNK, các đơn vị liên quan", "Cục XNK", "các đơn vị liên quan"),
        ("Bộ Tài chính; Vụ PC", "Bộ Tài chính", "Vụ PC"),
    ],
)
def test_else_the_first_leads_and_it_is_told(cell: str, lead: str, supporting: str):
    assert units(BOTH, cell) == (lead, supporting)
    (told,) = (one for one in read(BOTH, cell).findings if one.code == "lead_first_named")
    assert told.cells == ("C5",)
    assert f"ghi trước, {lead}," in told.message


def test_the_assumption_is_told_once_for_all_its_cells():
    found = read(BOTH, "Vụ PC, Vụ KH", "Vụ KH", "Vụ KH; VP").findings
    assert [one.cells for one in found if one.code == "lead_first_named"] == [("C5", "C7")]


@pytest.mark.parametrize("cell", ["Vụ Kế hoạch - Tài chính", "Vụ PC (đ/c Nam)", "Phòng Tổng hợp"])
def test_one_unit_alone_leads(cell: str):
    assert units(BOTH, cell) == (cell, None)


def test_a_column_of_the_lead_alone_is_not_parted():
    assert units("Đơn vị chủ trì", "Vụ PC; Vụ KH") == ("Vụ PC; Vụ KH", None)


def test_a_column_of_roles_tells_which_the_unit_beside_it_is():
    rows = [["Nhiệm vụ 1", "Vụ PC", "Chủ trì", DUE], ["Nhiệm vụ 2", "Vụ KH", "Phối hợp", DUE]]
    drawn = table(["Tên nhiệm vụ", "Đơn vị", "Chủ trì/Phối hợp", "Thời hạn"], rows)
    (found,) = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx").tables
    units = [(one.get("lead_unit"), one.get("supporting_units")) for one in found.records()]
    assert units == [("Vụ PC", None), (None, "Vụ KH")]
