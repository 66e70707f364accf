"""Write the twelve odd workbooks and expected.json beside this file; same bytes every run.

Run: python tests/odd_layouts/make.py
"""

from __future__ import annotations

import json
from collections.abc import Callable

from odd_bieu_c import form_c
from odd_cover import cover
from odd_groups import grouped, old_unit
from odd_paper import HERE, Book
from odd_phu_luc_i import appendix_one
from odd_phu_luc_iii import appendix_three
from odd_services import form_06, x_marks
from odd_short_tables import short_billion, two_units
from odd_tasks import nfd_list, programme

MAKERS: list[Callable[[], Book]] = [
    programme,
    nfd_list,
    appendix_three,
    appendix_one,
    form_c,
    two_units,
    short_billion,
    grouped,
    old_unit,
    form_06,
    x_marks,
    cover,
]


def main() -> None:
    """Make everything."""
    books = [make() for make in MAKERS]
    key = {book.name: book.as_key() for book in books}
    text = json.dumps(key, ensure_ascii=False, indent=1)
    (HERE / "expected.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
