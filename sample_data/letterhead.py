"""What stands above and below a table: who sends it, its title, the money unit, the signature."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sample_data.paper import MINISTRY, MOTTO, NATION, SAMPLE, SMALL, TITLE, Look, Page
from tracking.vocabulary import View

if TYPE_CHECKING:
    from sample_data.table import Layout

BOLD = Look(bold=True)
LABELLED = "Đơn vị báo cáo: {don_vi}"


def draw_top(page: Page, layout: "Layout", words: Mapping[str, str]) -> int:
    """Everything above the headings; answers the row they begin in."""
    left, right = layout.left, layout.left + len(layout.columns) - 1
    row = _sender(page, layout.top, left, right, words)
    for line in layout.title:
        page.put_over(row, left, row, right, line.format_map(words), TITLE)
        row += 1
    page.put_over(row, left, row, right, SAMPLE, SMALL)
    row += 1
    if layout.view is View.DISBURSEMENT and layout.hand.money and layout.top != "silent":
        page.put(row, max(left, right - 1), f"Đơn vị tính: {layout.hand.money}", SMALL)
        row += 1
    return row + (layout.top != "tight")


def _sender(page: Page, top: str, left: int, right: int, words: Mapping[str, str]) -> int:
    if top in ("full", "silent"):
        half = left + max(1, (right - left) // 3)
        for row, name, motto in ((1, MINISTRY, NATION), (2, words["DON_VI"], MOTTO)):
            page.put_over(row, left, row, half, name, TITLE)
            page.put_over(row, half + 1, row, right, motto, TITLE)
        return 4
    if top == "left":
        page.put(1, left, MINISTRY)
        page.put(2, left, words["DON_VI"], BOLD)
        return 4
    if top in ("label", "tight"):
        page.put(1, left, LABELLED.format_map(words), BOLD)
        return 2
    return 1


def cover(title: tuple[str, ...], words: Mapping[str, str]) -> Page:
    """A sheet of its own that names the unit and the period."""
    page = Page("Bìa")
    lines = (MINISTRY, words["DON_VI"], "", *(line.format_map(words) for line in title), "", SAMPLE)
    for row, line in enumerate(lines, 2):
        if line:
            page.put_over(row, 2, row, 8, line, SMALL if line == SAMPLE else TITLE)
    return page


def sign(page: Page, row: int, layout: "Layout", words: Mapping[str, str]) -> None:
    """Titles without a name on the right, recipients on the left."""
    right = layout.left + max(2, len(layout.columns) - 3)
    for below, title in enumerate(layout.signs):
        page.put(row + below, right, title.format_map(words), TITLE)
    if layout.top in ("full", "left", "silent"):
        page.put(row, layout.left, "Nơi nhận:", Look(bold=True, italic=True))
        page.put(row + 1, layout.left, "- Văn phòng Bộ (để tổng hợp);")
        page.put(row + 2, layout.left, "- Lưu: VT.")
