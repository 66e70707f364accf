"""What each page tells: with nothing, with the sample, of one unit, of one that merged.

Figures are counted again here by hand, from the rows of the store.
"""

import json
import re
import shutil
from collections import Counter
from datetime import date

import pytest

from tracking.quantities import format_vi
from tracking.settings import ROOT
from tracking.specs import view_fields
from tracking.store.held import in_force, view_rows
from tracking.vocabulary import View
from web.start import load_sample

PAGES = ("overview", "directive", "tasks", "disbursement", "services", "unit", "search")
BILLION = 10**9


def rows(store, view, period, *units):
    """The rows in force of some units, or of all."""
    wanted = [
        one.id
        for one in in_force(store)
        if (one.view, one.period_code) == (view, period)
        and one.unit_code in (units or [one.unit_code])
    ]
    return view_rows(store, view, wanted)


def added(found, name):
    return sum(row[name] or 0 for row in found)


def plan_in_force(row):
    """The adjusted plan, also where it was cut to nothing; else the one assigned."""
    adjusted = row["plan_adjusted_vnd"]
    return row["plan_assigned_vnd"] if adjusted is None else adjusted


def percent(part, whole):
    return f"{format_vi(part / whole * 100, 1)}%"


def billions(amount):
    return f"{format_vi(amount / BILLION, 1)} tỷ đồng"


@pytest.mark.parametrize("page", PAGES)
def test_with_nothing_a_page_says_what_to_do(nothing, opened, page):
    shown = opened(nothing, page)
    assert not shown.troubles
    assert shown.headline == "Chưa có báo cáo nào được tiếp nhận"
    assert "đầu mối tiếp nhận ở trang Tiếp nhận" in shown.words
    assert "python" not in shown.words


@pytest.mark.parametrize(
    "address",
    [
        {},
        {"donvi": "XNK"},
        {"donvi": "KHTC", "ky": "2022-12"},
        {"donvi": "KH", "ky": "2022-10"},
        {"donvi": "<b>", "ky": "2099-99", "so": "khong_co", "cua": "X", "dong": "9" * 5000},
        {"so": "tasks_on_time_rate", "cua": "khong-co", "dong": "-1", "loc": "unit_code:khong-co"},
    ],
    ids=lambda address: "-".join(address.values())[:24] or "toan-bo",
)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_for_every_choice(sample, opened, page, address):
    shown = opened(sample, page, **address)
    assert not shown.troubles
    assert len(shown.headline) > 10
    assert "số liệu mẫu" in shown.words


def test_the_overview_opens_on_the_rates_of_all_units(sample, opened):
    found = rows(sample, View.DISBURSEMENT, "2022-12")
    disbursed, plan = added(found, "disbursed_to_date_vnd"), added(found, "plan_assigned_vnd")
    adjusted = sum(map(plan_in_force, found))
    shown = opened(sample, "overview", ky="2022-12")
    assert re.match(r"Tháng 12/2022: \d+/19 chỉ tiêu đúng lộ trình, \d+ có nguy cơ", shown.headline)
    card = shown.card("Giải ngân so với kế hoạch giao")
    assert percent(disbursed, plan) in card
    assert f"KH sau điều chỉnh: {percent(disbursed, adjusted)}" in card
    assert "chậm" in card
    assert "15/15 đơn vị có số liệu" in card


def test_the_overview_names_who_has_not_reported(sample, opened):
    shown = opened(sample, "overview", ky="2022-12")
    assert "36/38 đơn vị đã gửi đủ báo cáo; còn thiếu: Vụ Á - Phi và Vụ TTTN." in shown.words
    missing = {row["unit"]: row["views"] for row in shown.table("views")}
    assert missing["Vụ Thị trường trong nước"] == "dịch vụ công"
    assert not rows(sample, View.SERVICES, "2022-12", "TTTN")


def test_what_moved_most_is_the_largest_change_of_all(sample, opened):
    """The ministry's own changes are smaller; Cục XTTM went from 1 of 4 to 3 of 6."""
    words = opened(sample, "overview", ky="2022-09").words
    assert "Tốt lên nhiều nhất: Vụ TTTN – TTHC mức 3, 4 có hồ sơ: +20,0 điểm %. Xấu đi" in words
    assert "(không kể tỷ lệ của chưa đến 5 việc ở một trong hai kỳ)." in words
    assert "Cục Hóa chất – Nhiệm vụ hoàn thành" not in words


def test_titles_of_the_overview_say_what_is_so(sample, opened):
    """Of asset documents 2 of 4 is 50,0 points short, further than disbursement, which leads."""
    words = opened(sample, "overview", ky="2022-12", donvi="XNK").words
    assert "7 chỉ tiêu chậm, xa nhất (chưa kể tỷ lệ của chưa đến 5 việc): Giải ngân" in words
    assert "Nhiều đơn vị chậm nhất: điểm H3 (15 đơn vị)" in words
    assert words.count("38 đơn vị, 2 còn thiếu báo cáo; số liệu đến: ") == 3
    assert words.index("Các số dưới đây là của toàn Bộ") < words.index("Tháng 12/2022:")


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2022-09", "3 nhiệm vụ quá hạn ở 3 đơn vị; mỗi đơn vị 1: "),
        ("2022-12", "27 nhiệm vụ quá hạn ở"),
    ],
)
def test_the_tasks_say_who_has_most_only_where_somebody_has(sample, opened, period, said):
    shown = opened(sample, "tasks", ky=period)
    assert shown.headline.startswith(said)
    assert ("nhiều nhất" in shown.headline) is (period == "2022-12")
    assert re.search(r"\d+/\d+ nhiệm vụ quá hạn; \d+/\d+ đơn vị không có nhiệm vụ", shown.words)


