"""All the store holds in open forms: the originals to the letter, every row with its cell."""

import csv
from io import BytesIO

import openpyxl
import pytest

from tests.tracking.store.delivering import OFFICER, deliver
from tests.tracking.store.sending import NOON, money, send
from tests.workbooks import book
from tracking.store.exporting import write_export
from tracking.store.held import original, versions
from tracking.store.reviewing import return_delivery
from tracking.vocabulary import TrackingError


@pytest.fixture
def folder(tmp_path):
    """Where all of it goes."""
    return tmp_path / "xuat"


def rows(file):
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def test_originals_come_out_as_they_were_sent(filled, folder):
    write_export(filled, folder)
    told = rows(folder / "phien-ban.csv")
    for one, line in zip(versions(filled), told, strict=True):
        file = folder / "goc" / line["original"]
        assert file.read_bytes() == original(filled, one.workbook_sha256)


def test_every_row_of_every_version_says_where_it_stands(filled, folder):
    write_export(filled, folder)
    told = {line["submission_id"]: line for line in rows(folder / "phien-ban.csv")}
    found = rows(folder / "disbursement.csv")
    shown = [
        (told[row["submission_id"]]["version"], told[row["submission_id"]]["is_in_force"],
         row["sheet"], row["row"], row["project_name"], row["disbursed_to_date_vnd"])
        for row in found
    ]  # fmt: skip
    assert shown == [
        ("1", "0", "Biểu 1", found[0]["row"], "Cải tạo trụ sở", "400000000"),
        ("2", "1", "Biểu 1", found[1]["row"], "Cải tạo trụ sở", "450000000"),
    ]


def test_figures_in_force_come_with_numerator_and_denominator(filled, folder):
    write_export(filled, folder)
    (rate,) = [
        row
        for row in rows(folder / "con-so.csv")
        if row["indicator_code"] == "disbursed_assigned_rate"
    ]
    assert (rate["numerator"], rate["denominator"]) == ("450000000", "1000000000")


def test_every_column_is_explained(filled, folder):
    write_export(filled, folder)
    meanings = {(row["file"], row["column"]) for row in rows(folder / "cot.csv")}
    for file in folder.glob("*.csv"):
        if file.name != "cot.csv":
            with file.open(encoding="utf-8-sig", newline="") as opened:
                heading = next(csv.reader(opened))
            assert {(file.name, column) for column in heading} <= meanings


def typed(sheets, name):
    """The workbook with a name that is a text, whatever it begins with."""
    opened = openpyxl.load_workbook(BytesIO(book(sheets)))
    (cell,) = [cell for row in opened.active.iter_rows() for cell in row if cell.value == "tên"]
    cell.value = name
    cell.data_type = "s"
    saved = BytesIO()
    opened.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("name", ["=1+1", "+84 dự án", "-cải tạo", "@SUM(A1)"])
def test_no_text_is_carried_out_as_a_formula(engine, folder, name):
    send(engine, typed(money(400, name="tên"), name))
    write_export(engine, folder)
    (row,) = rows(folder / "disbursement.csv")
    assert row["project_name"] == f"'{name}"


def test_a_folder_that_holds_anything_is_left_alone(filled, tmp_path):
    (tmp_path / "cu.csv").write_text("cũ", encoding="utf-8")
    with pytest.raises(TrackingError, match="hãy chọn thư mục mới"):
        write_export(filled, tmp_path)
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".csv"] == ["cu.csv"]


def test_what_people_did_comes_out_too(engine, folder):
    first = deliver(engine, money(400))
    return_delivery(engine, OFFICER, first.id, "=Thiếu cột", "Biểu 1!F12", NOON)
    counts = write_export(engine, folder)
    (event,) = rows(folder / "viec" / "delivery_events.csv")
    assert (event["kind"], event["reason"]) == ("returned", "'=Thiếu cột")
    assert [row["action"] for row in rows(folder / "viec" / "audit_entries.csv")] == [
        "uploaded", "sent", "returned",
    ]  # fmt: skip
    assert counts["viec/deliveries.csv"] == 1
    assert "packed" not in rows(folder / "viec" / "deliveries.csv")[0]
