"""The targets of documents above the directive that no report of a unit gives a figure of."""

from functools import cache

from tracking.figures.words import day
from tracking.specs.unmeasured import unmeasured_targets
from ui.columns import Column, Listing

TITLE = "Chỉ tiêu của văn bản cấp trên chưa đo được ở đây"
NOTE = (
    "Các văn bản trên Chỉ thị còn đặt những mức dưới đây; báo cáo của đơn vị không có số để đo nên "
    "chúng không nằm trong các chỉ tiêu đếm ở đầu trang."
)


@cache
def unmeasured_listing() -> Listing:
    """Each with its origin, and why it is not measured."""
    return Listing(
        title=TITLE,
        columns=(
            Column(name="subject", heading="Nội dung", is_long=True),
            Column(name="level", heading="Mức"),
            Column(name="due", heading="Hạn"),
            Column(name="document", heading="Văn bản"),
            Column(name="reason", heading="Vì sao chưa đo", is_long=True),
            Column(name="source", heading="Nguồn"),
        ),
        records=[
            {
                "subject": one.subject,
                "level": one.level,
                "due": one.due,
                "document": f"{one.document}, {day(one.document_on)}",
                "reason": one.reason,
                "source": one.source,
            }
            for one in unmeasured_targets()
        ],
        is_of_all=True,
    )