def test_a_picked_ministry_shows_its_published_parts(sample, opened):
    words = opened(sample, "directive", ky="2022-12", loc="ministry:Bộ Tư pháp").words
    assert "Bộ Tư pháp (hạng 1): thẩm định 61,86; điều tra xã hội học 28,10; tổng 89,95" in words


def test_the_overview_says_that_it_is_of_the_whole_ministry(sample, opened):
    words = "Các số dưới đây là của toàn Bộ. Mở trang của Cục Xuất nhập khẩu"
    links = opened(sample, "overview", ky="2022-12", donvi="XNK").links
    assert links[words] == "don-vi?ky=2022-12&donvi=XNK"


def test_a_unit_is_told_its_tasks_by_their_dates(sample, opened):
    own = [
        row
        for row in rows(sample, View.TASKS, "2022-12", "XNK")
        if row["lead_unit"] == "Cục Xuất nhập khẩu" and row["due_on"]
    ]
    done = [row for row in own if row["completed_on"]]
    in_time = [row for row in done if row["completed_on"] <= row["due_on"]]
    overdue = [row for row in own if not row["completed_on"] and row["due_on"] < date(2022, 12, 14)]
    assert (len(in_time), len(done), len(overdue)) == (12, 15, 0)
    shown = opened(sample, "tasks", donvi="XNK", ky="2022-12")
    assert shown.headline == "Cục XNK: không nhiệm vụ nào quá hạn"
    assert "Đúng hạn 80,0% (12 / 15 nhiệm vụ đến hạn)" in shown.words
    assert len(shown.table("title", "state")) == len(own) + 1, "một nhiệm vụ thường xuyên"


def test_what_is_declared_and_what_is_dated_stand_side_by_side(sample, opened):
    listed = opened(sample, "tasks", donvi="XNK", ky="2022-12")
    cells = {row["key"]: row["text"] for row in listed.marks("Đối chiếu khai báo") if "key" in row}
    done = [row for row in listed.table("declared") if row["declared"].startswith("Hoàn thành")]
    assert cells["done|done"] == str(len(done))
    assert cells["done|not_done"] == "–"


def test_disbursement_shows_both_denominators_and_says_that_the_plan_was_cut(sample, opened):
    found = rows(sample, View.DISBURSEMENT, "2022-12")
    disbursed, plan = added(found, "disbursed_to_date_vnd"), added(found, "plan_assigned_vnd")
    shown = opened(sample, "disbursement", ky="2022-12")
    assert shown.headline.startswith(f"Giải ngân {percent(disbursed, plan)} kế hoạch giao, 93,7%")
    amounts = (
        f"{format_vi(disbursed / BILLION, 1)} tỷ đồng / {format_vi(plan / BILLION, 1)} tỷ đồng"
    )
    assert f"{amounts} giao đầu năm" in shown.words
    assert "Kế hoạch bị điều chỉnh giảm trong tháng 11/2022" in shown.words
    assert "từ 825,3 tỷ đồng còn 418,6 tỷ đồng ở 15 đơn vị" in shown.words
    assert "không phải vì giải ngân nhanh hơn" in shown.words


def test_projects_are_listed_by_what_is_left(sample, opened):
    left = [
        plan_in_force(row) - (row["disbursed_to_date_vnd"] or 0)
        for row in rows(sample, View.DISBURSEMENT, "2022-12")
    ]
    table = opened(sample, "disbursement", ky="2022-12").table("name", "left")
    assert [row["left"] for row in table] == sorted(left, reverse=True)


@pytest.mark.parametrize(
    ("page", "unit", "what"),
    [("disbursement", "XNK", "giải ngân"), ("tasks", "IUH", "nhiệm vụ"),
     ("services", "PC", "dịch vụ công")],
)  # fmt: skip
def test_a_unit_that_owes_no_report_of_a_view_is_told_so_and_nothing_is_drawn(
    sample, opened, page, unit, what
):
    shown = opened(sample, page, donvi=unit, ky="2022-12")
    assert shown.headline.endswith(f" không có số liệu {what} trong kỳ")
    assert f"không phải gửi báo cáo {what} tháng 12/2022" in shown.words
    assert "số liệu đến" not in shown.words
    assert list(shown.links) == ["Xem toàn Bộ", "Trang của đơn vị"]
    assert not shown.app.get("vega_lite_chart")
    assert not shown.app.dataframe


