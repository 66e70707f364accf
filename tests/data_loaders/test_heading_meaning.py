"""A heading that says something else than a field never fills it, however alike the words are."""

from datetime import date
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


HALVES = "trong nước", "nước ngoài"
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

    def test_a_total_is_not_checked_where_one_of_its_parts_has_no_column(self):
        headings = "Tổng KH vốn (gồm kéo dài); KH vốn giao trong năm; Ghi chú; Đã giải ngân"
        assert meant(headings) == {"D": PLAN, "E": "note", "F": PAID}
        assert "amounts_mismatch" not in codes(headings)

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

    @pytest.mark.parametrize(
        "time",
        [
            "được phép kéo dài thời gian thực hiện và giải ngân sang năm 2022",
            "kéo dài thời gian giải ngân sang 2022",
            "kéo dài thời gian thực hiện, thanh toán",
            "kéo dài giải ngân sang năm 2022",
        ],
    )
    def test_time_given_to_disburse_is_still_a_plan(self, time):
        headings = f"Kế hoạch vốn năm 2022; Kế hoạch vốn năm 2021 {time}; Lũy kế giải ngân"
        assert meant(headings) == {"C": PLAN, "D": CARRIED, "E": PAID}
        both = f"Vốn năm 2021 {time} / Số vốn; Vốn năm 2021 {time} / Giải ngân; KH 2022; Lũy kế GN"
        assert meant(both) == {"C": CARRIED, "D": PAID_CARRIED, "E": PLAN, "F": PAID}

    @pytest.mark.parametrize(
        "kept", ["Vốn năm 2021 kéo dài", "Vốn kéo dài 2021 sang 2022", "Nguồn vốn kéo dài"]
    )
    def test_the_block_of_last_year_may_stand_first(self, kept):
        headings = (
            f"{kept} / Kế hoạch; {kept} / Giải ngân; Vốn năm 2022 / Kế hoạch;"
            " Vốn năm 2022 / Giải ngân"
        )
        assert meant(headings) == {"C": CARRIED, "D": PAID_CARRIED, "E": PLAN, "F": PAID}
        assert "heading_doubtful" not in codes(headings)

    @pytest.mark.parametrize(
        "heading",
        [
            "Dự kiến vốn kéo dài sang năm 2023",
            "Số vốn đề nghị kéo dài",
            "Vốn năm 2022 kéo dài sang năm 2023",
        ],
    )
    def test_what_may_be_carried_into_next_year_is_not_read(self, heading):
        assert meant(f"Kế hoạch vốn; Đã giải ngân; {heading}") == {"C": PLAN, "D": PAID}

    def test_capital_named_as_part_of_the_column_beside_it_is_taken_off(self):
        parts = "Trong đó: vốn kéo dài", "Trong đó: giải ngân vốn kéo dài"
        found = read(f"Kế hoạch vốn năm 2022; {parts[0]}; Lũy kế giải ngân; {parts[1]}")
        (row, _) = found.tables[0].records()
        assert (row[PLAN], row[CARRIED], row[PAID], row[PAID_CARRIED]) == (
            -(10**6), 1001 * 10**6, -(10**6), 1003 * 10**6,
        )  # fmt: skip
        untold = codes(f"Kế hoạch vốn năm 2022; {parts[0]}; Lũy kế giải ngân")
        assert "carried_over_included" in untold
        assert "carried_over_taken_off" not in untold


