"""The ways offices draw their lists of tasks."""

from collections.abc import Mapping
from dataclasses import replace

from sample_data.hands import Hand
from sample_data.table import Column, Layout
from sample_data.task_words import MARKED
from tracking.vocabulary import View


def column(field: str, *heading: str, width: int = 13, marked: str | None = None) -> Column:
    """A column; headings from the top down."""
    return Column(field=field, heading=heading, width=width, marked=marked)


def _marks() -> tuple[Column, ...]:
    heads = (
        ("Hoàn thành", "Đúng hạn"), ("Hoàn thành", "Quá hạn"),
        ("Chưa hoàn thành", "Trong hạn"), ("Chưa hoàn thành", "Quá hạn"),
    )  # fmt: skip
    return tuple(
        column("declared_status", *head, width=9, marked=value)
        for head, value in zip(heads, MARKED.values(), strict=True)
    )


GOVERNMENT = Layout(
    view=View.TASKS,
    sheet="Nhiem vu",
    top="full",
    title=(
        "BẢNG THEO DÕI NHIỆM VỤ CHÍNH PHỦ, THỦ TƯỚNG CHÍNH PHỦ VÀ BỘ GIAO",
        "(Từ ngày {tu} đến ngày {den})",
    ),
    columns=(
        column("_order", "STT", width=6),
        column("title", "Nội dung nhiệm vụ", width=46),
        column("assigned_by", "Văn bản giao nhiệm vụ", "Số, ký hiệu văn bản giao", width=24),
        column("assigned_on", "Văn bản giao nhiệm vụ", "Ngày giao"),
        column("lead_unit", "Đơn vị chủ trì", width=24),
        column("supporting_units", "Đơn vị phối hợp", width=28),
        column("due_on", "Thời hạn hoàn thành"),
        column("completed_on", "Kết quả", "Ngày hoàn thành"),
        column("result_document", "Kết quả", "Văn bản kết quả", width=18),
        column("declared_status", "Trạng thái thực hiện", width=20),
        column("obstacle", "Khó khăn, vướng mắc", width=28),
        column("proposal", "Kiến nghị", width=26),
    ),
    hand=Hand(dates="%d/%m/%Y"),
    numbering="({})",
    groups="I",
    signs=("KT. THỦ TRƯỞNG ĐƠN VỊ", "PHÓ THỦ TRƯỞNG"),
)
SHORT = Layout(
    view=View.TASKS,
    sheet="Sheet1",
    top="label",
    title=("Tình hình thực hiện nhiệm vụ được giao", "Tháng {m}/{y} (số liệu đến ngày {den})"),
    columns=(
        column("_order", "TT", width=6),
        column("title", "Nhiệm vụ được giao", width=52),
        column("due_on", "Thời hạn"),
        column("completed_on", "Ngày hoàn thành thực tế", width=15),
        column("declared_status", "Tình trạng", width=20),
        column("obstacle", "Lý do chậm", width=32),
    ),
    own_only=True,
    signs=("NGƯỜI LẬP BIỂU",),
)
TICKED = Layout(
    view=View.TASKS,
    sheet="NV {m}-{y}",
    top="left",
    title=("TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ", "Tháng {m} năm {y}", "(Tính đến ngày {den})"),
    columns=(
        column("_order", "STT", width=6),
        column("title", "Tên nhiệm vụ", width=46),
        column("lead_unit", "Đơn vị chủ trì", width=24),
        column("supporting_units", "Đơn vị phối hợp", width=26),
        column("due_on", "Hạn hoàn thành"),
        *_marks(),
        column("completed_on", "Ngày hoàn thành"),
        column("note", "Ghi chú", width=24),
    ),
    hand=Hand(dates="%d.%m.%Y"),
    numbering="{}",
)
PROGRESS = Layout(
    view=View.TASKS,
    sheet="Theo dõi nhiệm vụ",
    top="none",
    title=("BIỂU THEO DÕI NHIỆM VỤ",),
    columns=(
        column("_order", "STT", width=6),
        column("task_code", "Mã nhiệm vụ", width=14),
        column("title", "Nội dung công việc", width=46),
        column("lead_unit", "Chủ trì", width=24),
        column("due_on", "Hạn"),
        column("progress_rate", "% hoàn thành"),
        column("completed_on", "Ngày hoàn thành"),
        column("declared_status", "Trạng thái", width=20),
        column("product", "Sản phẩm", width=14),
        column("proposal", "Đề xuất, kiến nghị", width=26),
    ),
    hand=Hand(rates="fraction", months="{}/{}"),
    left=2,
)
DOCUMENTED = Layout(
    view=View.TASKS,
    sheet="Phu luc",
    top="full",
    title=(
        "PHỤ LỤC",
        "KẾT QUẢ THỰC HIỆN NHIỆM VỤ {thang}",
        "(kèm theo báo cáo, số liệu đến {den})",
    ),
    columns=(
        column("_order", "STT", width=6),
        column("title", "Nhiệm vụ", width=46),
        column("assigned_by", "Số, ký hiệu, ngày văn bản giao", width=34),
        column("lead_unit", "Đơn vị thực hiện", width=24),
        column("due_on", "Thời hạn"),
        column("result_document", "Số, ngày văn bản kết quả", width=30),
        column("declared_status", "Tình hình thực hiện", width=22),
        column("obstacle", "Nguyên nhân chậm", width=28),
    ),
    hand=Hand(dates="%d/%m/%Y", dated_documents=True),
    groups="A",
)
PROGRAMME = Layout(
    view=View.TASKS,
    sheet="CTCT",
    top="none",
    title=("CHƯƠNG TRÌNH CÔNG TÁC NĂM {y} CỦA BỘ CÔNG THƯƠNG", "Kết quả đến ngày {den}"),
    columns=(
        column("_order", "TT", width=6),
        column("title", "Tên đề án, nhiệm vụ", width=46),
        column("product", "Sản phẩm", width=14),
        column("lead_unit", "Đơn vị chủ trì", width=24),
        column("supporting_units", "Đơn vị phối hợp", width=28),
        column("leader_in_charge", "Lãnh đạo Bộ phụ trách", width=18),
        column("due_on", "Thời hạn trình"),
        column("completed_on", "Ngày trình thực tế"),
        column("declared_status", "Tình trạng thực hiện", width=20),
    ),
    groups="I",
    signs=("CHÁNH VĂN PHÒNG",),
)
LEGAL = Layout(
    view=View.TASKS,
    sheet="VBQPPL",
    top="left",
    title=(
        "TIẾN ĐỘ THỰC HIỆN CHƯƠNG TRÌNH XÂY DỰNG VĂN BẢN QUY PHẠM PHÁP LUẬT NĂM {y}",
        "Tháng {m} năm {y} (số liệu đến ngày {den})",
    ),
    columns=(
        column("_order", "TT", width=6),
        column("title", "Tên văn bản", width=50),
        column("product", "Hình thức văn bản", width=13),
        column("lead_unit", "Đơn vị chủ trì soạn thảo", width=26),
        column("supporting_units", "Đơn vị phối hợp", width=28),
        column("due_on", "Tiến độ", "Thời hạn trình"),
        column("completed_on", "Tiến độ", "Ngày trình thực tế"),
        column("declared_status", "Trạng thái", width=20),
        column("obstacle", "Nguyên nhân chậm", width=30),
    ),
    numbering="({})",
    groups="A",
    signs=("VỤ TRƯỞNG VỤ PHÁP CHẾ",),
)
REFORM = replace(
    DOCUMENTED,
    sheet="KH CCHC",
    title=("KẾT QUẢ THỰC HIỆN KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM {y}", "Kỳ báo cáo: tháng {m}/{y}"),
    hand=Hand(dated_documents=True),
    groups="",
)
OLD = replace(
    SHORT,
    sheet="Bao cao",
    top="label",
    title=("Biểu theo dõi nhiệm vụ", "{Thang} (đến ngày {den})"),
    hand=Hand(dates="%d/%m/%Y"),
    font=".VnTime",
    signs=("Hiệu trưởng",),
)
NOTED = replace(
    SHORT,
    sheet="Bao cao thang {m}",
    title=("BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG {m} NĂM {y}", "Số liệu tính đến {den}"),
    columns=(
        column("_order", "Số TT", width=6),
        column("title", "Nội dung nhiệm vụ được giao", width=48),
        column("assigned_by", "Căn cứ giao", width=28),
        column("due_on", "Thời hạn được giao"),
        column("completed_on", "Ngày hoàn thành"),
        column("declared_status", "Đánh giá tiến độ", width=18),
        column("supporting_units", "Phối hợp", width=28),
    ),
    hand=Hand(dates="%d-%m-%Y", blank="-"),
    top="tight",
    notes=("* Nhiệm vụ thường xuyên không tính vào tỷ lệ đúng hạn.",),
)
LAYOUTS: Mapping[str, Layout] = {
    "GOVERNMENT": GOVERNMENT, "SHORT": SHORT, "TICKED": TICKED, "PROGRESS": PROGRESS,
    "DOCUMENTED": DOCUMENTED, "PROGRAMME": PROGRAMME, "LEGAL": LEGAL, "REFORM": REFORM,
    "OLD": OLD, "NOTED": NOTED,
}  # fmt: skip
