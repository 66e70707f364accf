"""The first start makes the store and loads the sample; the second has nothing to do."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from data_loaders import read_workbook
from tests.workbooks import book
from tracking.settings import ROOT, settings
from tracking.specs.table_form import MinistryTable
from tracking.store.engine import open_engine
from tracking.store.entered import Basis, enter_alone, versions_of
from tracking.store.migrations import migrate
from tracking.store.serving import SAMPLE, held_periods, holders, stamp
from tracking.store.submissions import accept
from tracking.vocabulary import TrackingError
from web.start import get_ready, load_sample

DISBURSEMENT = book(
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


@pytest.fixture
def store(tmp_path):
    engine = open_engine(settings({"CHI_THI_07_DATA": str(tmp_path)}).database_url)
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "mau"
    made.mkdir()
    (made / "bao-cao.xlsx").write_bytes(DISBURSEMENT)
    shutil.copy(ROOT / "sample_data/chi-tieu.csv", made)
    return made


def test_the_sample_is_loaded_once(store, folder, capsys):
    load_sample(store, folder)
    first = stamp(store)
    assert "1 tệp mới, 0 tệp đã có" in capsys.readouterr().out
    load_sample(store, folder)
    assert stamp(store) == first
    assert first.newest > 0
    assert holders(store) == {SAMPLE}
    assert held_periods(store) == ("2022-10",)
    assert capsys.readouterr().out == ""  # nothing is loaded, nothing is told


def test_real_figures_are_never_mixed_with_the_sample(store, folder):
    reading = read_workbook(DISBURSEMENT, "a.xlsx")
    now = datetime.now(UTC)
    accept(store, content=DISBURSEMENT, reading=reading, accepted_by="đầu mối", now=now)
    with pytest.raises(TrackingError, match="Kho đang giữ số liệu thật"):
        load_sample(store, folder)


def test_a_plain_start_makes_the_store_and_loads_nothing(tmp_path):
    where = settings({"CHI_THI_07_DATA": str(tmp_path / "moi")})
    get_ready(where)
    engine = open_engine(where.database_url)
    assert stamp(engine).newest == 0
    engine.dispose()


def test_a_start_that_cannot_be_says_why(capsys):
    with pytest.raises(SystemExit):
        get_ready(settings({"CHI_THI_07_DATABASE_URL": "mysql://x"}))
    assert "LỖI: Địa chỉ cơ sở dữ liệu không đúng" in capsys.readouterr().err


@pytest.mark.parametrize(
    "more", [{"CHI_THI_07_ADDRESS": "https://bang.vn"}, {"STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}]
)
def test_trying_out_is_for_this_machine_alone(tmp_path, more):
    where = {"CHI_THI_07_DATA": str(tmp_path), "CHI_THI_07_SAMPLE": "1", **more}
    server = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"],
        cwd=ROOT, env={**os.environ, **where}, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert server.returncode == 2
    assert "chỉ mở trên chính máy này" in server.stderr


def test_an_address_without_its_scheme_is_said_at_the_start(tmp_path, capsys):
    where = {"CHI_THI_07_DATA": str(tmp_path), "CHI_THI_07_ADDRESS": "bang.bo.gov.vn"}
    with pytest.raises(SystemExit):
        get_ready(settings(where))
    assert "phải bắt đầu bằng http:// hoặc https://" in capsys.readouterr().err


def test_targets_that_were_tried_on_the_sample_stay_after_a_restart(store, folder):
    load_sample(store, folder)
    tried = Basis(reason="Thử", by="Đầu mối")
    assert enter_alone(store, MinistryTable.TARGETS, [], tried, datetime.now(UTC)) == 2
    load_sample(store, folder)
    assert len(versions_of(store, MinistryTable.TARGETS)) == 2
