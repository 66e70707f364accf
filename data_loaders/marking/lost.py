"""What a workbook holds that the library which writes it again cannot keep."""

import re
import zipfile
from collections.abc import Iterator

_PARTS = {
    "bộ lọc slicer": re.compile(r"xl/(?:slicers|timelines)/"),
    "chuỗi bình luận (còn là ghi chú thường)": re.compile(r"xl/threadedComments/"),
    "chữ ký số": re.compile(r"_xmlsignatures/"),
    "đối tượng nhúng từ chương trình khác": re.compile(r"xl/embeddings/"),
    "sơ đồ SmartArt": re.compile(r"xl/diagrams/"),
    "kết nối và truy vấn dữ liệu": re.compile(r"xl/(?:connections\.xml|queryTables/)"),
}
"""Kinds of things by the parts of a package that hold them."""
_CONTROLS = re.compile(r"xl/(?:ctrlProps|activeX)/")
_DRAWINGS = re.compile(r"xl/drawings/drawing\d+\.xml")
_SHEETS = re.compile(r"xl/worksheets/sheet\d+\.xml")
_SHAPES = re.compile(rb"<(?:\w+:)?(?:sp|cxnSp|grpSp)[ >]")
_EXTENSIONS = {
    "biểu đồ nhỏ trong ô": b"sparklineGroup",
    "danh sách chọn kiểu mới": b"x14:dataValidation ",
    "định dạng có điều kiện kiểu mới": b"x14:conditionalFormatting",
}
"""Newer features of a sheet by what its text then holds."""
_MOST = 40 * 1024 * 1024


def lost_in(package: zipfile.ZipFile) -> list[str]:
    """The kinds of things that will not be in the workbook written again, in words."""
    return [*dict.fromkeys(_lost(package))]


def _lost(package: zipfile.ZipFile) -> Iterator[str]:
    names = package.namelist()
    for words, shape in _PARTS.items():
        if any(shape.match(name) for name in names):
            yield words
    has_macros = "xl/vbaProject.bin" in names
    if not has_macros and any(_CONTROLS.match(name) for name in names):
        yield "nút bấm, hộp chọn trên trang"
    for name in names:
        if _DRAWINGS.fullmatch(name) and _SHAPES.search(_start(package, name)):
            yield "hình vẽ, hộp chữ"
        if _SHEETS.fullmatch(name):
            text = _start(package, name)
            yield from (words for words, sign in _EXTENSIONS.items() if sign in text)


def _start(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as member:
        return member.read(_MOST)