def test_a_chart_without_numbers_is_a_sentence_without_a_frame(sample, opened):
    shown = opened(sample, "unit", donvi="QLTT", ky="2022-12")
    lines = shown.words.split("\n")
    assert "TTHC mức 3, 4 có hồ sơ: đơn vị không nêu số này Chưa có số liệu để vẽ." in lines, (
        "không có dòng nguồn, không có bảng số liệu"
    )
    drawn = [one.key.rpartition("_")[0] for one in shown.app.get("vega_lite_chart")]
    assert drawn == ["targets", "trend_0", "trend_1", "curve", "pace"], "không có trend_2"
    silent = opened(sample, "unit", donvi="CACP", ky="2022-12")
    assert "bấm một dòng" not in silent.words
    assert "Chưa gửi báo cáo nhiệm vụ của kỳ." in silent.words


def test_services_tell_which_have_no_case(sample, opened):
    ready = [
        row
        for row in rows(sample, View.SERVICES, "2022-12", "XNK")
        if row["service_level"] in ("level_3", "level_4")
    ]
    used = [row for row in ready if row["cases_online"]]
    assert (len(used), len(ready)) == (10, 11)
    shown = opened(sample, "services", donvi="XNK", ky="2022-12")
    assert shown.headline == (
        "Cục XNK: 90,9% dịch vụ công mức 3, 4 đã có hồ sơ trực tuyến; 1 dịch vụ chưa có hồ sơ nào "
        "nộp trực tuyến"
    )
    assert [row["name"] for row in shown.table("name", "level")] == [
        row["procedure_name"] for row in ready if not row["cases_online"]
    ]
    assert "mức độ 2: 1; mức độ 3: 6; mức độ 4: 5" in shown.words


def test_the_directive_keeps_the_place_of_what_is_not_told(sample, opened):
    shown = opened(sample, "directive", ky="2022-12")
    assert re.fullmatch(
        r"(\d+)/16 điểm có chỉ tiêu đúng lộ trình, (\d+) điểm có nguy cơ, (\d+) điểm chậm",
        shown.headline,
    )
    assert sum(map(int, re.findall(r"\d+", shown.headline))) == 2 * 16, "every one is counted"
    for code in ("H1", "H6", "C1", "C12", "R1", "R7"):
        assert f"{code} · " in shown.words
    assert "Bài báo không thuật điểm này." in shown.words
    figures = list(shown.links)
    money = "Tỷ lệ giải ngân so với kế hoạch Thủ tướng Chính phủ giao"
    assert f"{money} (392,0 tỷ đồng / 825,3 tỷ đồng)" in figures
    assert "Tỷ lệ văn bản về quản lý, sử dụng tài sản công đã ban hành (2 / 4)" in figures
    assert any(label.endswith(": 4 văn bản (1 đơn vị khai)") for label in figures)
    assert (
        "Chứng cứ và lời khai chưa khớp: 2 văn bản đếm từ các dòng có ngày trong báo cáo nhiệm vụ; "
        "4 văn bản là số đơn vị khai trong biểu chỉ số, không kèm dòng nào. Khác nhau ở Vụ KHTC "
        "(chứng cứ 2 văn bản, khai 4 văn bản)."
    ) in shown.words
    forecast = shown.words.partition("Tỷ lệ ước giải ngân cả năm do đơn vị nêu")[2]
    assert re.match(r"[^.]*Riêng số này: [^.]*; 5/15 đơn vị có số liệu, 10 đơn vị", forecast)
    assert "47,5% / 95,0% chậm" in shown.words
    assert "PAR Index 2023: 78,03 điểm, hạng 17/17" in shown.words
    assert "Bộ chưa điền bảng tự chấm nên chưa có điểm tự chấm." in shown.words


@pytest.mark.parametrize(
    ("unit", "period", "headline", "said", "unsaid"),
    [
        (
            "DHCNHN", "2022-12",
            "ĐH CN Hà Nội: 0/1 điểm có chỉ tiêu đúng lộ trình, 1 điểm chậm",
            ["R1 · ", "không giao cho đơn vị"], ["chưa có số liệu"],
        ),
        (
            "XNK", "2022-12",
            "Cục XNK: 3/5 điểm có chỉ tiêu đúng lộ trình, 1 điểm có nguy cơ, 1 điểm chậm",
            ["không giao cho đơn vị", "đơn vị không phải báo cáo số nào"], [],
        ),
        (
            "CTPN", "2022-12",
            "Cục CTPN: cuối kỳ không điểm nào của Chỉ thị 07 giao cho đơn vị",
            ["không giao cho đơn vị"], ["chưa có số liệu"],
        ),
        (
            "TCCT", "2022-09",
            "Tạp chí CT: chưa có số liệu của điểm nào trong 3 điểm có chỉ tiêu", [], [],
        ),
    ],
)  # fmt: skip
def test_a_unit_is_measured_by_the_clauses_that_are_given_to_it(
    sample, opened, unit, period, headline, said, unsaid
):
    """The university only disburses; what is asked of others is no gap of its reports."""
    shown = opened(sample, "directive", ky=period, donvi=unit)
    assert shown.headline == headline
    _, clauses = shown.words.split("Hạn chế phải khắc phục", 1)
    assert all(words in clauses for words in said)
    assert not any(words in clauses for words in unsaid)


