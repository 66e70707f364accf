"""The ways investors draw their projects and payments."""

from collections.abc import Mapping
from dataclasses import replace

from sample_data.hands import Hand
from sample_data.layouts_tasks import column
from sample_data.table import Column, Layout
from tracking.vocabulary import View

PLAN = "Kế hoạch vốn năm {y}"
MINISTRY_FORM = Layout(
    view=View.DISBURSEMENT,
    sheet="Bieu giai ngan",
    top="full",
    title=(
        "BÁO CÁO TÌNH HÌNH GIẢI NGÂN VỐN ĐẦU TƯ CÔNG NĂM {y}",
        "Tháng {m} năm {y} (số liệu ước thực hiện đến {cuoi})",
    ),
    columns=(
        column("_order", "STT", width=6),
        column("project_name", "Tên dự án", width=46),
        column("project_code", "Mã dự án", width=11),
        column("total_investment_vnd", "Tổng mức đầu tư"),
        column("plan_assigned_vnd", "Kế hoạch vốn năm 2022", "Được giao đầu năm"),
        column("plan_adjusted_vnd", "Kế hoạch vốn năm 2022", "Sau điều chỉnh"),
        column("plan_carried_over_vnd", "Vốn năm trước kéo dài"),
        column("disbursed_in_period_vnd", "Giải ngân", "Kế hoạch năm 2022", "Trong tháng"),
        column("disbursed_to_date_vnd", "Giải ngân", "Kế hoạch năm 2022", "Lũy kế từ đầu năm"),
        column("disbursed_carried_over_vnd", "Giải ngân", "Vốn kéo dài"),
        column("disbursed_rate", "Tỷ lệ giải ngân so với kế hoạch (%)", width=11),
        column("forecast_year_vnd", "Ước giải ngân {het_nam}"),
        column("obstacle", "Khó khăn, vướng mắc", width=32),
        column("proposal", "Kiến nghị", width=26),
    ),
    numbering="({})",
    groups="I",
    group_sums=True,
    total="Tổng số",
    total_on_top=True,
)
LIST = Layout(
    view=View.DISBURSEMENT,
    sheet="Bieu GN",
    top="left",
    title=("TÌNH HÌNH THANH TOÁN VỐN ĐẦU TƯ CÔNG", "Tháng {m} năm {y}"),
    columns=(
        column("_order", "TT", width=6),
        column("project_name", "Danh mục công trình, dự án", width=48),
        column("project_code", "Mã số dự án", width=11),
        column("_years", "Thời gian KC-HT", width=12),
        column("total_investment_vnd", "Tổng mức đầu tư được duyệt"),
        column("plan_assigned_vnd", "KH vốn giao năm 2022"),
        column("plan_adjusted_vnd", "KH điều chỉnh"),
        column("disbursed_in_period_vnd", "Thanh toán trong tháng"),
        column("disbursed_to_date_vnd", "Lũy kế thanh toán từ đầu năm"),
        column("disbursed_rate", "Tỷ lệ thanh toán so với kế hoạch (%)", width=11),
        column("obstacle", "Nguyên nhân chậm", width=32),
    ),
    total="TỔNG CỘNG",
    signs=("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"),
)
BILLIONS = Layout(
    view=View.DISBURSEMENT,
    sheet="Sheet1",
    top="tight",
    title=("Kết quả giải ngân vốn đầu tư công đến hết tháng {m} năm {y}",),
    columns=(
        column("_order", "TT", width=6),
        column("project_name", "Tên dự án", width=46),
        column("total_investment_vnd", "Tổng mức đầu tư"),
        column("plan_assigned_vnd", "Kế hoạch vốn 2022"),
        column("plan_adjusted_vnd", "Kế hoạch điều chỉnh"),
        column("disbursed_to_date_vnd", "Giải ngân đến {cuoi}"),
        column("disbursed_rate", "Tỷ lệ", width=9),
        column("obstacle", "Vướng mắc", width=30),
    ),
    hand=Hand(money="tỷ đồng", rates="text"),
    total="Tổng cộng",
    notes=("* Số tháng {m} gồm ước thực hiện đến cuối tháng.",),
    signs=("HIỆU TRƯỞNG",),
)
DONGS = Layout(
    view=View.DISBURSEMENT,
    sheet="GN thang {m}",
    top="label",
    title=("BÁO CÁO GIẢI NGÂN", "Số liệu đến hết tháng {m}/{y}"),
    columns=(
        column("_order", "STT", width=6),
        column("project_code", "Mã dự án", width=11),
        column("project_name", "Dự án", width=46),
        column("funding_source", "Nguồn vốn", width=14),
        column("plan_assigned_vnd", "Vốn giao 2022", width=18),
        column("plan_adjusted_vnd", "Vốn sau điều chỉnh", width=18),
        column("disbursed_to_date_vnd", "Đã giải ngân", width=18),
        column("disbursed_rate", "% giải ngân", width=10),
        column("obstacle", "Khó khăn, vướng mắc", width=32),
    ),
    hand=Hand(money="đồng", rates="fraction"),
    total="Cộng",
    total_on_top=True,
)
THOUSANDS = replace(
    DONGS,
    sheet="Giai ngan",
    top="full",
    title=("BÁO CÁO TÌNH HÌNH THỰC HIỆN VỐN ĐẦU TƯ PHÁT TRIỂN", "{Thang}"),
    columns=(
        column("_order", "Số TT", width=6),
        column("project_name", "Tên công trình, dự án", width=46),
        column("plan_assigned_vnd", "Kế hoạch", "Đầu năm", width=15),
        column("plan_adjusted_vnd", "Kế hoạch", "Sau điều chỉnh", width=15),
        column("disbursed_in_period_vnd", "Giải ngân", "Tháng {m}", width=15),
        column("disbursed_to_date_vnd", "Giải ngân", "Lũy kế", width=15),
        column("forecast_year_vnd", "Dự kiến giải ngân {het_nam}", width=15),
        column("obstacle", "Lý do", width=30),
    ),
    hand=Hand(money="nghìn đồng", blank="-"),
    groups="A",
    group_sums=True,
    total="Tổng cộng",
    total_on_top=False,
)
YEAR_PAID = (
    "Giải ngân kế hoạch năm 2022 (tính từ 01/01/2022) "
    "và kế hoạch năm 2021 kéo dài đến hết tháng {m}"
)
GRID = Layout(
    view=View.DISBURSEMENT,
    sheet="Bieu C",
    top="left",
    title=("TÌNH HÌNH THỰC HIỆN VÀ GIẢI NGÂN KẾ HOẠCH VỐN", "Tháng {m}/{y}"),
    columns=(
        column("_order", "#", width=6),
        column("project_name", "Danh mục dự án", width=46),
        column("project_code", "Mã số dự án", width=11),
        column("plan_carried_over_vnd", "Kế hoạch vốn năm 2021 cho phép kéo dài (nếu có)"),
        column("plan_assigned_vnd", "Kế hoạch năm 2022 được giao"),
        column("plan_adjusted_vnd", "Kế hoạch năm 2022 sau điều chỉnh"),
        column("disbursed_to_date_vnd", YEAR_PAID, "KH năm 2022"),
        column("disbursed_carried_over_vnd", YEAR_PAID, "KH năm 2021 kéo dài"),
        column("obstacle", "Khó khăn, vướng mắc", width=32),
    ),
    total="Tổng số :",
    total_on_top=True,
)
SMALL = replace(
    BILLIONS,
    sheet="Bao cao",
    top="left",
    title=("BÁO CÁO GIẢI NGÂN VỐN ĐẦU TƯ CÔNG THÁNG {m}/{y}",),
    columns=(
        column("_order", "TT", width=6),
        column("project_name", "Nội dung", width=46),
        column("plan_assigned_vnd", "Kế hoạch giao"),
        column("plan_adjusted_vnd", "Kế hoạch sau điều chỉnh"),
        column("disbursed_to_date_vnd", "Lũy kế giải ngân"),
        column("disbursed_rate", "Tỷ lệ %", width=9),
    ),
    hand=Hand(),
    notes=(),
)
OLD = replace(
    SMALL,
    sheet="GN",
    top="label",
    title=("Báo cáo giải ngân vốn đầu tư công", "{Thang}"),
    font=".VnTime",
    signs=("Hiệu trưởng",),
)
TEXT = replace(
    SMALL,
    sheet="Giai ngan",
    top="full",
    hand=Hand(text_numbers=0, rates="text"),
    title=("KẾT QUẢ GIẢI NGÂN", "Lũy kế đến hết tháng {m}/{y}"),
)
LONG_TEXT = replace(TEXT, hand=Hand(money="đồng", text_numbers=0, rates="text"))
LAYOUTS: Mapping[str, Layout] = {
    "MINISTRY_FORM": MINISTRY_FORM, "LIST": LIST, "BILLIONS": BILLIONS, "DONGS": DONGS,
    "THOUSANDS": THOUSANDS, "GRID": GRID, "SMALL": SMALL, "OLD": OLD, "TEXT": TEXT,
    "LONG_TEXT": LONG_TEXT,
}  # fmt: skip
ALWAYS_ADJUSTED = ("MINISTRY_FORM", "LIST", "GRID")
"""Forms that have the column of the adjusted plan before there is one."""


def before_the_cut(layout: Layout) -> Layout:
    """The same form without the column of the adjusted plan."""
    kept: tuple[Column, ...] = tuple(
        one for one in layout.columns if one.field != "plan_adjusted_vnd"
    )
    return replace(layout, columns=kept)
