"""Headings as units word them, and the field each of them names; one wording is one line."""

import pytest

from data_loaders import read_workbook
from tests.workbooks import MONEY, book, table

DISBURSEMENT = """
project_name          | Danh mục công trình, dự án; Đơn vị/Dự án; Tên dự án, nhiệm vụ; Nhiệm vụ chi; Tên chương trình, dự án; Tên công trình/dự án; Tên DA; Danh mục DA; Dự án đầu tư; Danh mục đầu tư; Nội dung dự án; Nội dung công trình
investor              | Chủ đầu tư/Đơn vị thực hiện; Tên chủ đầu tư; Ban QLDA - Chủ đầu tư; Đơn vị sử dụng vốn
total_investment_vnd  | TMĐT; Tổng mức đầu tư được duyệt; Tổng mức đầu tư (tỷ đồng)
plan_assigned_vnd     | Kế hoạch vốn; KHV 2022; Kế hoạch giao; Số vốn được giao; Tổng vốn; Kế hoạch vốn năm 2022 đã giao; KH năm 2022; Vốn giao; Vốn kế hoạch năm 2022; Kế hoạch vốn Thủ tướng giao; Kế hoạch vốn TTg giao năm 2022; Kế hoạch đầu năm; Dự toán được giao; Kế hoạch vốn (triệu đồng); Tổng kế hoạch vốn giao; KH vốn ĐTC 2022; Kế hoạch vốn được phân bổ; Kinh phí được giao; Tổng kế hoạch năm 2022; Vốn bố trí năm 2022; Số vốn kế hoạch; Kế hoạch vốn đầu tư công năm 2022; Tổng số vốn; Kế hoạch vốn Bộ giao; Vốn đầu tư công năm 2022; Vốn NSNN được giao năm 2022
plan_adjusted_vnd     | Kế hoạch sau điều chỉnh; KH điều chỉnh; Kế hoạch vốn năm 2022 sau điều chỉnh; Kế hoạch vốn điều chỉnh lần 2; Vốn sau điều chỉnh; KHV sau ĐC; Kế hoạch điều chỉnh, bổ sung; Kế hoạch cuối cùng; Kế hoạch vốn hiện nay; Kế hoạch vốn sau khi cắt giảm
plan_carried_over_vnd | Vốn kéo dài; Kế hoạch vốn 2021 kéo dài sang 2022; Vốn năm trước chuyển sang; KH vốn năm 2021 được phép kéo dài; Nguồn kinh phí năm trước chuyển sang
disbursed_to_date_vnd | Giải ngân; Giải ngân (triệu đồng); Số vốn giải ngân; Số vốn đã giải ngân; GN lũy kế; Lũy kế GN; Thực hiện; Số tiền đã giải ngân đến 31/10; Giải ngân năm 2022; Lũy kế GN đến tháng này; Đã giải ngân đến 30/9; Giải ngân đến nay; Giải ngân đến hết tháng 10; Lũy kế giải ngân đến 31/10/2022; Lũy kế vốn giải ngân đến cuối kỳ báo cáo; Giải ngân 10 tháng; Giải ngân 10 tháng đầu năm 2022; Giải ngân vốn năm 2022; Giải ngân cộng dồn; Đã thanh toán; Giá trị giải ngân lũy kế; Kết quả giải ngân; Số đã giải ngân từ đầu năm; Thanh toán lũy kế từ đầu năm; Lũy kế thực hiện; Tổng số giải ngân; Giải ngân tính đến 31/10/2022; Kinh phí đã sử dụng; Giải ngân / Số tiền; Giải ngân / Lũy kế; Thực hiện giải ngân đến thời điểm báo cáo; Số liệu giải ngân đến ngày 31/10; Giải ngân lũy kế đến T10; Kết quả giải ngân vốn đầu tư công; Vốn đã giải ngân; Tổng giải ngân; Giá trị thực hiện giải ngân; Lũy kế từ đầu năm
disbursed_in_period_vnd | Giải ngân trong tháng; GN trong tháng; Giải ngân tháng 10; Giải ngân tháng 10/2022; Giải ngân trong kỳ; Giải ngân kỳ này; Số giải ngân trong tháng; Giải ngân / Trong kỳ; Giải ngân riêng tháng 10; GN tháng 10; Giá trị giải ngân trong tháng
disbursed_carried_over_vnd | Giải ngân vốn kéo dài; Giải ngân vốn năm 2021 kéo dài; GN vốn kéo dài; Lũy kế giải ngân vốn kéo dài; Giải ngân kế hoạch năm trước chuyển sang
forecast_year_vnd     | Ước giải ngân cả năm; Ước cả năm; Ước GN cả năm; Dự kiến giải ngân đến hết năm; Ước thực hiện cả năm 2022; Khả năng giải ngân cả năm; Ước giải ngân đến 31/12/2022; Dự kiến giải ngân đến 31/01/2023; Ước giải ngân năm 2022; Ước giải ngân hết năm kế hoạch
disbursed_rate        | Tỷ lệ giải ngân; Tỷ lệ (%); Tỷ lệ % giải ngân; % giải ngân; Tỷ lệ GN (%); Đạt %; Tỷ lệ so với kế hoạch (%); % KH; Tỷ lệ giải ngân/kế hoạch; Tỷ lệ đạt; Tỷ lệ thực hiện; Tỉ lệ giải ngân (%); Giải ngân / Tỷ lệ (%); So với KH (%)
obstacle              | Khó khăn, vướng mắc; Nguyên nhân chậm giải ngân; Lý do chậm; Tồn tại, hạn chế; Khó khăn, vướng mắc, nguyên nhân
proposal              | Kiến nghị, đề xuất; Đề xuất; Giải pháp; Đề nghị
note                  | Ghi chú; Tình hình thực hiện dự án; Giải trình
funding_source        | Nguồn vốn; Loại vốn; Nguồn ngân sách
project_code          | Mã dự án; Mã số dự án; Mã DA
-                     | Giải ngân năm 2021; Kế hoạch năm 2021; Kế hoạch năm 2023; Lũy kế GN đến tháng trước; Vốn điều chỉnh giảm; Số vốn chưa giải ngân; Kế hoạch trung hạn 2021-2025; Lũy kế giải ngân từ khởi công; Địa điểm xây dựng; Kế hoạch giải ngân tháng 11
"""  # noqa: E501
TASKS = """
title            | Nội dung nhiệm vụ; Nhiệm vụ; Nội dung công việc; Tên đề án, nhiệm vụ; Tên văn bản; Nội dung nhiệm vụ được giao; Nhiệm vụ cụ thể; Tên nhiệm vụ, đề án; Nội dung chỉ đạo; Tên dự thảo văn bản; Trích yếu nội dung; Nhiệm vụ, giải pháp; Nội dung thực hiện nhiệm vụ; Nội dung giao việc; Nội dung công việc được giao; Nhiệm vụ Bộ giao; Nhiệm vụ Thủ tướng Chính phủ giao; Công việc được giao; Nội dung nhiệm vụ (theo văn bản giao); Nhiệm vụ trong CTCT; Các nhiệm vụ; Nội dung thực hiện; Nội dung chỉ đạo của Bộ trưởng
lead_unit        | Đơn vị chủ trì; Chủ trì; Cơ quan chủ trì; Đơn vị thực hiện; Đơn vị chủ trì, thực hiện; Đơn vị đầu mối; Cơ quan, đơn vị chủ trì; Đơn vị được giao; Đơn vị; Đơn vị xử lý; Cơ quan thực hiện; Đơn vị chủ trì tham mưu, giải quyết
supporting_units | Đơn vị phối hợp; Phối hợp; Cơ quan phối hợp; Đơn vị phối hợp thực hiện; Các đơn vị phối hợp
leader_in_charge | Lãnh đạo Bộ phụ trách; Thứ trưởng phụ trách; LĐB phụ trách; Lãnh đạo Bộ chỉ đạo; Lãnh đạo phụ trách
assigned_by      | Văn bản giao; Số, ký hiệu văn bản giao; Căn cứ giao; Văn bản giao nhiệm vụ; Số văn bản; Cơ quan giao; Nguồn giao; Văn bản chỉ đạo; Số/ký hiệu VB giao nhiệm vụ
assigned_on      | Ngày giao; Ngày văn bản giao; Ngày giao nhiệm vụ; Ngày, tháng văn bản; Ngày ban hành văn bản giao
due_on           | Thời hạn; Hạn xử lý; Thời hạn hoàn thành; Hạn hoàn thành; Thời gian hoàn thành; Thời hạn trình; Thời gian trình; Tiến độ yêu cầu; Hạn báo cáo; Thời hạn theo yêu cầu; Hạn thực hiện; Thời hạn ban hành; Thời gian dự kiến hoàn thành; Ngày đến hạn; Hạn cuối; Thời hạn phải hoàn thành; Thời gian thực hiện; Hạn hoàn thành theo kế hoạch; Thời hạn giao; Thời hạn theo VB giao; Thời hạn theo văn bản giao; Thời hạn (ngày/tháng/năm); Thời hạn theo CTCT; Thời gian dự kiến trình; Dự kiến thời gian trình; Hạn cuối cùng; Tháng trình; Thời hạn ban đầu; Thời hạn gia hạn; Ngày kết thúc; Thời gian thực hiện / Kết thúc; Thời hạn / Điều chỉnh
completed_on     | Ngày hoàn thành; Ngày hoàn thành thực tế; Thời gian hoàn thành thực tế; Ngày trình; Ngày ban hành; Ngày văn bản kết quả; Ngày thực hiện xong; Ngày kết thúc; Thời điểm hoàn thành; Ngày ký ban hành; Thực tế / Kết thúc
progress_rate    | Tỷ lệ hoàn thành; % hoàn thành; Tiến độ (%); Mức độ hoàn thành (%); Tỷ lệ hoàn thành (%); Khối lượng hoàn thành (%); Tỷ lệ thực hiện (%); Tiến độ thực hiện (%)
declared_status  | Trạng thái; Tình trạng; Tình trạng thực hiện; Đánh giá; Trạng thái xử lý; Tình trạng hoàn thành; Đánh giá tiến độ; Tiến độ; Đánh giá mức độ hoàn thành; Tình hình thực hiện
product          | Sản phẩm; Sản phẩm đầu ra; Kết quả đầu ra; Hình thức văn bản; Sản phẩm dự kiến; Cấp trình; Sản phẩm/kết quả; Loại văn bản
result_document  | Văn bản kết quả; Số, ngày văn bản kết quả; Tài liệu minh chứng; Số văn bản ban hành; Văn bản báo cáo kết quả; Văn bản hoàn thành; Văn bản trả lời; Số văn bản báo cáo
obstacle         | Khó khăn, vướng mắc; Lý do chậm; Nguyên nhân; Nguyên nhân chậm, muộn; Lý do chưa hoàn thành; Tồn tại, khó khăn
proposal         | Kiến nghị, đề xuất; Đề xuất; Hướng xử lý; Giải pháp; Kiến nghị; Hành động tiếp theo
note             | Ghi chú
task_code        | Mã nhiệm vụ; Mã NV; Mã số; Mã định danh
-                | Số trang; Điện thoại liên hệ; Ngày bắt đầu; Ngày hoàn thành của đơn vị phối hợp; Thời hạn của đơn vị phối hợp
"""  # noqa: E501
SERVICES = """
procedure_name       | Tên thủ tục hành chính; Tên TTHC; Thủ tục hành chính; Tên dịch vụ công; Tên DVCTT; Danh mục thủ tục hành chính; Tên thủ tục; Tên thủ tục hành chính/dịch vụ công
procedure_code       | Mã TTHC; Mã thủ tục; Mã số TTHC; Mã số hồ sơ TTHC trên CSDLQG; Mã DVC
field                | Lĩnh vực; Lĩnh vực giải quyết; Lĩnh vực TTHC; Lĩnh vực, công việc giải quyết theo cấp
service_level        | Mức độ; Mức độ cung cấp; Mức độ DVC; Mức độ dịch vụ công trực tuyến; Mức độ DVCTT; Loại dịch vụ công trực tuyến; Mức độ cung cấp DVCTT; Hình thức cung cấp
on_national_portal   | Tích hợp Cổng DVCQG; Đã tích hợp trên Cổng DVCQG; Tích hợp trên Cổng Dịch vụ công quốc gia; Cổng DVCQG; Tích hợp; Đã tích hợp, cung cấp trên Cổng DVCQG
in_decision_422      | Thuộc QĐ 422; Quyết định 422/QĐ-TTg; Thuộc danh mục Quyết định số 422/QĐ-TTg; QĐ 422
single_window        | Cơ chế một cửa; Một cửa quốc gia/ASEAN; NSW/ASW; Cơ chế một cửa quốc gia, ASEAN
cases_carried_over   | Kỳ trước chuyển sang; Từ kỳ trước; Hồ sơ kỳ trước chuyển sang; Tồn kỳ trước; Hồ sơ tồn kỳ trước chuyển qua; Số hồ sơ kỳ trước chuyển qua
cases_received       | Tổng số hồ sơ tiếp nhận; Số hồ sơ tiếp nhận; Hồ sơ tiếp nhận; Số hồ sơ; Tổng số hồ sơ; Số hồ sơ phát sinh; Tiếp nhận trong kỳ; Tổng số hồ sơ đã tiếp nhận; Số lượng hồ sơ tiếp nhận; Hồ sơ tiếp nhận / Tổng; Số hồ sơ tiếp nhận trong kỳ; Số hồ sơ tiếp nhận trong tháng; Số hồ sơ tiếp nhận tháng 10; Số HS tiếp nhận; Tổng số hồ sơ đã nhận; Số hồ sơ nộp; Số hồ sơ phát sinh trong tháng; Số hồ sơ tiếp nhận trong quý; Tổng số phải giải quyết; Hồ sơ tiếp nhận / Trong tháng
cases_online         | Trực tuyến; Hồ sơ trực tuyến; Hồ sơ nộp trực tuyến; Số hồ sơ tiếp nhận trực tuyến; Qua mạng; Nộp trực tuyến; Hồ sơ tiếp nhận / Trực tuyến; Số hồ sơ nộp trực tuyến; Tiếp nhận qua mạng; Số hồ sơ trực tuyến phát sinh; Số HS trực tuyến; Số hồ sơ nộp qua Cổng DVC; Hồ sơ điện tử; Nộp qua Cổng DVC; Hồ sơ nộp qua DVCTT
cases_in_person      | Trực tiếp; Trực tiếp, dịch vụ bưu chính; Hồ sơ trực tiếp; Nộp trực tiếp; Trực tiếp/BCCI; Hồ sơ giấy; Tiếp nhận trực tiếp hoặc qua BCCI; Số hồ sơ nộp trực tiếp; Bưu chính công ích; Nộp trực tiếp tại Bộ phận một cửa; Nộp giấy
cases_resolved_early | Giải quyết trước hạn; Đã giải quyết / Trước hạn; Trước hạn; Số hồ sơ giải quyết trước hạn; Số hồ sơ trả trước hạn; Giải quyết sớm hạn
cases_resolved_on_time | Giải quyết đúng hạn; Đã giải quyết / Đúng hạn; Đúng hạn; Đã giải quyết đúng hạn; Trả kết quả đúng hạn; Số hồ sơ giải quyết đúng hạn; Số hồ sơ trả đúng hạn; Đã trả đúng hạn; Giải quyết đúng thời hạn; Số HS đúng hạn
cases_resolved_late  | Giải quyết quá hạn; Đã giải quyết / Quá hạn; Trễ hạn; Đã giải quyết quá hạn; Giải quyết trễ hạn; Trả kết quả quá hạn; Số hồ sơ quá hạn; Hồ sơ trễ hạn; Số HS trễ hạn; Đã giải quyết trễ hẹn
cases_pending_in_term | Đang giải quyết trong hạn; Đang giải quyết / Trong hạn; Chưa đến hạn; Đang xử lý trong hạn
cases_pending_overdue | Đang giải quyết quá hạn; Đang giải quyết / Quá hạn; Đang xử lý quá hạn
note                 | Ghi chú
-                    | Tỷ lệ hồ sơ trực tuyến (%); Cơ quan thực hiện; Tỷ lệ giải quyết đúng hạn; Lũy kế số hồ sơ tiếp nhận; Số hồ sơ tiếp nhận cùng kỳ; Số hồ sơ thanh toán trực tuyến; Số phản ánh tiếp nhận; Số hồ sơ qua kiểm tra
"""  # noqa: E501
MEASURES = """
indicator_code  | Mã chỉ tiêu; Mã chỉ số; Mã
planned_value   | Kế hoạch; Chỉ tiêu giao; Mục tiêu; Kế hoạch năm 2022; Chỉ tiêu kế hoạch; Được giao; Kế hoạch năm; Giá trị kế hoạch; Mục tiêu năm 2022; Chỉ tiêu năm 2022; KH; KH năm; KH cả năm; KH năm 2022; Giao năm; Giao năm 2022; KH được giao
actual_value    | Thực hiện; Kết quả; Kết quả thực hiện; Kết quả đạt được; Thực hiện đến tháng 10; Lũy kế thực hiện; Thực tế; Giá trị thực hiện; Thực hiện tháng 10/2022; Kết quả đến 31/10/2022; Số liệu; Kết quả tháng 10; Đã đạt được; Lũy kế từ đầu năm; TH; TH 10 tháng; TH đến 31/10/2022; KQ TH; TH tháng 10; TH lũy kế
unit_of_measure | Đơn vị tính; ĐVT; Đơn vị đo; Đơn vị
note            | Ghi chú; Giải trình; Thuyết minh
-               | Tỷ lệ thực hiện so với kế hoạch (%); % KH năm; TH/KH (%); Còn phải thực hiện; Kế hoạch còn phải thực hiện; Không thực hiện được; Kết quả phải đạt
"""  # noqa: E501
BESIDE = {
    "disbursement": {
        "project_name": "Tên dự án",
        "plan_assigned_vnd": "Kế hoạch vốn năm 2022",
        "disbursed_to_date_vnd": "Lũy kế giải ngân đến 31/10/2022",
    },
    "tasks": {"title": "Tên nhiệm vụ", "lead_unit": "Đơn vị chủ trì", "due_on": "Thời hạn"},
    "services": {
        "procedure_name": "Tên thủ tục hành chính",
        "service_level": "Mức độ",
        "cases_received": "Tổng số hồ sơ tiếp nhận",
    },
    "measures": {
        "_indicator_name": "Tên chỉ số",
        "planned_value": "Kế hoạch",
        "actual_value": "Thực hiện",
    },
}
"""Headings that stand beside the one in question, but for those of its own field."""
MAPS = {"disbursement": DISBURSEMENT, "tasks": TASKS, "services": SERVICES, "measures": MEASURES}