def test_who_is_only_counted_can_be_read_by_name(sample, opened):
    shown = opened(sample, "directive", ky="2022-12")
    (listed,) = {piece for piece in shown.pieces if 'id="diem-H3"' in piece}
    opens = listed.partition('id="diem-H3"')[2].partition("<details")[2].partition("</details>")[0]
    first, names = opens.split("</summary>")
    assert first.endswith("và 9 đơn vị khác")
    assert len(names.split(", ")) == 9
    assert "CĐ Cao Thắng" in names


@pytest.mark.parametrize("period", ["2022-09", "2022-Q3"])
def test_a_silent_unit_is_not_charged_with_the_clauses_of_others(sample, opened, period):
    marks = opened(sample, "overview", ky=period).marks("Bảng nhiệt")
    keys = {row["key"].split("|")[0] for row in marks if str(row.get("key")).endswith("|TCCT")}
    assert keys == {"H1", "H4", "C2"}


@pytest.mark.parametrize(
    ("code", "covered"),
    [
        ("portal_uptime_rate", "1/1 đơn vị có số liệu<"),
        ("reduction_plans_submitted_on_time_rate", "1/1 đơn vị có số liệu<"),
        ("par_shortcomings_fixed_rate", "1/9 đơn vị có số liệu, 8 đơn vị không nêu số này<"),
    ],
)
def test_a_trail_misses_nobody_who_is_not_asked(sample, opened, code, covered):
    pieces = opened(sample, "overview", ky="2022-09", so=code).pieces
    words = next(piece for piece in pieces if 'class="facts"' in piece)
    assert covered in words
    assert "chưa có:" not in words


def test_what_is_told_of_the_year_says_of_which_months_and_who_lacks_some(sample, opened):
    said = (
        "theo báo cáo tháng 8–12/2022; Cục PVTM thiếu tháng 8/2022; Cục ĐL&NLTT thiếu tháng 10/2022"
    )
    assert f"trong năm ({said})" in opened(sample, "services", ky="2022-12").words
    shown = opened(sample, "services", ky="2022-12", so="level34_services_with_cases_rate")
    assert f"Trong năm {said}." in shown.words
    of_unit = opened(sample, "services", ky="2022-12", donvi="XNK").words
    assert "trong năm (theo báo cáo tháng 8–12/2022)" in of_unit


def test_a_merged_unit_goes_on_from_those_before_it(sample, opened):
    """Vụ KH reported for all investors in October; its own projects are Vụ KHTC's since."""
    own = [
        row
        for row in rows(sample, View.DISBURSEMENT, "2022-10", "KH")
        if row["investor"] == "Vụ Kế hoạch"
    ]
    october = percent(added(own, "disbursed_to_date_vnd"), added(own, "plan_assigned_vnd"))
    december = rows(sample, View.DISBURSEMENT, "2022-12", "KHTC")
    rate = percent(added(december, "disbursed_to_date_vnd"), added(december, "plan_assigned_vnd"))
    shown = opened(sample, "unit", donvi="KHTC", ky="2022-12")
    assert shown.headline.startswith("Vụ Kế hoạch - Tài chính:")
    trend = shown.marks(f"đến {rate} (tháng 12/2022)")
    said = {row["label"]: row["text"] for row in trend if "label" in row}
    assert said["tháng 10/2022"] == october
    assert {row["unit"] for row in shown.table("came", "unit")} == {
        "Vụ KHTC",
        "Vụ KH",
        "Vụ TC&ĐMDN",
    }


@pytest.mark.parametrize(
    ("period", "name"), [("2022-10", "Vụ Kế hoạch:"), ("2022-12", "Vụ Kế hoạch - Tài chính:")]
)
def test_a_former_unit_is_itself_while_it_was_there(sample, opened, period, name):
    assert opened(sample, "unit", donvi="KH", ky=period).headline.startswith(name)


def test_without_a_unit_every_unit_stands_in_a_line(sample, opened):
    shown = opened(sample, "unit", ky="2022-12")
    assert re.match(r"\d+ đơn vị có chỉ tiêu chậm, 2 đơn vị chưa gửi đủ báo cáo", shown.headline)
    lines = {row["unit"]: row for row in shown.table("unit", "behind", "missing", "tasks_overdue")}
    assert len(lines) == 38
    assert lines["Vụ Thị trường châu Á - châu Phi"]["missing"] == "nhiệm vụ"
    own = rows(sample, View.DISBURSEMENT, "2022-12", "EPU")
    rate = added(own, "disbursed_to_date_vnd") / added(own, "plan_assigned_vnd")
    assert lines["Trường Đại học Điện lực"]["disbursed_assigned_rate"] == pytest.approx(rate)


