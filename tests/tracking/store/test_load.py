"""A folder taken in from a terminal: each file accepted or refused, none stops the rest."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workbooks import book, procedures, projects, table
from tracking.specs.par_points import score
from tracking.store.engine import open_engine
from tracking.store.par_points import points_in_force

ROOT = Path(__file__).parents[3]
SCORES = ROOT / "tracking/specs/par_index_points.csv"


def store(url, *arguments, expect=0):
    command = [sys.executable, "-m", "tracking.store", "--database", url, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, env=environment, timeout=120
    )
    assert answer.returncode == expect, answer.stdout + answer.stderr
    assert "Traceback" not in answer.stdout + answer.stderr
    return answer.stdout + answer.stderr


def held(url):
    return json.loads(store(url, "status", "--json"))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "gui-len"
    (made / "Cục Hóa chất").mkdir(parents=True)
    return made


GOOD = book({"Biểu 1": projects(["Cải tạo trụ sở", 1000, 400], ["Mua sắm", 500, 100])})
BETTER = book({"Biểu 1": projects(["Cải tạo trụ sở", 1000, 450])})
WRONG = book({"Biểu 1": projects(["Cải tạo trụ sở", "không rõ", 400])})


def test_one_bad_file_never_stops_the_rest(url, folder):
    (folder / "VP T10-2022 lần 1.xlsx").write_bytes(GOOD)
    (folder / "Cục Hóa chất" / "HC T10-2022.xlsx").write_bytes(BETTER)
    (folder / "sai.xlsx").write_bytes(WRONG)
    (folder / "rong.xlsx").write_bytes(b"")
    (folder / "hong.xlsx").write_bytes(GOOD[:700])
    (folder / "~$mo.xlsx").write_bytes(b"\x05Nguyen" + b" " * 158)
    (folder / "doc-toi.txt").write_text("không phải bảng tính")
    (folder / "mat.xlsx").symlink_to(folder / "khong-con.xlsx")
    said = store(url, "load", folder, expect=1)
    for words in ("rong.xlsx", "hong.xlsx", "~$mo.xlsx", "mat.xlsx", "doc-toi.txt", "ô C5"):
        assert words in said
    assert "2 tệp tiếp nhận" in said
    again = store(url, "load", folder, expect=1)
    assert "0 tệp tiếp nhận, 2 tệp đã có từ trước" in again


def test_running_again_changes_nothing_and_a_new_version_is_one(url, folder):
    (folder / "VP T10-2022 lần 2.xlsx").write_bytes(GOOD)
    store(url, "load", folder)
    before = held(url)
    store(url, "load", folder)
    assert held(url) == before
    (folder / "VP T10-2022 lần 10.xlsx").write_bytes(BETTER)
    store(url, "load", folder)
    after = held(url)
    (report,) = after["held"]
    assert (after["reports"], after["versions"]) == (1, 2)
    assert set(report["newest_versions"].values()) == {2}
    assert report["totals"]["disbursed_to_date_vnd"] == 450_000_000
    assert report["rows"] == 1


def test_unit_and_period_may_be_stated(url, folder):
    rows = [["ĐVT: triệu đồng"], *projects(["Cải tạo trụ sở", 1000, 400])[-2:]]
    (folder / "a.xlsx").write_bytes(book({"Biểu 1": rows}))
    store(url, "load", folder, expect=1)
    store(url, "load", folder, "--unit", "HC", "--period", "2022-Q3")
    assert (held(url)["units"], held(url)["periods"]) == (["HC"], ["2022-Q3"])


BY_FIELD = table(
    ("Lĩnh vực", "Tổng số hồ sơ tiếp nhận", "Trực tuyến", "Đúng hạn"), [["Hóa chất", 12, 9, 12]]
)


@pytest.mark.parametrize("sheets", [{}, {"Biểu 06": BY_FIELD}])
def test_the_same_cases_by_field_and_by_procedure_count_once(url, folder, sheets):
    listed = procedures(
        *([f"Cấp phép {at}", "Mức độ 4", 4, 3] for at in (1, 2, 3)), more=["Trực tuyến"]
    )
    (folder / "VP T10-2022.xlsx").write_bytes(book({"Danh mục": listed, **sheets}))
    store(url, "load", folder)
    (report,) = held(url)["held"]
    assert report["totals"] == {"cases_received": 12, "cases_online": 9}


def test_a_folder_or_database_that_is_not_there_is_one_sentence(url, tmp_path):
    said = store(url, "load", tmp_path / "khong-co", expect=2)
    assert said.count("LỖI") == 1
    nowhere = "postgresql+psycopg://ai@127.0.0.1:1/khong-co"
    assert store(nowhere, "status", expect=2).count("LỖI") == 1


@pytest.mark.parametrize("written", [b"\x83\xff", b"", b"indicator_code,level\n"])
def test_a_table_that_is_none_is_one_sentence(url, folder, written):
    (folder / "so-nhan.csv").write_bytes(written)
    for command in (["table", "targets", folder / "so-nhan.csv"], ["table", "targets", folder]):
        assert store(url, *command, expect=2).count("LỖI") == 1
    said = store(url, "load", folder, expect=2 if written.startswith(b"\x83") else 0)
    assert ("không phải bảng CSV" in said) == written.startswith(b"\x83")


@pytest.mark.parametrize("mark", [",", ";"])
def test_own_scores_are_entered_from_a_table_as_excel_saves_it(url, tmp_path, mark):
    rows = list(csv.reader(SCORES.read_text(encoding="utf-8").splitlines()))
    rows[1] = ["1", "1", "", "", "2,5", "1,75", ""]
    table = tmp_path / "tu-cham.csv"
    with table.open("w", encoding="utf-8-sig", newline="") as handle:
        csv.writer(handle, delimiter=mark).writerows(rows)
    said = store(url, "table", "par_points", table)
    assert said.strip() == "Bảng điểm PAR Index: 135 dòng, bản 1."
    assert "bản 1." in store(url, "table", "par_points", table)
    engine = open_engine(url)
    assert score(points_in_force(engine)).self_points == 1.75
    engine.dispose()


def test_a_pipe_in_a_folder_is_not_waited_for(url, folder):
    os.mkfifo(folder / "ong.xlsx")
    (folder / "noi.xlsx").symlink_to(folder / "ong.xlsx")
    assert "noi.xlsx" in store(url, "load", folder, expect=1)


def test_what_is_kept_and_what_is_in_force_instead_are_told(url, folder):
    (folder / "VP T10-2022 lần 1.xlsx").write_bytes(GOOD)
    (folder / "VP T10-2022 lần 2.xlsx").write_bytes(BETTER)
    store(url, "load", folder)
    said = store(url, "load", folder)
    assert "của bản 2 (VP T10-2022 lần 2.xlsx), nhận sau tệp này" in said
    (folder / "VP T10-2022 lần 3.xlsx").write_bytes(book({"Biểu 1": projects(["Khác", 1000, 450])}))
    assert "--replace" in store(url, "load", folder, expect=1)
    assert "phiên bản 3" in store(url, "load", folder, "--replace")
    assert "0 tệp tiếp nhận, 3 tệp đã có" in store(url, "load", folder)
