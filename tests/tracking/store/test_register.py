"""The register of receipt: when each file came, in which order files are taken in."""

from datetime import UTC, datetime

import pytest

from tracking.store.register import REGISTER, in_order_of_receipt, read_register
from tracking.vocabulary import TrackingError


def write(folder, text):
    (folder / REGISTER).write_text(text, encoding="utf-8-sig")


def test_a_folder_without_a_register_tells_nothing(tmp_path):
    assert read_register(tmp_path) == {}


def test_files_are_taken_in_as_they_came_and_the_unregistered_last(tmp_path):
    write(
        tmp_path,
        "file,received_at\n"
        "VP lần 2.xlsx,2022-11-16T08:30:00+07:00\n"
        "Cục Hóa chất/HC.xlsx,2022-11-15T23:00:00+00:00\n"
        "VP lần 1.xlsx,2022-11-16T08:00:00+07:00\n",
    )
    received = read_register(tmp_path)
    names = ["a.xlsx", "VP lần 1.xlsx", "VP lần 2.xlsx", "Cục Hóa chất/HC.xlsx"]
    files = [tmp_path / name for name in names]
    ordered = in_order_of_receipt(files, received)
    assert [str(path.relative_to(tmp_path)) for path in ordered] == [
        "Cục Hóa chất/HC.xlsx", "VP lần 1.xlsx", "VP lần 2.xlsx", "a.xlsx",
    ]  # fmt: skip
    assert received[tmp_path / "VP lần 1.xlsx"] == datetime(2022, 11, 16, 1, tzinfo=UTC)


def test_an_empty_register_tells_nothing(tmp_path):
    write(tmp_path, "")
    assert read_register(tmp_path) == {}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("a.xlsx,hôm qua", "hôm qua"),
        ("a.xlsx,2022-11-16T08:30:00", "múi giờ"),
        ("a.xlsx,16/11/2022", "Ví dụ"),
        ("a.xlsx", "received_at"),
        (",2022-11-16T08:30:00+07:00", "file"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path, line, words):
    write(tmp_path, f"file,received_at\nb.xlsx,2022-11-16T08:30:00+07:00\n{line}\n")
    with pytest.raises(TrackingError, match="dòng 3") as trouble:
        read_register(tmp_path)
    assert words in str(trouble.value)


def test_a_register_without_its_columns_is_told(tmp_path):
    write(tmp_path, "tệp;ngày\na.xlsx;2022-11-16\n")
    with pytest.raises(TrackingError, match="“file”"):
        read_register(tmp_path)