def test_a_line_of_a_list_opens_its_cells(sample, opened):
    row = rows(sample, View.DISBURSEMENT, "2022-12", "EPU")[0]
    at = f"{row['submission_id']}:{row['_row']}:{row['_sheet']}"
    shown = opened(sample, "disbursement", ky="2022-12", o=at)
    assert f"trang “{row['_sheet']}”" in shown.words
    assert "ringed" in "".join(shown.pieces)
    assert row["project_name"] in [one["value"] for one in shown.table("field", "value")]


@pytest.mark.parametrize("at", ["1:1:x", "", "306:12:' OR 1=1", "<script>"])
def test_an_unknown_place_opens_nothing(sample, opened, at):
    shown = opened(sample, "disbursement", ky="2022-12", o=at)
    assert not shown.troubles
    assert "ringed" not in "".join(shown.pieces)


@pytest.mark.parametrize(
    ("page", "unit", "period"),
    [("tasks", "CACP", "2022-12"), ("disbursement", "HUEIC", "2022-11")],
)
def test_a_unit_that_owes_a_report_and_sent_none_is_not_drawn_as_zeros(
    sample, opened, page, unit, period
):
    shown = opened(sample, page, donvi=unit, ky=period)
    assert "chưa gửi báo cáo" in shown.headline
    assert "Hạn gửi 16/1" in shown.words
    assert not shown.app.get("vega_lite_chart")


@pytest.mark.parametrize(
    ("period", "lacks", "months"),
    [
        ("2022", "còn thiếu tháng 8/2022 và tháng 9/2022", ["tháng 10/2022"]),
        ("2022-Q4", "đã gửi đủ", ["tháng 10/2022"]),
        ("2022-Q3", None, None),
    ],
)
def test_a_unit_that_ended_within_a_period_owed_its_first_months(
    sample, opened, period, lacks, months
):
    """Cục CTPN was there until 28/11/2022; of its three months only October came."""
    shown = opened(sample, "tasks", donvi="CTPN", ky=period)
    own = opened(sample, "unit", donvi="CTPN", ky=period).words
    assert "không phải gửi" not in shown.words
    assert "Không có báo cáo phải nộp" not in own
    assert "Không có nhiệm vụ nào trong kỳ" not in own
    if lacks is None:
        assert "chưa gửi báo cáo nhiệm vụ quý III/2022" in shown.headline
        return
    length = "năm" if period == "2022" else "quý"
    assert f"Đơn vị hoạt động đến hết ngày 28/11/2022. Trong {length}" in shown.words
    assert lacks in shown.words
    found = [one for one in shown.links if one.startswith("Xem")]
    assert found == [f"Xem {month}, đơn vị đã gửi" for month in months]
    assert "Trong kỳ phải gửi: nhiệm vụ; " in own
    assert ("còn thiếu: nhiệm vụ (tháng 8, 9)" in own) is (period == "2022")


def test_a_unit_that_is_silent_leads_to_the_months_it_has_sent(sample, opened):
    shown = opened(sample, "services", donvi="TTTN", ky="2022-Q4")
    assert "chưa gửi báo cáo" in shown.headline
    assert "không có số cuối kỳ để tính" in shown.words
    assert [one for one in shown.links if one.startswith("Xem")] == [
        "Xem tháng 10/2022, đơn vị đã gửi", "Xem tháng 11/2022, đơn vị đã gửi",
    ]  # fmt: skip
    assert "Đã gửi đủ" not in opened(sample, "unit", donvi="CTDP", ky="2022-Q4").words


def test_before_a_merger_a_page_leads_to_the_units_that_merged(sample, opened):
    shown = opened(sample, "disbursement", donvi="KHTC", ky="2022-9M")
    assert "lập từ 29/11/2022" in shown.headline
    assert {"Vụ Kế hoạch", "Vụ Tài chính và Đổi mới doanh nghiệp"} <= set(shown.links)


def test_where_nobody_has_reported_nothing_is_drawn_as_zeros(nothing, opened, tmp_path):
    for name in ("chi-tieu.csv", "2022-08/UNETI giai ngan thang 8.xlsx"):
        shutil.copy(ROOT / "sample_data" / name, tmp_path)
    load_sample(nothing, tmp_path)
    assert opened(nothing, "disbursement", ky="2022-08").app.get("vega_lite_chart")
    for page in ("tasks", "services"):
        shown = opened(nothing, page, ky="2022-08")
        assert shown.headline.startswith("Chưa đơn vị nào gửi báo cáo")
        assert not shown.app.get("vega_lite_chart")


def test_a_unit_says_what_it_was_and_what_it_has_become(sample, opened):
    assert "Vụ Kế hoạch nay là Vụ Kế hoạch - Tài chính." in (
        opened(sample, "unit", donvi="KH", ky="2022-12").words
    )
    shown = opened(sample, "unit", donvi="KHTC", ky="2022-12")
    assert "Vụ trưởng Vụ Kế hoạch - Tài chính." in shown.words
    assert "đến tháng 10/2022 là số của Vụ KH, trước khi sáp nhập" in shown.words