class TestTheOneMeant:
    """Of several columns with much the same words."""

    @pytest.mark.parametrize(
        "amount",
        [
            "TMĐT", "Tổng mức đầu tư", "Tổng dự toán", "Dự toán", "Kế hoạch trung hạn",
            "KH đầu tư công trung hạn giai đoạn 2021-2025", "Giá trị hợp đồng",
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("level", [" ", " / "])
    def test_another_amount_adjusted_is_no_plan(self, amount, level):
        found = meant(f"Kế hoạch vốn năm 2022; {amount}{level}sau điều chỉnh; Lũy kế giải ngân")
        assert found.pop("D", "total_investment_vnd") == "total_investment_vnd"
        assert found == {"C": PLAN, "E": PAID}

    def test_an_adjusted_budget_is_a_plan_where_nothing_else_is_called_so(self):
        found = meant("Dự toán giao đầu năm; Dự toán sau điều chỉnh; Đã chi")
        assert found == {"C": PLAN, "D": ADJUSTED, "E": PAID}
        found = meant("Dự toán giao năm 2022; Kế hoạch vốn sau điều chỉnh; Đã chi")
        assert found == {"C": PLAN, "D": ADJUSTED, "E": PAID}

    def test_of_two_levels_of_investment_the_adjusted_one_holds(self):
        total = "Tổng mức đầu tư"
        found = meant(f"{total} / Ban đầu; {total} / Sau điều chỉnh; KH 2022; Giải ngân")
        assert found == {"D": "total_investment_vnd", "E": PLAN, "F": PAID}

    @pytest.mark.parametrize("change", ["Điều chỉnh (+/-)", "Điều chỉnh", "Bổ sung", "Tăng (+)"])
    @pytest.mark.parametrize("last", ["Sau điều chỉnh", "Hiện tại", "Cuối cùng"])
    def test_a_plan_is_not_what_changed_it(self, change, last):
        plan = "Kế hoạch vốn năm 2022"
        headings = f"{plan} / Ban đầu; {plan} / {change}; {plan} / {last}; Giải ngân"
        assert meant(headings) == {"C": PLAN, "E": ADJUSTED, "F": PAID}
        assert "heading_doubtful" not in codes(headings)

    def test_a_change_alone_is_no_plan(self):
        plan = "Kế hoạch vốn năm 2022"
        headings = f"{plan} / Ban đầu; {plan} / Điều chỉnh (+/-); Giải ngân"
        assert meant(headings) == {"C": PLAN, "E": PAID}

    @pytest.mark.parametrize(
        "other",
        [
            "Đã phân bổ chi tiết cho dự án", "Chênh lệch so với kế hoạch",
            "Kế hoạch vốn bị cắt giảm", "Kế hoạch quý IV", "Vốn giao bổ sung",
            "Năm 2021 / Kế hoạch",
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("plan", ["Kế hoạch vốn năm 2022", "Vốn NSNN được giao năm 2022"])
    def test_the_plan_of_the_year_comes_before_its_like(self, plan, other):
        headings = f"{other}; {plan}; Lũy kế giải ngân"
        assert meant(headings) == {"D": PLAN, "E": PAID}
        assert "heading_doubtful" not in codes(headings)

    @pytest.mark.parametrize("other", ["Năm 2021", "Trung hạn 2021-2025"])
    def test_the_year_of_the_report_decides(self, other):
        headings = (
            f"{other} / Kế hoạch; {other} / Giải ngân; Năm 2022 / Kế hoạch; Năm 2022 / Giải ngân"
        )
        assert meant(headings) == {"E": PLAN, "F": PAID}

    def test_figures_to_date_come_before_those_of_the_month(self):
        found = meant(
            "Tháng 10 / Kế hoạch; Tháng 10 / Thực hiện; Lũy kế từ đầu năm / Kế hoạch;"
            " Lũy kế từ đầu năm / Thực hiện"
        )
        assert found == {"D": PAID_IN_PERIOD, "E": PLAN, "F": PAID}
        found = meant("Kế hoạch; Thực hiện tháng 10; Lũy kế", name="Chỉ tiêu")
        assert found == {"C": "planned_value", "E": "actual_value"}

    def test_the_sum_of_the_months_is_to_date(self):
        assert meant("KH 2022; T8; T9; T10; Cộng") == {"C": PLAN, "F": PAID_IN_PERIOD, "G": PAID}
        assert meant("KH 2022; T8; T9; T10; T11; Cộng") == {"C": PLAN, "F": PAID_IN_PERIOD}

    @pytest.mark.parametrize(
        "heading",
        [
            "Giải ngân / Kỳ trước; Giải ngân / Kỳ này; Giải ngân / Tổng cộng",
            "Giải ngân / Lũy kế tháng trước; Giải ngân / Trong tháng; Giải ngân / Cộng",
            "Giải ngân / Lũy kế đến tháng trước; Giải ngân / Tháng 10/2022; Giải ngân / Tổng số",
        ],
    )
    def test_the_sum_of_what_was_before_the_period_and_in_it_is_to_date(self, heading):
        found = meant(f"Kế hoạch vốn năm 2022; {heading}")
        assert found == {"C": PLAN, "E": PAID_IN_PERIOD, "F": PAID}

    @pytest.mark.parametrize(
        "days", ["từ 01/10 đến 31/10/2022", "từ 01/10/2022 đến 31/10/2022", "(từ 15/9 đến 14/10)"]
    )
    def test_days_of_about_a_month_are_those_of_the_period(self, days):
        paid = f"Giải ngân {days}; Lũy kế giải ngân đến 31/10/2022"
        assert meant(f"Kế hoạch vốn; {paid}") == {"C": PLAN, "D": PAID_IN_PERIOD, "E": PAID}
        assert meant(f"Kế hoạch vốn; Giải ngân {days}") == {"C": PLAN, "D": PAID_IN_PERIOD}
        assert meant("Kế hoạch vốn; Giải ngân từ 01/01 đến 31/10/2022") == {"C": PLAN, "D": PAID}

    @pytest.mark.parametrize("until", ["kỳ báo cáo trước", "tháng báo cáo trước", "kỳ trước"])
    def test_figures_up_to_the_period_before_are_not_those_to_date(self, until):
        before, now = f"Lũy kế giải ngân đến {until}", "Lũy kế giải ngân đến 31/10/2022"
        assert meant(f"Kế hoạch vốn; {before}; {now}") == {"C": PLAN, "E": PAID}
        assert "disbursed_not_found" in codes(f"Kế hoạch vốn; {before}")

    @pytest.mark.parametrize("since", ["Lũy kế từ khởi công", "Từ khi khởi công đến nay"])
    def test_figures_since_work_began_are_not_those_of_the_year(self, since):
        whole = f"{since} / Kế hoạch; {since} / Giải ngân"
        assert meant(f"{whole}; Kế hoạch vốn năm 2022; Giải ngân đến 31/10/2022") == {
            "E": PLAN,
            "F": PAID,
        }
        assert "disbursed_not_found" in codes(f"{whole}; Kế hoạch vốn năm 2022; Ghi chú")

    @pytest.mark.parametrize("of", ["Theo chủ đầu tư", "Chủ đầu tư báo cáo", "Số của chủ đầu tư"])
    def test_an_amount_told_by_the_investor_is_no_investor(self, of):
        paid = "Giải ngân đến 31/10/2022"
        headings = f"Kế hoạch vốn; {paid} / Theo KBNN; {paid} / {of}"
        assert meant(headings) == {"C": PLAN, "D": PAID}
        assert "heading_doubtful" in codes(headings)

    def test_a_target_is_not_what_was_disbursed(self):
        headings = "Kế hoạch vốn; Chỉ tiêu giải ngân tháng 10; Lũy kế giải ngân"
        assert meant(headings) == {"C": PLAN, "E": PAID}

    def test_the_day_in_the_title_decides_between_two_days(self):
        days = "Giải ngân đến 31/12/2022; Giải ngân đến 31/01/2023"
        title = "BÁO CÁO GIẢI NGÂN KẾ HOẠCH NĂM 2022 ĐẾN 31/01/2023"
        assert meant(f"Kế hoạch vốn năm 2022; {days}", period=title) == {"C": PLAN, "E": PAID}

    @pytest.mark.parametrize(
        "name", ["Chủ đầu tư / Dự án", "Dự án/Chủ đầu tư", "Hạng mục công trình"]
    )
    def test_a_column_of_investors_and_projects_names_the_projects(self, name):
        (found,) = read("Kế hoạch vốn; Giải ngân", name=name).tables
        assert found.columns["project_name"] == "B"


class TestOtherAmounts:
    """Money that is planned, remaining, or of another time or source."""

    @pytest.mark.parametrize(
        "heading",
        [
            "Số vốn còn phải giải ngân",
            "Lũy kế giải ngân đến 31/12/2021",
            "Ước giải ngân đến hết tháng 11",
            "Lũy kế giải ngân đến hết tháng 12",
            "Ước giải ngân 11 tháng",
            "Cam kết giải ngân đến 31/10/2022",
            "Kế hoạch giải ngân tháng 10",
        ],
    )
    def test_they_are_not_disbursed(self, heading):
        assert meant(f"Kế hoạch vốn; {heading}; Ghi chú") == {"C": PLAN, "E": "note"}
        assert codes(f"Kế hoạch vốn; {heading}; Ghi chú") >= {"disbursed_not_found"}

    @pytest.mark.parametrize(
        "heading",
        [
            "Kế hoạch vốn bị hủy dự toán",
            "Vốn ứng trước kế hoạch",
            "Kế hoạch vốn năm 2023 đề xuất",
            "Kế hoạch giải ngân quý IV/2022",
            "Kế hoạch vốn đề nghị điều chỉnh",
        ],
    )
    def test_they_are_neither_a_plan_nor_a_proposal(self, heading):
        assert meant(f"{heading}; Đã giải ngân; Ghi chú") == {"D": PAID, "E": "note"}

    def test_a_proposal_in_words_is_still_one(self):
        found = meant("Kế hoạch vốn; Đã giải ngân; Đề xuất, kiến nghị")
        assert found["E"] == "proposal"

    def test_a_plan_that_may_be_disbursed_is_a_plan(self):
        plan, paid = "Kế hoạch vốn được giải ngân năm 2022", "Lũy kế giải ngân đến 31/10/2022"
        found = meant(
            f"{plan} / Vốn năm 2022; {plan} / Vốn kéo dài; {paid} / Vốn năm 2022;"
            f" {paid} / Vốn kéo dài"
        )
        assert found == {"C": PLAN, "D": CARRIED, "E": PAID, "F": PAID_CARRIED}

    def test_half_of_the_capital_never_stands_for_the_whole(self):
        plan, paid = "Kế hoạch vốn năm 2022", "Lũy kế giải ngân đến 31/10/2022"
        halves = (
            f"{plan} vốn trong nước; {plan} vốn nước ngoài; {paid} / Vốn trong nước;"
            f" {paid} / Vốn nước ngoài; {paid} / Vốn đối ứng"
        )
        assert meant(halves) == {}
        told = [one for one in read(halves).findings if one.code == "amount_in_halves"]
        assert {(one.field, one.cells) for one in told} == {
            (PLAN, ("C5", "D5")),
            (PAID, ("E5", "F5", "G5")),
        }
        assert meant("Kế hoạch vốn nước ngoài (ODA); Đã giải ngân; Ghi chú") == {
            "D": PAID,
            "E": "note",
        }
        assert meant(f"{plan} / Tổng số; {plan} / Trong nước; {plan} / Nước ngoài; Giải ngân") == {
            "C": PLAN,
            "F": PAID,
        }

    @pytest.mark.parametrize(
        ("home", "foreign"), [("Trong nước", "Nước ngoài"), ("Vốn trong nước", "ODA")]
    )
    def test_both_halves_of_one_heading_are_its_amount(self, home, foreign):
        plan, kept = "Kế hoạch vốn năm 2022", "Kế hoạch vốn năm 2021 kéo dài sang năm 2022"
        halves = f"{plan} / {home}; {plan} / {foreign}; {kept} / {foreign}; {kept} / {home}"
        found = read(f"{halves}; Lũy kế giải ngân")
        (row, _) = found.tables[0].records()
        assert (row[PLAN], row[CARRIED], row[PAID]) == (2001 * 10**6, 2005 * 10**6, 1004 * 10**6)
        assert meant(f"{halves}; Lũy kế giải ngân") == {"C": PLAN, "F": CARRIED, "G": PAID}
        told = [(one.code, one.field, one.cells) for one in found.findings]
        assert sorted(told) == [
            ("amount_of_halves", PLAN, ("C5", "D5")),
            ("amount_of_halves", CARRIED, ("F5", "E5")),
        ]

    def test_what_was_disbursed_of_a_plan_is_put_together_too(self):
        plan, paid = "Kế hoạch năm 2022", "Giải ngân KH 2022"
        headings = "; ".join(f"{one} / Vốn {at}" for one in (plan, paid) for at in HALVES)
        (row, _) = read(headings).tables[0].records()
        assert (row[PLAN], row[PAID]) == (2001 * 10**6, 2005 * 10**6)

    def test_a_half_left_blank_is_nothing_beside_the_other(self):
        plan = "Kế hoạch vốn năm 2022"
        heads = [plan, None, "Lũy kế giải ngân"], ["Trong nước", "Nước ngoài"]
        rows = table(["Tên dự án", *heads[0]], [], money=MONEY)
        rows += [
            [None, None, *heads[1]],
            [1, "Dự án A", 700, 300, 100],
            [2, "Dự án B", 500, None, 50],
            [3, "Dự án C", None, 200, 20],
            [4, "Dự án D", None, None, 0],
            [None, "Tổng cộng", 1200, 500, 170],
        ]
        found = read_workbook(book({"Biểu 1": rows}, merges={"Biểu 1": ["C4:D4"]}), "bao-cao.xlsx")
        plans = [row[PLAN] for row in found.tables[0].records()]
        assert plans == [10**9, 500 * 10**6, 200 * 10**6, None]
        assert [one.code for one in found.findings] == ["amount_of_halves"]

    def test_a_half_alone_or_beside_another_source_is_asked_about(self):
        plan, paid = "Kế hoạch vốn năm 2022", "Lũy kế giải ngân"
        both = f"{paid} / Tổng số; {paid} / Trong nước"
        for rest in (paid, both, f"{both}; {plan} / Nước ngoài; {plan} / Vốn đối ứng"):
            headings = f"{plan} / Trong nước; {rest}"
            assert PLAN not in meant(headings).values()
            assert "amount_in_halves" in codes(headings)


class TestEstimates:
    def told(self, headings: str, **lines: str) -> list[tuple[str | None, tuple[str, ...]]]:
        findings = read(headings, **lines).findings
        return [(one.field, one.cells) for one in findings if one.code == "figures_estimated"]

    @pytest.mark.parametrize(
        ("heading", "field"),
        [
            ("Ước giải ngân đến 31/10", PAID),
            ("Lũy kế ước giải ngân đến 31/10/2022", PAID),
            ("Giải ngân tháng 10 (ước)", PAID_IN_PERIOD),
            ("Ước giải ngân vốn kéo dài", PAID_CARRIED),
            ("Ước giải ngân cả năm", None),
            ("Giải ngân vốn nước ngoài", None),
        ],
    )
    def test_an_estimate_is_told_where_it_stands_for_what_was_paid(self, heading, field):
        assert self.told(f"Kế hoạch vốn; {heading}") == ([(field, ("D4",))] if field else [])

    def test_a_title_tells_of_all_columns_unless_some_are_headed_so(self):
        title = "BÁO CÁO ƯỚC GIẢI NGÂN THÁNG 10 NĂM 2022"
        done = "Kế hoạch vốn; Lũy kế giải ngân; Giải ngân trong tháng"
        expected = [(PAID, ("D4",)), (PAID_IN_PERIOD, ("E4",))]
        assert sorted(self.told(done, period=title), reverse=True) == expected
        assert self.told(f"{done}; Ước giải ngân cả năm", period=title) == []


class TestOtherPeriods:
    @pytest.mark.parametrize(
        ("period", "headings", "found"),
        [
            (
                "Quý III năm 2022",
                "Kế hoạch; Giải ngân quý I; Giải ngân quý II; Giải ngân quý III; Giải ngân 9 tháng",
                {"C": PLAN, "F": PAID_IN_PERIOD, "G": PAID},
            ),
            (
                "Quý III năm 2022",
                "Kế hoạch; Giải ngân / Quý I; Giải ngân / Quý II; Giải ngân / Quý III;"
                " Giải ngân / Lũy kế",
                {"C": PLAN, "F": PAID_IN_PERIOD, "G": PAID},
            ),
            (
                "Tháng 10 năm 2022",
                "Kế hoạch; Lũy kế giải ngân đến 30/9/2022; Lũy kế giải ngân đến 31/10/2022",
                {"C": PLAN, "E": PAID},
            ),
            (
                "Năm 2022",
                "Kế hoạch; Lũy kế giải ngân đến 31/01/2023; Giải ngân năm 2021",
                {"C": PLAN, "D": PAID},
            ),
        ],
    )
    def test_the_column_of_the_period_is_taken(self, period, headings, found):
        assert meant(headings, period=period) == found
        assert "column_of_other_period" not in codes(headings, period=period)

    def test_a_column_that_names_the_period_of_the_report_is_of_it(self):
        of_report = (
            "Lũy kế giải ngân từ đầu năm đến tháng báo cáo (đến ngày 31/1 năm sau đối với báo cáo"
            " năm): Tổng của 12 tháng"
        )
        assert "column_of_other_period" not in codes(f"Kế hoạch; {of_report}")

    def test_where_there_is_none_the_last_one_is_told(self):
        headings = (
            "Kế hoạch; Lũy kế giải ngân đến hết tháng 9/2022; Giải ngân tháng 10/2022;"
            " Ước giải ngân đến hết tháng 11/2022"
        )
        assert meant(headings) == {"C": PLAN, "D": PAID, "E": PAID_IN_PERIOD}
        assert "column_of_other_period" in codes(headings)


class TestDates:
    @pytest.mark.parametrize(
        ("heading", "field"),
        [
            ("Ngày hoàn thành theo kế hoạch", "due_on"),
            ("Ngày phải hoàn thành", "due_on"),
            ("Thời gian trình Chính phủ", "due_on"),
            ("Ngày trình thực tế", "completed_on"),
            ("Ngày dự kiến hoàn thành", None),
            ("Ngày hoàn thành dự kiến", None),
            ("Ngày báo cáo", None),
            ("Ngày báo cáo kết quả", None),
            ("Thời hạn xin lùi", None),
        ],
    )
    def test_a_planned_day_is_no_completion(self, heading, field):
        found = meant(f"Đơn vị chủ trì; Sản phẩm; {heading}", name="Tên nhiệm vụ")
        assert found == {"C": "lead_unit", "D": "product"} | ({"E": field} if field else {})

    def test_the_planned_and_the_actual_day_are_told_apart(self):
        found = meant(
            "Đơn vị chủ trì; Ngày hoàn thành / Kế hoạch; Ngày hoàn thành / Thực tế",
            name="Tên nhiệm vụ",
        )
        assert found == {"C": "lead_unit", "D": "due_on", "E": "completed_on"}


class TestCases:
    @pytest.mark.parametrize(
        ("heading", "field"),
        [
            ("Số hồ sơ thanh toán trực tuyến", None),
            ("Số hồ sơ trả kết quả trực tuyến", None),
            ("Số hồ sơ trực tuyến đã giải quyết", None),
            ("Tỷ lệ (%) / Trực tuyến; Tỷ lệ (%) / Đúng hạn", None),
            ("Trong đó nộp trực tuyến", "cases_online"),
            ("Trong đó: trực tuyến", "cases_online"),
            ("Hồ sơ đúng hạn", "cases_resolved_on_time"),
            ("Số hồ sơ trước hạn", "cases_resolved_early"),
            ("Tổng số hồ sơ giải quyết", None),
        ],
    )
    def test_only_cases_that_came_in_online_are_online(self, heading, field):
        found = meant(f"Mức độ; Số hồ sơ tiếp nhận; {heading}", name="Tên thủ tục hành chính")
        assert found == {"C": "service_level", "D": "cases_received"} | (
            {"E": field} if field else {}
        )

    @pytest.mark.parametrize(
        "heading", ["Số hồ sơ tiếp nhận mới trong kỳ", "Số hồ sơ nhận mới", "Hồ sơ tiếp nhận mới"]
    )
    def test_new_cases_are_received(self, heading):
        found = meant(f"Mức độ; {heading}; Ghi chú", name="Tên thủ tục hành chính")
        assert found["D"] == "cases_received"

    def test_a_slip_of_the_pen_is_mended_towards_what_headings_say(self):
        assert meant("Kế hoạch vốn; Đã giải ngân; Tỉ lệ giải nghân (%)")["E"] == "disbursed_rate"


class TestSingleWindow:
    def windows(self, heading: str, *cells: object) -> tuple[list[object], dict[str, str | None]]:
        """The values of the field, and value by code of what is found."""
        rows = table(
            ["Tên thủ tục hành chính", "Mức độ", heading, "Số hồ sơ tiếp nhận"],
            [[f"Thủ tục {at}", 4, cell, 10] for at, cell in enumerate(cells, 1)],
        )
        reading = read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx")
        (found,) = reading.tables
        at = found.fields.index("single_window")
        return [row[at] for row in found.rows], {one.code: one.value for one in reading.findings}

    @pytest.mark.parametrize(
        "heading",
        [
            "Cơ chế một cửa quốc gia",
            "Cơ chế một cửa (NSW/ASW)",
            "Kết nối cơ chế một cửa",
            "Cơ chế một cửa",
        ],
    )
    def test_a_cell_that_names_the_window_is_taken_at_its_word(self, heading):
        assert self.windows(heading, "NSW", "ASW", "Không") == (["nsw", "asw", "none"], {})

    @pytest.mark.parametrize("heading", ["NSW và ASW", "Một cửa quốc gia (NSW) và ASEAN (ASW)"])
    def test_a_mark_under_both_windows_stands_for_both(self, heading):
        cells = ("x", "Có", "Không", "ASW", "NSW, ASW")
        assert self.windows(heading, *cells) == (
            ["nsw_asw", "nsw_asw", "none", "asw", "nsw_asw"],
            {},
        )

    @pytest.mark.parametrize("heading", ["NSW/ASW", "Kết nối NSW/ASW", "Cơ chế một cửa (NSW/ASW)"])
    def test_a_mark_under_either_window_is_asked_about(self, heading):
        found = self.windows(heading, "x", "Không", "NSW")
        assert found == (["nsw_asw", "none", "nsw"], {"marked_for_both": "x"})

    def test_marks_in_the_columns_of_both_windows_make_up_both(self):
        rows = table(
            ["Tên thủ tục hành chính", "Mức độ", "NSW", "ASW"],
            [["Thủ tục A", 4, "x", "x"], ["Thủ tục B", 4, None, "x"], ["Thủ tục C", 4]],
        )
        reading = read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx")
        found = [row["single_window"] for row in reading.tables[0].records()]
        assert found == ["nsw_asw", "asw", "none"]
        assert reading.findings == ()

    def test_marks_stand_for_the_heading_and_a_blank_for_none(self):
        assert self.windows("Cơ chế một cửa quốc gia", "x", None) == (["nsw", "none"], {})

    def test_a_blank_beside_a_written_no_says_nothing(self):
        assert self.windows("Cơ chế một cửa quốc gia", "Không", None) == (["none", None], {})

    @pytest.mark.parametrize(
        ("cell", "code"),
        [("Đang triển khai", "flag_not_understood"), ("NSW hoặc ASW", "flag_not_understood")],
    )
    def test_what_is_not_one_value_is_told(self, cell, code):
        assert self.windows("Cơ chế một cửa quốc gia", "NSW", cell) == (["nsw", None], {code: cell})

    def test_a_mark_where_no_window_is_named_is_asked_about(self):
        assert self.windows("Cơ chế một cửa", "NSW", "x") == (
            ["nsw", None],
            {"value_not_declared": "x"},
        )


class TestIntegration:
    """Whether a procedure is on the national portal or of Decision 422."""

    @staticmethod
    def flags(heading: str, *cells: object) -> tuple[list[bool | None], set[str]]:
        records = [[f"Thủ tục {at}", 4, cell] for at, cell in enumerate(cells)]
        rows = table(["Tên thủ tục hành chính", "Mức độ", heading], records)
        reading = read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx")
        name = "in_decision_422" if "422" in heading else "on_national_portal"
        found = [row.get(name) for row in reading.tables[0].records()]
        return found, {one.code for one in reading.findings}

    @pytest.mark.parametrize("heading", ["Tích hợp Cổng DVCQG", "Thuộc QĐ 422"])
    @pytest.mark.parametrize(
        ("cell", "value", "told"),
        [
            ("01/6/2022", True, {"flag_from_date"}),
            (date(2022, 10, 31), True, {"flag_from_date"}),
            ("Hoàn thành", True, set()),
            ("☑", True, set()),
            ("01/12/2022", None, {"flag_not_understood"}),
            ("Tháng 12/2022", None, {"flag_not_understood"}),
            ("1.001234", None, {"flag_not_understood"}),
        ],
    )
    def test_what_is_not_understood_is_no_no(self, heading, cell, value, told):
        assert self.flags(heading, "x", cell, None) == ([True, value, False], told)
        assert self.flags(heading, "x", cell, "Không") == ([True, value, False], told)
