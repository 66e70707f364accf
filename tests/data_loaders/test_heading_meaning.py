"""A heading that says something else than a field never fills it, however alike the words are."""

from itertools import zip_longest

import pytest

from data_loaders import read_workbook
from tests.workbooks import MONEY, book, table
from tracking.vocabulary import Reading

LETTERS = "CDEFGHIJK"


def read(headings: str, *, name: str = "Tên dự án", period: str = "Tháng 10 năm 2022") -> Reading:
    """A table of two records with these headings, parted by ";", " / " between their levels."""
    levels = [heading.split(" / ") for heading in headings.split("; ")]
    first, *below = zip_longest(*levels)
    records = [[f"Tên {at}", *range(1000 * at, 1000 * at + len(levels))] for at in (1, 2)]
    rows = table([name, *first], records, money=MONEY, period=period)
    rows[4:4] = [[None, None, *level] for level in below]
    return read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx")


def meant(headings: str, **lines: str) -> dict[str, str]:
    """Letter of a column -> the field it is read into."""
    (found,) = read(headings, **lines).tables
    return {at: name for name, at in found.columns.items() if at in LETTERS}


def codes(headings: str, **lines: str) -> set[str]:
    return {finding.code for finding in read(headings, **lines).findings}


PLAN, ADJUSTED, CARRIED = "plan_assigned_vnd", "plan_adjusted_vnd", "plan_carried_over_vnd"
PAID, PAID_CARRIED, PAID_IN_PERIOD = (
    "disbursed_to_date_vnd",
    "disbursed_carried_over_vnd",
    "disbursed_in_period_vnd",
)


class TestCapitalCarriedOver:
    @pytest.mark.parametrize(
        "without",
        [
            "(không bao gồm vốn kéo dài)",
            "(không gồm kéo dài)",
            "(chưa bao gồm vốn năm 2021 được phép kéo dài sang năm 2022)",
            "(không kể vốn năm trước chuyển sang)",
            "(trừ vốn kéo dài)",
            "ngoài vốn kéo dài",
        ],
    )
    def test_what_is_left_out_is_not_what_a_column_holds(self, without):
        plan, paid = f"KH vốn năm 2022 {without}", f"Lũy kế giải ngân đến 31/10/2022 {without}"
        assert meant(f"{plan}; {paid}") == {"C": PLAN, "D": PAID}
        assert codes(f"{plan}; {paid}") == set()
        carried = "KH vốn năm 2021 kéo dài", "Lũy kế giải ngân vốn kéo dài"
        both = meant(f"{plan}; {carried[0]}; {paid}; {carried[1]}")
        assert both == {"C": PLAN, "D": CARRIED, "E": PAID, "F": PAID_CARRIED}

    @pytest.mark.parametrize(
        ("heading", "field"),
        [
            ("Tổng KH vốn (gồm kéo dài)", PLAN),
            ("Tổng kế hoạch vốn năm 2022 và vốn năm trước kéo dài", PLAN),
            ("Tổng cộng kế hoạch (cả kéo dài)", PLAN),
            ("Kế hoạch vốn năm 2022 + vốn kéo dài", PLAN),
            ("Kế hoạch vốn sau điều chỉnh (gồm cả vốn kéo dài)", ADJUSTED),
            ("Tổng giải ngân (gồm cả kéo dài)", PAID),
            ("Lũy kế giải ngân đến 31/10/2022 (bao gồm vốn kéo dài)", PAID),
        ],
    )
    def test_a_total_with_it_is_told_as_such(self, heading, field):
        others = {PLAN: "Đã giải ngân", ADJUSTED: "Đã giải ngân", PAID: "Kế hoạch vốn"}
        assert meant(f"{heading}; {others[field]}")["C"] == field
        assert codes(f"{heading}; {others[field]}") == {"carried_over_included"}

    def test_a_total_beside_its_parts_is_only_checked(self):
        found = meant(
            "Tổng KH vốn (gồm kéo dài); KH vốn năm 2022 (không gồm kéo dài);"
            " KH vốn năm 2021 kéo dài; Tổng giải ngân (gồm kéo dài);"
            " Lũy kế giải ngân vốn năm 2022 (không gồm kéo dài); Lũy kế giải ngân vốn kéo dài"
        )
        assert found == {"D": PLAN, "E": CARRIED, "G": PAID, "H": PAID_CARRIED}

    @pytest.mark.parametrize(
        "heading",
        ["Vốn năm 2021 không được kéo dài", "Vốn kéo dài bị hủy", "Vốn kéo dài còn lại"],
    )
    def test_what_is_not_carried_over_is_not_read(self, heading):
        assert meant(f"Kế hoạch vốn; Đã giải ngân; {heading}") == {"C": PLAN, "D": PAID}

    def test_each_level_says_it_for_itself(self):
        parent = "Kế hoạch vốn năm 2022, bao gồm"
        found = meant(f"{parent} / Vốn năm 2022; {parent} / Vốn kéo dài; Giải ngân")
        assert found == {"C": PLAN, "D": CARRIED, "E": PAID}
        parent = "Kế hoạch vốn năm 2022"
        levels = f"{parent} / Gồm cả kéo dài; {parent} / Không gồm kéo dài; Giải ngân"
        assert meant(levels) == {"D": PLAN, "E": PAID}