@pytest.mark.parametrize(("page", "path"), [("unit", "don-vi"), ("directive", "chi-thi")])
def test_before_a_merger_a_page_of_every_view_leads_to_the_units_that_merged(
    sample, opened, page, path
):
    shown = opened(sample, page, donvi="KHTC", ky="2022-10")
    assert shown.headline == "Vụ Kế hoạch - Tài chính: lập từ 29/11/2022, sau tháng 10/2022"
    assert shown.links == {
        "Vụ Kế hoạch": f"{path}?ky=2022-10&donvi=KH",
        "Vụ Tài chính và Đổi mới doanh nghiệp": f"{path}?ky=2022-10&donvi=TCDMDN",
    }
    assert "Vụ trưởng" not in shown.words, "chưa lập thì chưa có người đứng đầu"
    assert not shown.app.get("vega_lite_chart")


def test_a_period_that_is_not_held_is_said(sample, opened):
    assert "Kỳ trong đường dẫn chưa có số liệu" in opened(sample, "overview", ky="2021-03").words
    assert "đường dẫn" not in opened(sample, "overview", ky="2022-12").words


NUMBER = {"so": "disbursed_assigned_rate"}


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ({"so": "khong_co"}, "Đường dẫn hỏi nguồn của một con số không có (hoặc không còn)"),
        ({"cua": "VP", "dong": "9:9:x"}, ""),
        ({"o": "1:1:x"}, "Đường dẫn hỏi nguồn của một dòng không có (hoặc không còn)"),
        ({**NUMBER, "dong": "9:9:x"}, "Dòng trong đường dẫn không có (hoặc không còn)"),
        ({**NUMBER, "cua": "la"}, "Đơn vị trong đường dẫn không có trong kho"),
        ({"loc": "unit_code:la"}, "Lựa chọn trong đường dẫn không có (hoặc không còn) dòng nào"),
        ({**NUMBER, "cua": "VP"}, ""),
        ({"loc": "unit_code:VP"}, ""),
    ],
)  # fmt: skip
def test_a_link_to_what_is_not_there_is_said_to_be_one(sample, opened, address, words):
    shown = opened(sample, "disbursement", ky="2022-12", **address)
    said = [line for line in shown.words.split("\n") if "ường dẫn" in line]
    assert len(said) == bool(words)
    assert all(line.startswith(words) for line in said)


def test_links_to_the_trails_of_a_page_say_their_numbers(sample, opened):
    links = list(opened(sample, "tasks", donvi="XNK", ky="2022-12").links)
    assert links[0] == "Nhiệm vụ đúng hạn / đến hạn 80,0%: số này từ đâu?"
    assert len(set(links)) == len(links) == 2
    unstated = opened(sample, "services", donvi="QLTT", ky="2022-12").links
    assert not any("TTHC mức 3, 4 có hồ sơ" in words for words in unstated)


def test_the_heat_map_says_of_what_days_each_view_is(sample, opened):
    words = opened(sample, "overview", ky="2022-12").words
    said = next(line for line in words.split("\n") if "số liệu đến: nhiệm vụ" in line)
    assert "tháng 12/2022; 38 đơn vị, 2 còn thiếu báo cáo; số liệu đến: nhiệm vụ 14/12" in said
    assert all(view in said for view in ("giải ngân 15/12/2022–31/12/2022", "chỉ số khác"))


def test_a_unit_that_is_silent_is_told_what_it_owes(sample, opened):
    words = opened(sample, "unit", donvi="CACP", ky="2022-12").words
    assert "Còn thiếu: nhiệm vụ (hạn 16/12/2022)" in words


def test_search_finds_without_marks(sample, opened):
    shown = opened(sample, "search", ky="2022-12")
    shown.app.text_input[0].set_value("giang duong nam").run()
    found = shown.table("kind", "name")
    assert {row["kind"] for row in found} == {"Dự án"}
    assert all("giảng đường" in row["name"].lower() for row in found)


def test_the_trail_of_a_figure_is_in_the_address(sample, opened):
    """Its units first; of a unit, its rows."""
    shown = opened(sample, "overview", ky="2022-12", so="disbursed_assigned_rate")
    by_unit = {row["unit"]: row for row in shown.table("numerator", "by")}
    own = rows(sample, View.DISBURSEMENT, "2022-12", "CTHANG")
    college = by_unit["CĐ Cao Thắng"]
    assert list(college)[:3] == ["unit", "value", "numerator"]
    assert college["numerator"] == added(own, "disbursed_to_date_vnd")
    assert college["denominator"] == added(own, "plan_assigned_vnd")
    assert "Chỉ tiêu: 95,0% đến 31/12/2022 (văn bản cấp trên: Nghị quyết 124/NQ-CP)" in shown.words

    number = next(
        one.id
        for one in in_force(sample)
        if (one.view, one.period_code, one.unit_code) == (View.DISBURSEMENT, "2022-12", "CTHANG")
    )
    at = f"{number}:{own[1]['_row']}:{own[1]['_sheet']}"
    shown = opened(
        sample, "overview", ky="2022-12", so="disbursed_assigned_rate", cua="CTHANG", dong=at
    )
    assert f"ô E{own[1]['_row']}, C{own[1]['_row']}" in shown.words
    assert "mã nhận dạng của tệp: " in shown.words
    assert "‹ Mọi dòng của con số này" in shown.buttons


