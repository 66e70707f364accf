"""Three workbooks counted by hand: the screen, the store and the hand say the same."""

from datetime import UTC, date, datetime

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, procedures, projects, tasks
from tracking.settings import settings
from tracking.store.engine import open_engine
from tracking.store.held import in_force, view_rows
from tracking.store.loading import Outcome, load
from tracking.store.migrations import migrate
from tracking.vocabulary import View

VP = book(
    {
        "Giải ngân": projects(
            ["Cải tạo trụ sở", 1_000, 400, 600],
            ["Mua sắm thiết bị", 500, 100, 500],
            ["Xây kho lưu trữ", 250, 25, 150],
            more=("Kế hoạch sau điều chỉnh",),
        )
    }
)
"""In triệu đồng: 525 of 1.750 assigned is 30,0 %; of 1.250 after the cut 42,0 %."""
CN = book(
    {
        "Nhiệm vụ": tasks(
            ["Đề án A", "Cục Công nghiệp", date(2022, 8, 1), date(2022, 9, 30), date(2022, 9, 30)],
            ["Đề án B", "Cục Công nghiệp", date(2022, 8, 1), date(2022, 9, 30), date(2022, 10, 3)],
            ["Đề án C", "Cục Công nghiệp", date(2022, 8, 1), date(2022, 10, 13), None],
            ["Đề án D", "Cục Công nghiệp", date(2022, 8, 1), date(2022, 10, 15), None],
            unit="CỤC CÔNG NGHIỆP",
        )
    }
)
"""Closed on 14/10, as no day is stated. 1 on time, 1 late, 1 overdue: due 3, on time 1 of 3,
completed 2 of 3; 1 in term."""
HC = book(
    {
        "TTHC": procedures(
            ["Cấp phép A", "Mức độ 4", 30, 20, 9, 18, 3],
            ["Cấp phép B", "Mức độ 3", 10, 0, 1, 9, 0],
            ["Cấp phép C", "Mức độ 2", 60, 0, 0, 50, 10],
            more=("Hồ sơ trực tuyến", "Trước hạn", "Đúng hạn", "Quá hạn"),
            unit="CỤC HÓA CHẤT",
        )
    }
)
"""Level 3, 4: A of A and B has a case online. Online 20 of 100; 87 of 100 not late."""
FILES = {"VP.xlsx": VP, "CN.xlsx": CN, "HC.xlsx": HC}


@pytest.fixture
def three(tmp_path):
    """A store with the three workbooks, loaded from a folder."""
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    engine = open_engine(settings({"CHI_THI_07_DATA": str(tmp_path)}).database_url)
    migrate(engine)
    loaded = load(
        engine,
        [tmp_path / name for name in FILES],
        read=read_workbook,
        by="Văn phòng Bộ",
        now=lambda: datetime(2022, 11, 5, 12, tzinfo=UTC),
    )
    assert [one.outcome for one in loaded] == [Outcome.ACCEPTED] * 3
    yield engine
    engine.dispose()


def held(store, view):
    """The rows of the one report of a view."""
    return view_rows(store, view, [one.id for one in in_force(store) if one.view is view])


def test_the_store_holds_what_the_workbooks_say(three):
    money = held(three, View.DISBURSEMENT)
    assert sum(row["disbursed_to_date_vnd"] for row in money) == 525_000_000
    assert sum(row["plan_assigned_vnd"] for row in money) == 1_750_000_000
    assert sum(row["plan_adjusted_vnd"] for row in money) == 1_250_000_000
    days = [(row["due_on"], row["completed_on"]) for row in held(three, View.TASKS)]
    assert days[1] == (date(2022, 9, 30), date(2022, 10, 3))
    cases = held(three, View.SERVICES)
    assert [row["cases_online"] for row in cases] == [20, 0, 0]
    assert sum(row["cases_received"] for row in cases) == 100


def test_the_first_screen_says_the_same(three, opened):
    shown = opened(three, "overview")
    assert shown.headline.startswith("Tháng 10/2022: ")
    money = shown.card("Giải ngân so với kế hoạch giao")
    assert "30,0%" in money
    assert "KH sau điều chỉnh: 42,0%" in money
    work = shown.card("Nhiệm vụ hoàn thành đúng hạn")
    assert "33,3%" in work
    assert "hoàn thành / đến hạn: 66,7%" in work
    services = shown.card("Dịch vụ công mức 3, 4 có hồ sơ trực tuyến")
    assert "50,0%" in services
    assert "Hồ sơ nộp trực tuyến: 20,0%" in services


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("disbursement", "Giải ngân 30,0% kế hoạch giao, 42,0% kế hoạch sau điều chỉnh"),
        ("disbursement", "0,5 tỷ đồng / 1,8 tỷ đồng giao đầu năm"),
        ("tasks", "1 nhiệm vụ quá hạn ở 1 đơn vị; nhiều nhất: Cục Công nghiệp"),
        ("tasks", "Đúng hạn 33,3% (1 / 3 nhiệm vụ đến hạn)"),
        ("tasks", "hoàn thành kể cả muộn 66,7% (2 / 3)"),
        ("services", "50,0% dịch vụ công mức 3, 4 đã có hồ sơ trực tuyến; 1 dịch vụ chưa có"),
        ("services", "hồ sơ nộp trực tuyến 20,0%; giải quyết trước và đúng hạn 87,0%"),
    ],
)
def test_each_page_says_the_same(three, opened, page, said):
    assert said in opened(three, page).words


@pytest.mark.parametrize(
    ("code", "numerator", "denominator"),
    [
        ("disbursed_assigned_rate", 525_000_000, 1_750_000_000),
        ("disbursed_adjusted_rate", 525_000_000, 1_250_000_000),
        ("tasks_on_time_rate", 1, 3),
        ("tasks_completion_rate", 2, 3),
        ("level34_services_with_cases_rate", 1, 2),
        ("cases_online_rate", 20, 100),
        ("cases_on_time_rate", 87, 100),
    ],
)
def test_the_trail_adds_up_to_the_hand(three, opened, code, numerator, denominator):
    shown = opened(three, "overview", so=code)
    rows = shown.table("name", "numerator", "denominator", "place")
    assert sum(row["numerator"] for row in rows) == numerator
    assert sum(row["denominator"] for row in rows) == denominator
