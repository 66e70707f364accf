"""Biểu 06/VPCP/KSTT and the lists of procedures that offices draw themselves."""

from collections.abc import Mapping
from dataclasses import replace

from sample_data.hands import Hand
from sample_data.layouts_tasks import column
from sample_data.table import Layout
from tracking.vocabulary import View

GOT = "Số hồ sơ nhận giải quyết"
DONE = "Số hồ sơ đã giải quyết"
LEFT = "Số lượng hồ sơ đang giải quyết"
FORM_06 = Layout(
    view=View.SERVICES,
    sheet="Bieu 06",
    top="label",
    title=(
        "Biểu số 06/VPCP/KSTT",
        "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC",
        "(Từ ngày {tu} đến ngày {den})",
    ),
    columns=(
        column("_order", "STT", width=6),
        column("field", "Lĩnh vực, công việc giải quyết theo cấp", width=40),
        column("cases_received", GOT, "Tổng số"),
        column("cases_online", GOT, "Trong đó", "Trực tuyến"),
        column("cases_in_person", GOT, "Trong đó", "Trực tiếp, dịch vụ bưu chính"),
        column("cases_carried_over", GOT, "Từ kỳ trước"),
        column("_resolved_total", DONE, "Tổng số"),
        column("cases_resolved_early", DONE, "Trước hạn"),
        column("cases_resolved_on_time", DONE, "Đúng hạn"),
        column("cases_resolved_late", DONE, "Quá hạn"),
        column("_pending_total", LEFT, "Tổng số"),
        column("cases_pending_in_term", LEFT, "Trong hạn"),
        column("cases_pending_overdue", LEFT, "Quá hạn"),
    ),
    numbering="({})",
    total="Tổng cộng",
)
OWN_06 = replace(
    FORM_06,
    sheet="TTHC",
    top="left",
    title=("KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH {THANG}", "Số liệu đến ngày {den}"),
    columns=(
        column("_order", "TT", width=6),
        column("field", "Lĩnh vực", width=36),
        column("cases_carried_over", "Tiếp nhận", "Kỳ trước chuyển sang"),
        column("cases_online", "Tiếp nhận", "Trực tuyến"),
        column("cases_in_person", "Tiếp nhận", "Trực tiếp, bưu chính"),
        column("cases_received", "Tiếp nhận", "Tổng số"),
        column("cases_resolved_early", "Đã giải quyết", "Trước hạn"),
        column("cases_resolved_on_time", "Đã giải quyết", "Đúng hạn"),
        column("cases_resolved_late", "Đã giải quyết", "Quá hạn"),
        column("cases_pending_in_term", "Đang giải quyết", "Trong hạn"),
        column("cases_pending_overdue", "Đang giải quyết", "Quá hạn"),
    ),
    numbering="",
    total="Tổng số",
    total_on_top=True,
)
LEVEL = "Mức độ cung cấp DVC trực tuyến"
TICKED_LIST = Layout(
    view=View.SERVICES,
    sheet="DM TTHC",
    top="left",
    title=(
        "DANH MỤC THỦ TỤC HÀNH CHÍNH CUNG CẤP DỊCH VỤ CÔNG TRỰC TUYẾN",
        "(Từ ngày {tu} đến ngày {den})",
    ),
    columns=(
        column("_order", "STT", width=6),
        column("procedure_code", "Mã TTHC", width=14),
        column("procedure_name", "Tên thủ tục hành chính", width=50),
        column("field", "Lĩnh vực", width=28),
        column("service_level", LEVEL, "Mức độ 2", marked="level_2", width=9),
        column("service_level", LEVEL, "Mức độ 3", marked="level_3", width=9),
        column("service_level", LEVEL, "Mức độ 4", marked="level_4", width=9),
        column("on_national_portal", "Đã tích hợp Cổng DVCQG"),
        column("in_decision_422", "Thuộc QĐ 422/QĐ-TTg"),
        column("single_window", "Cơ chế một cửa", "Quốc gia (NSW)", marked="nsw"),
        column("single_window", "Cơ chế một cửa", "ASEAN (ASW)", marked="asw"),
        column("cases_received", "Hồ sơ tiếp nhận", "Tổng số"),
        column("cases_online", "Hồ sơ tiếp nhận", "Trực tuyến"),
    ),
)
WORDED_LIST = Layout(
    view=View.SERVICES,
    sheet="DVCTT",
    top="left",
    title=("TÌNH HÌNH CUNG CẤP DỊCH VỤ CÔNG TRỰC TUYẾN", "Kỳ báo cáo: tháng {m}/{y}"),
    columns=(
        column("_order", "TT", width=6),
        column("procedure_name", "Tên dịch vụ công", width=54),
        column("service_level", "Mức độ cung cấp"),
        column("on_national_portal", "Tích hợp Cổng DVC quốc gia"),
        column("in_decision_422", "Theo QĐ 422"),
        column("single_window", "Một cửa quốc gia/ASEAN"),
        column("cases_received", "Số hồ sơ tiếp nhận"),
        column("cases_online", "Hồ sơ nộp trực tuyến"),
        column("cases_resolved_early", "Đã giải quyết", "Trước hạn"),
        column("cases_resolved_on_time", "Đã giải quyết", "Đúng hạn"),
        column("cases_resolved_late", "Đã giải quyết", "Quá hạn"),
        column("cases_pending_overdue", "Đang giải quyết quá hạn"),
    ),
    hand=Hand(yes="Có", no="Không"),
    total="Cộng",
)
FULL_LIST = Layout(
    view=View.SERVICES,
    sheet="Ket qua TTHC",
    top="full",
    title=("KẾT QUẢ GIẢI QUYẾT HỒ SƠ THEO THỦ TỤC HÀNH CHÍNH", "{Thang}"),
    columns=(
        column("_order", "STT", width=6),
        column("procedure_name", "Tên TTHC", width=50),
        column("service_level", "Mức DVC"),
        column("in_decision_422", "QĐ 422"),
        column("on_national_portal", "Tích hợp Cổng DVCQG"),
        column("cases_carried_over", "Tồn kỳ trước"),
        column("cases_received", "Tiếp nhận trong kỳ", "Tổng số"),
        column("cases_online", "Tiếp nhận trong kỳ", "Trực tuyến"),
        column("cases_in_person", "Tiếp nhận trong kỳ", "Trực tiếp, bưu chính"),
        column("cases_resolved_early", "Đã giải quyết", "Trước hạn"),
        column("cases_resolved_on_time", "Đã giải quyết", "Đúng hạn"),
        column("cases_resolved_late", "Đã giải quyết", "Trễ hạn"),
        column("cases_pending_in_term", "Đang giải quyết", "Trong hạn"),
        column("cases_pending_overdue", "Đang giải quyết", "Quá hạn"),
    ),
    hand=Hand(yes="x", levels={"level_2": "2", "level_3": "3", "level_4": "4"}),
    groups="I",
    numbering="{}",
)
TEXT_LIST = replace(
    WORDED_LIST,
    sheet="Sheet1",
    top="tight",
    title=("Danh mục dịch vụ công trực tuyến và kết quả {thang}",),
    hand=Hand(yes="Đã tích hợp", no="Chưa", text_numbers=0),
    columns=(
        column("_order", "TT", width=6),
        column("procedure_code", "Mã thủ tục", width=14),
        column("procedure_name", "Tên thủ tục hành chính", width=52),
        column("service_level", "Mức độ"),
        column("on_national_portal", "Cổng DVCQG", width=14),
        column("cases_received", "Tổng số hồ sơ tiếp nhận"),
        column("cases_online", "Nộp trực tuyến"),
        column("cases_in_person", "Nộp trực tiếp, bưu chính"),
    ),
    total="",
)
MEASURES = Layout(
    view=View.MEASURES,
    sheet="Chi so",
    top="left",
    title=("KẾT QUẢ THỰC HIỆN MỘT SỐ CHỈ SỐ THEO CHỈ THỊ 07/CT-BCT", "{Thang} (lũy kế đến {den})"),
    columns=(
        column("_order", "TT", width=6),
        column("_indicator_name", "Tên chỉ số", width=62),
        column("unit_of_measure", "Đơn vị tính"),
        column("planned_value", "Kế hoạch năm 2022"),
        column("actual_value", "Thực hiện"),
        column("note", "Ghi chú", width=28),
    ),
)
OTHER_MEASURES = replace(
    MEASURES,
    sheet="Chỉ tiêu khác",
    top="label",
    title=("MỘT SỐ CHỈ TIÊU KHÁC", "Kỳ báo cáo: tháng {m}/{y}"),
    columns=(
        column("_order", "STT", width=6),
        column("_indicator_name", "Chỉ tiêu", width=62),
        column("unit_of_measure", "ĐVT"),
        column("planned_value", "Chỉ tiêu giao"),
        column("actual_value", "Kết quả thực hiện"),
    ),
)
LAYOUTS: Mapping[str, Layout] = {
    "FORM_06": FORM_06, "OWN_06": OWN_06, "TICKED_LIST": TICKED_LIST, "WORDED_LIST": WORDED_LIST,
    "FULL_LIST": FULL_LIST, "TEXT_LIST": TEXT_LIST, "MEASURES": MEASURES,
    "OTHER_MEASURES": OTHER_MEASURES,
}  # fmt: skip