def test_a_document_on_two_sheets_is_one_task_and_its_trail_shows_both(sample, opened):
    """Counted by hand: 375 tasks are due in December; the circular of the legal department stands
    on "Nhiem vu" row 18 and "VBQPPL" row 22, a task of the industry department is only asked to be
    withdrawn and stays overdue."""
    shown = opened(sample, "tasks", ky="2022-12")
    assert "Đúng hạn 78,4% (294 / 375 nhiệm vụ đến hạn)" in shown.words
    assert "hoàn thành kể cả muộn 92,8% (348 / 375)" in shown.words
    assert shown.headline.startswith("27 nhiệm vụ quá hạn")
    number = next(
        one.id
        for one in in_force(sample)
        if (one.view, one.period_code, one.unit_code) == (View.TASKS, "2022-12", "PC")
    )
    at = f"{number}:18:Nhiem vu"
    words = opened(
        sample, "overview", ky="2022-12", so="legal_documents_on_time_rate", cua="PC", dong=at
    ).words
    assert "trang “Nhiem vu”, ô G18, H18" in words
    assert "Chỗ khác trong báo cáo cũng ghi nhiệm vụ này; không tính thêm." in words
    assert "trang “VBQPPL”, ô F22, G22" in words


def test_the_rate_with_capital_carried_over_says_of_how_many_units_it_is(sample, opened):
    """Four of fifteen units state it: 127,3 of 133,9 tỷ is no rate of the ministry's 418,6."""
    words = opened(sample, "disbursement", ky="2022-12").words
    carried = "gồm vốn kéo dài: 95,1% (127,3 tỷ đồng / 133,9 tỷ đồng, mới 4/15 đơn vị nêu số này)"
    assert carried in words
    clause = opened(sample, "directive", ky="2022-12").words
    beneath = clause.partition("(127,3 tỷ đồng / 133,9 tỷ đồng)")[2]
    covered = "4/15 đơn vị có số liệu, 11 đơn vị không nêu số này"
    assert re.match(rf"[^.]*95,1% Riêng số này: [^.]*; {covered}", beneath)


FIELDS = {
    name: spec.type.partition(":")[2].split("|")
    for view in View
    for name, spec in view_fields(view).items()
    if spec.type.startswith("enum:")
}
"""The values of the fields that have some, as the product keeps them."""


@pytest.mark.parametrize(
    ("code", "unit", "called", "level"),
    [
        ("level34_services_with_cases_rate", "CN", "Cấp giấy phép sản xuất sản phẩm thuốc lá", "3"),
        ("databases_connected", "XNK", "Số cơ sở dữ liệu đã kết nối, chia sẻ", None),
    ],
)
def test_the_rows_of_a_trail_are_called_and_said_in_vietnamese(
    sample, opened, code, unit, called, level
):
    shown = opened(sample, "overview", ky="2022-12", so=code, cua=unit)
    found = shown.table("name", "place")
    assert called in {row["name"] for row in found}
    said = {str(value) for row in found for name, value in row.items() if name != "at"}
    codes = {value for field in FIELDS.values() for value in field}
    assert not said & codes
    if level:
        assert f"mức độ {level}" in said


def test_the_curve_says_the_day_its_reports_tell_of_not_the_end_of_the_period(sample, opened):
    shown = opened(sample, "disbursement", donvi="SDU", ky="2022-12")
    assert "Đến 16/12/2022 giải ngân 54,4% kế hoạch giao" in shown.words
    assert "Đến 31/12/2022" not in shown.words


def under(shown, title):
    """The title of a chart that begins so, and the line of its source."""
    said = [line.removeprefix("Toàn Bộ: ") for line in shown.words.split("\n")]
    lines = [line[:1].upper() + line[1:] for line in said]
    at = next(at for at, line in enumerate(lines) if line.startswith(title))
    return lines[at], lines[at + 1]


@pytest.mark.parametrize(
    ("page", "unit", "period", "title"),
    [
        ("services", "DKT", "2022-12", "Nộp trực tuyến thấp nhất"),
        ("services", "DKT", "2022-12", "26/29 thủ tục thuộc Quyết định 422 đã tích hợp"),
        ("services", "UBCTQG", "2022-Q4", "26/29 thủ tục thuộc Quyết định 422 đã tích hợp"),
        ("disbursement", "HUEIC", "2022-12", "15 đơn vị chậm so với lộ trình"),
    ],
)
def test_a_chart_of_every_unit_says_so_on_the_page_of_one(
    sample, opened, page, unit, period, title
):
    whole = under(opened(sample, page, ky=period), title)
    assert under(opened(sample, page, ky=period, donvi=unit), title) == whole
    assert "1/1 đơn vị" not in whole[1]


def test_a_number_of_the_ministry_on_the_page_of_a_unit_is_said_to_be_one(sample, opened):
    shown = opened(sample, "services", ky="2022-Q4", donvi="UBCTQG")
    assert "Toàn Bộ: 26/29 thủ tục thuộc Quyết định 422 đã tích hợp" in shown.words
    assert "Toàn Bộ:" not in opened(sample, "services", ky="2022-Q4").words


