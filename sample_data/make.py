"""Writes every file of the sample beside this one, the same bytes every run.

Run: python sample_data/make.py (needs openpyxl, xlwt and odfpy).
"""

import csv
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePath

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from sample_data.calendar_of_reports import PERIODS  # noqa: E402
from sample_data.formats import as_ods, as_xls, as_xlsx  # noqa: E402
from sample_data.legacy import in_tcvn3  # noqa: E402
from sample_data.paper import Page  # noqa: E402
from sample_data.published import FOLDER, published_books  # noqa: E402
from sample_data.sending import Workbook, workbooks  # noqa: E402

REGISTER = "so-nhan.csv"
WRITERS = {".xlsx": as_xlsx, ".xls": as_xls, ".ods": as_ods}


def main() -> None:
    """Make all of it anew."""
    for folder in (*PERIODS, FOLDER):
        shutil.rmtree(HERE / folder, ignore_errors=True)
    register = []
    for path, content, received in files():
        target = HERE / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        register.append((received, path))
    with (HERE / REGISTER).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(("file", "received_at"))
        writer.writerows((path, received.isoformat()) for received, path in sorted(register))


def files() -> Iterator[tuple[str, bytes, datetime]]:
    """Each file: where, its bytes, when it arrived."""
    for book in workbooks():
        yield book.path, content_of(book), book.received_at
    for path, pages, received in published_books():
        yield path, as_xlsx(pages), received


def content_of(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    pages = [_encoded(page, book.nfd) for page in book.pages]
    return WRITERS[PurePath(book.path).suffix](pages)


def _encoded(page: Page, nfd: bool) -> Page:
    """A page in the letters of its font: TCVN3 for old fonts, decomposed where asked."""
    if page.font.startswith(".Vn"):
        return _respelt(page, in_tcvn3)
    return _respelt(page, _decomposed) if nfd else page


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _respelt(page: Page, spell: Callable[[str], str]) -> Page:
    cells = {
        place: (spell(value) if isinstance(value, str) else value, look)
        for place, (value, look) in page.cells.items()
    }
    return replace(page, cells=cells)


if __name__ == "__main__":
    main()
