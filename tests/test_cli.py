"""The checker from a terminal, as a clerk or a script runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workbooks import book

ROOT = Path(__file__).parents[1]
HEADINGS = ["STT", "Tên dự án", "Kế hoạch vốn giao", "Lũy kế giải ngân"]
TOP = [
    ["VĂN PHÒNG BỘ"],
    ["TÌNH HÌNH GIẢI NGÂN THÁNG 10 NĂM 2022 (số liệu đến ngày 31/10/2022)"],
    ["ĐVT: triệu đồng"],
    HEADINGS,
]
GOOD = book({"Biểu 1": [*TOP, [1, "Cải tạo trụ sở", 12345, 6000]]})
WRONG = book({"Biểu 1": [*TOP, [1, "Cải tạo trụ sở", "không rõ", 6000]]})


def check(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "data_loaders", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)


@pytest.fixture
def file(tmp_path):
    def write(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def test_a_good_file_is_told_in_words(file):
    answer = check(file("bao-cao.xlsx", GOOD))
    assert answer.returncode == 0
    for words in ("Biểu 1", "Văn phòng Bộ (VP)", "2022-10", "31/10/2022", "triệu đồng", "1 dòng"):
        assert words in answer.stdout
    assert "12.345 triệu đồng" in answer.stdout
    assert "Cột đọc: B Tên dự án · C Kế hoạch vốn giao · D Lũy kế giải ngân" in answer.stdout


def test_an_error_gives_one_and_a_broken_file_two(file):
    wrong, broken = file("sai.xlsx", WRONG), file("hong.xlsx", GOOD[:900])
    assert check(wrong).returncode == 1
    answer = check(wrong, broken)
    assert answer.returncode == 2
    assert "ô C5" in answer.stdout
    assert "Traceback" not in answer.stdout + answer.stderr


def test_json_is_the_contract(file):
    path = file("bao-cao.xlsx", GOOD)
    (told,) = json.loads(check("--json", path).stdout)
    (table,) = told["tables"]
    assert list(told) == ["file", "ok", "tables", "findings"]
    assert (told["file"], told["ok"]) == (str(path), True)
    assert table == {
        "sheet": "Biểu 1", "view": "disbursement", "template": "disbursement",
        "unit_code": "VP", "unit_name": "Văn phòng Bộ", "period_code": "2022-10",
        "data_as_of": "2022-10-31", "money_unit": "triệu đồng", "first_row": 5, "last_row": 5,
        "columns": {"project_name": "B", "plan_assigned_vnd": "C", "disbursed_to_date_vnd": "D"},
        "records": [
            {"_row": 5, "project_name": "Cải tạo trụ sở", "plan_assigned_vnd": 12_345_000_000,
             "disbursed_to_date_vnd": 6_000_000_000}
        ],
        "skipped": [],
    }  # fmt: skip


def test_json_of_a_file_that_cannot_be_read(file):
    (told,) = json.loads(check("--json", file("rong.xlsx", b"")).stdout)
    assert (told["ok"], told["tables"]) == (False, [])
    (finding,) = told["findings"]
    assert list(finding) == ["code", "severity", "sheet", "cells", "field", "value", "message"]
    assert finding["severity"] == "error"


def test_unit_and_period_may_be_stated_from_outside(file):
    nameless = book({"Sheet1": [["ĐVT: tỷ đồng"], HEADINGS, [1, "Cải tạo trụ sở", 12.5, 6]]})
    path = file("a.xlsx", nameless)
    assert check(path).returncode == 1
    answer = check("--json", "--unit", "VP", "--period", "2022-Q3", path)
    (table,) = json.loads(answer.stdout)[0]["tables"]
    assert (answer.returncode, table["unit_code"], table["period_code"]) == (0, "VP", "2022-Q3")


def test_a_missing_file_and_a_folder_are_said(tmp_path):
    answer = check(tmp_path / "khong-co.xlsx", tmp_path)
    assert answer.returncode == 2
    assert "không có tệp này" in answer.stdout
    assert "đây là thư mục" in answer.stdout


def test_a_total_of_nothing_is_not_zero(file):
    path = file("trong.xlsx", book({"Biểu 1": [*TOP, [1, "Cải tạo trụ sở", None, 6000]]}))
    assert "kế hoạch giao chưa có số; lũy kế giải ngân 6.000 triệu đồng" in check(path).stdout


def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "ong.xlsx")
    answer = check(tmp_path / "ong.xlsx")
    assert (answer.returncode, "không phải tệp" in answer.stdout) == (2, True)


@pytest.mark.parametrize("module", ["data_loaders", "tracking.store"])
def test_a_reader_that_leaves_early_is_not_an_error(module, file, tmp_path):
    path = file("bao-cao.xlsx", GOOD)
    kho = f"sqlite:///{tmp_path}/kho.sqlite3"
    given = [path] if module == "data_loaders" else ["--database", kho, "load", tmp_path]
    command = [sys.executable, "-m", module, *map(str, given)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        running.stdout.close()
        assert running.stderr.read() == ""
        assert running.wait(60) == 141


def test_a_wrong_unit_and_period_are_said_once(file):
    rows = [["ĐVT: triệu đồng"], HEADINGS, [1, "Cải tạo trụ sở", 1250, 600]]
    path = file("a.xlsx", book({"Sheet1": rows}))
    answer = check("--json", "--unit", "XYZ", "--period", "2022-13", path)
    codes = [finding["code"] for finding in json.loads(answer.stdout)[0]["findings"]]
    assert codes == ["unit_stated_unknown", "period_stated_unknown"]