def test_the_indicator_called_furthest_is_the_furthest_or_says_what_is_left_out(sample, opened):
    shown = opened(sample, "unit", donvi="XNK", ky="2022-12")
    assert under(shown, "Xa lộ trình nhất")[0].startswith(
        "Xa lộ trình nhất (chưa kể tỷ lệ của chưa đến 5 việc): Nhiệm vụ đúng hạn / đến hạn, thấp "
        "hơn lộ trình 10,0 điểm %"
    )
    first = opened(sample, "overview", ky="2022-12")
    assert "xa nhất (chưa kể tỷ lệ của chưa đến 5 việc): Giải ngân / kế hoạch" in first.words
    only = opened(sample, "unit", donvi="SDU", ky="2022-12")
    assert "Xa lộ trình nhất: Giải ngân / kế hoạch TTg giao, thấp hơn" in only.words


def test_the_lowest_share_online_does_not_rest_on_a_few_cases(sample, opened):
    shown = opened(sample, "services", ky="2022-10")
    drawn = [row for row in shown.marks("Tỷ lệ nộp trực tuyến") if "online_share" in row]
    enough = [row for row in drawn if not row["small_number"]]
    lowest = min(enough, key=lambda row: row["online_share"])
    assert min(row["online_share"] for row in drawn) < lowest["online_share"]
    title = f"Nộp trực tuyến thấp nhất (chưa kể đơn vị ít hồ sơ): {lowest['label']}, "
    assert title in shown.words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2022-09", "Tháng duy nhất có số"),
        ("2022-10", "Trung bình hai tháng có số"),
        ("2022-12", "Trung bình ba tháng gần nhất"),
    ],
)
def test_the_recent_pace_is_called_by_the_months_it_is_of(sample, opened, period, words):
    marks = opened(sample, "disbursement", ky=period).marks("So sánh mỗi tháng")
    assert words in {row["label"] for row in marks if row.get("key") == "recent"}


def test_a_procedure_outside_decision_422_is_outside_it_and_not_late(sample, opened):
    table = opened(sample, "services", ky="2022-12").table("decision", "portal")
    said = {row["decision"] for row in table}
    assert {"có", "không"} <= said
    assert "chưa" not in said


def test_the_plan_in_force_has_one_name(sample, opened):
    shown = opened(sample, "disbursement", ky="2022-12")
    headings = [
        column.get("label", "")
        for table in shown.app.dataframe
        for column in json.loads(table.proto.columns).values()
    ]
    assert {"KH sau điều chỉnh", "Giải ngân / KH sau điều chỉnh"} <= set(headings)
    assert not any("hiện nay" in heading for heading in headings)


def test_what_is_said_of_one_unit_reads_as_a_sentence_about_one(sample, opened):
    services = opened(sample, "services", donvi="DKT", ky="2022-12").words
    assert "mức 3, 4 Hồ sơ nộp trực tuyến 50,0%; giải quyết" in services
    money = opened(sample, "disbursement", donvi="HUEIC", ky="2022-12").words
    assert "từ 22,3 tỷ đồng còn 9,4 tỷ đồng. Tỷ lệ trên" in money


def test_the_distance_from_the_trajectory_stands_beside_its_rate(sample, opened):
    words = opened(sample, "disbursement", ky="2022-12").words
    assert "825,3 tỷ đồng giao đầu năm, thấp hơn lộ trình 47,5 điểm %; 392,0 tỷ đồng" in words
    assert "mới 4/15 đơn vị nêu số này)." in words


@pytest.mark.parametrize(
    ("period", "look"),
    [("2022-12", "nét đứt mảnh"), ("2022-09", "nét đứt mảnh"), ("2022-10", "vùng gạch")],
)
def test_a_forecast_is_called_an_area_only_where_one_is_seen(sample, opened, period, look):
    words = opened(sample, "disbursement", ky=period).words
    assert re.findall(r"(\S+ \S+(?: \S+)?): dự báo theo nhịp", words)[0].endswith(look)


@pytest.mark.parametrize(
    ("page", "period", "is_said"),
    [("unit", "2022-12", True), ("tasks", "2022-12", True), ("unit", "2022-10", False)],
)
def test_a_unit_that_is_no_more_says_until_when_it_was(sample, opened, page, period, is_said):
    words = opened(sample, page, donvi="CTPN", ky=period).words
    assert ("Đơn vị hoạt động đến hết ngày 28/11/2022." in words) is is_said


def test_what_is_picked_in_the_ranking_filters_the_obstacles_too(sample, opened):
    whole = opened(sample, "disbursement", ky="2022-12")
    named = Counter(row["unit"] for row in whole.table("obstacle", "place", "left"))
    shown = opened(sample, "disbursement", ky="2022-12", loc="unit_code:IUH")
    tables = [one.value for one in shown.app.dataframe if "obstacle" in one.value.columns]
    assert len(named) > 1
    assert len(tables) == 2
    assert [set(table["unit"]) for table in tables] == [{"ĐH CN TP.HCM"}] * 2