def wordings() -> list[tuple[str, str, str]]:
    found = []
    for view, drawn in MAPS.items():
        for line in drawn.strip().splitlines():
            field, _, headings = line.partition("|")
            found += [(view, one.strip(), field.strip()) for one in headings.split(";")]
    return found


def columns(*headings: str) -> dict[str, str]:
    """Field -> heading, of a disbursement table with these headings; the projects are named."""
    rows = table(["Tên dự án", *headings], [["Cải tạo trụ sở", *range(1, len(headings) + 1)]])
    (found,) = read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx").tables
    by_letter = dict(zip("CDEFGH", headings, strict=False))
    return {name: by_letter[at] for name, at in found.columns.items() if at in by_letter}


@pytest.mark.parametrize(
    ("headings", "field", "chosen"),
    [
        ("KH vốn năm 2022; Vốn 2021 kéo dài; Tổng kế hoạch vốn", "plan_assigned_vnd", 0),
        ("Tổng kế hoạch (bao gồm kéo dài); Kế hoạch sau điều chỉnh", "plan_assigned_vnd", None),
        ("Tổng giải ngân; Giải ngân vốn kéo dài; GN vốn năm 2022", "disbursed_to_date_vnd", 2),
        ("KH điều chỉnh lần 1; KH điều chỉnh lần 2; Giải ngân", "plan_adjusted_vnd", 1),
        ("Kế hoạch vốn Bộ giao; Kế hoạch vốn Thủ tướng giao", "plan_assigned_vnd", 1),
        ("Giải ngân năm 2021; Giải ngân năm 2022", "disbursed_to_date_vnd", 1),
        ("Lũy kế GN đến tháng trước; Lũy kế GN đến tháng này", "disbursed_to_date_vnd", 1),
        ("Đã giải ngân đến 30/9; Ước giải ngân đến 31/10; Vốn", "disbursed_to_date_vnd", 0),
        ("Kế hoạch vốn; Ước giải ngân đến 31/12/2022", "disbursed_to_date_vnd", None),
        ("Kế hoạch vốn; Giải ngân; Thực hiện", "disbursed_to_date_vnd", 1),
    ],
)
def test_of_several_columns_the_one_of_the_year_itself_is_taken(headings, field, chosen):
    given = headings.split("; ")
    expected = None if chosen is None else given[chosen]
    assert columns(*given).get(field) == expected


def column_of(view: str, heading: str, field: str) -> str | None:
    """The field that the column under a heading is read into."""
    levels = heading.split(" / ")
    others = [words for name, words in BESIDE[view].items() if name != field]
    rows = table([*others, levels[0]], [], money=MONEY)
    last = len(rows[3]) - 1
    if len(levels) > 1:
        rows.append([None] * last + [levels[1]])
    cells = ["Đang làm"] * 3 if field == "declared_status" else [1, 2, 3]
    rows += [[at, *[f"Tên {at}"] * (last - 1), cell] for at, cell in enumerate(cells, 1)]
    merges = {"Biểu 1": [f"{'ABCDEFG'[at]}4:{'ABCDEFG'[at]}5" for at in range(last)]}
    content = book({"Biểu 1": rows}, merges=merges if len(levels) > 1 else {})
    (found,) = read_workbook(content, "bao-cao.xlsx").tables
    assert found.view == view
    return next((name for name, at in found.columns.items() if at == "ABCDEFG"[last]), None)


@pytest.mark.parametrize(("view", "heading", "field"), wordings())
def test_a_heading_is_read_as_units_word_it(view: str, heading: str, field: str):
    assert column_of(view, heading, field) == (field if field != "-" else None)
