"""The first start makes the store and loads the sample; the second has nothing to do."""

from datetime import UTC, datetime

import pytest

from data_loaders import read_workbook
from tests.workbooks import book
from tracking.settings import settings
from tracking.store.engine import open_engine
from tracking.store.migrations import migrate
from tracking.store.serving import SAMPLE, held_periods, holders, stamp
from tracking.store.submissions import accept
from web.start import get_ready


@pytest.fixture
def embedded(tmp_path):
    return settings({"CHI_THI_07_DATA": str(tmp_path), "CHI_THI_07_SAMPLE": "1"})


def test_the_store_is_made_and_holds_the_sample_once(embedded, capsys):
    get_ready(embedded)
    engine = open_engine(embedded.database_url)
    first = stamp(engine)
    get_ready(embedded)
    assert stamp(engine) == first
    assert first.newest > 0
    assert holders(engine) == {SAMPLE}
    assert held_periods(engine)[0].startswith("2022-")
    engine.dispose()
    told = capsys.readouterr().out
    assert "Đang nạp" in told


def test_real_figures_are_never_mixed_with_the_sample(embedded, capsys):
    content = book(
        {
            "Biểu 1": [
                ["VĂN PHÒNG BỘ"],
                ["TÌNH HÌNH GIẢI NGÂN THÁNG 10 NĂM 2022"],
                ["ĐVT: triệu đồng"],
                ["STT", "Tên dự án", "Kế hoạch vốn giao", "Lũy kế giải ngân"],
                [1, "Cải tạo trụ sở", 12345, 6000],
            ]
        }
    )
    engine = open_engine(embedded.database_url)
    migrate(engine)
    reading = read_workbook(content, "a.xlsx")
    accept(engine, content=content, reading=reading, accepted_by="đầu mối", now=datetime.now(UTC))
    with pytest.raises(SystemExit):
        get_ready(embedded)
    assert "Kho đang giữ số liệu thật" in capsys.readouterr().err
    engine.dispose()


def test_a_plain_start_loads_nothing(tmp_path):
    where = settings({"CHI_THI_07_DATA": str(tmp_path)})
    get_ready(where)
    engine = open_engine(where.database_url)
    assert stamp(engine).newest == 0
    engine.dispose()
