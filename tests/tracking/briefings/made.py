"""A briefing drawn by hand, with one of everything."""

from datetime import UTC, datetime

from tracking.briefings.content import (
    Briefing,
    Card,
    Chart,
    Column,
    Fact,
    Line,
    Mark,
    Measure,
    Series,
    Shape,
    Sheet,
    Slide,
    Table,
)
from tracking.vocabulary import Standing

HOSTILE = "<script>alert(1)</script> & “=1+1” *đậm*"
OF_HC = Mark(units=("HC",), clauses=("H3",))


def bullets(count=3):
    return Chart(
        shape=Shape.BULLETS,
        measure=Measure.RATE,
        categories=tuple(f"Đơn vị {at}" for at in range(1, count + 1)),
        series=(
            Series(name="Thực hiện", values=tuple(at / count for at in range(count))),
            Series(name="Cần đạt đến kỳ này", values=(0.95,) * count),
        ),
        marks=(OF_HC,) * count,
        standings=(Standing.BEHIND,) * count,
        alt="Đơn vị xa lộ trình nhất",
    )


def table(count=3, text="Đẩy nhanh giải ngân"):
    return Table(
        columns=(
            Column(heading="Đơn vị"),
            Column(heading="Đề nghị", share=3),
            Column(heading="Tỷ lệ", measure=Measure.RATE),
        ),
        rows=tuple((f"Đơn vị {at}", f"{text} {at}", 0.475) for at in range(1, count + 1)),
        marks=(OF_HC,) * count,
    )


SLIDES = (
    Slide(
        code="standing",
        title="Tháng 10/2022: 3/4 chỉ tiêu đúng lộ trình",
        cards=(
            Card(
                label="Giải ngân",
                value="47,5%",
                standing=Standing.BEHIND,
                lines=("cần 95,0%",),
                mark=OF_HC,
            ),
        ),
        source="Nguồn: báo cáo của đơn vị.",
    ),
    Slide(code="units", title="3 đơn vị chậm", chart=bullets()),
    Slide(code="asks", title="Đề nghị 3 đơn vị", table=table()),
    Slide(code="notes", title="Lưu ý", lines=(Line(head="HC", text=HOSTILE, mark=OF_HC),)),
)
SHEET = Sheet(
    code="disbursement",
    title="Giải ngân",
    table=Table(
        columns=(Column(heading="Dự án"), Column(heading="Kế hoạch", measure=Measure.VND)),
        rows=(("Dự án 1", 400), ("Dự án 2", None), ("Dự án 3", 600)),
        marks=(Mark(),) * 3,
    ),
    totals=(1,),
)


def briefing(*slides, **more):
    told = {
        "number": 3,
        "period_code": "2022-10",
        "period_label": "tháng 10/2022",
        "snapshot_id": "0123abcd" * 8,
        "made_at": datetime(2022, 11, 20, 3, tzinfo=UTC),
        "made_by": "Văn phòng Bộ",
        "since_number": None,
        "coverage": "24/28 đơn vị đã gửi đủ báo cáo.",
        "as_of": "số liệu đến 31/10/2022",
        "facts": (),
        "slides": slides or SLIDES,
        "sheets": (SHEET,),
        "units": {"HC": "Cục Hóa chất", "VP": "VP Bộ"},
        "clauses": {"H3": "Giải ngân vốn đầu tư công chưa bảo đảm"},
    }
    return Briefing(**{**told, **more})


def fact(**change):
    """A figure against a target."""
    told = {
        "code": "H3_assigned",
        "clause": "H3",
        "label": "Giải ngân",
        "is_rate": True,
        "numerator": 475.0,
        "denominator": 1000.0,
        "value": 0.475,
        "expected": 0.95,
        "target": 1.0,
        "due_on": "",
        "target_told": "",
        "standing": Standing.BEHIND,
        "owed": (),
        "present": (),
        "parts": (),
        "value_text": "47,5%",
        "parts_text": "475 / 1.000",
        "gap_text": "",
        "change_text": "",
        "coverage_text": "24/28 đơn vị",
    }
    return Fact(**{**told, **change})
