"""One of each: card, chart, table."""

from datetime import date

import streamlit as st

from tests.browser.gallery.words import HOSTILE
from tracking.vocabulary import Standing
from ui import guard, state
from ui.cards import Card, card_html, show_cards
from ui.charts import PICK, ChartView, show_chart
from ui.columns import Column, Listing
from ui.formats import Kind
from ui.headings import answer
from ui.tables import show_table

RATES = {"XNK": 0.82, "VP": 0.474, "DL": 0.31, "TMDT": 0.615}
CARDS = (
    Card(
        label="Giải ngân vốn đầu tư công", value="47,5%", standing=Standing.BEHIND,
        expected="cần 78,3% đến 31/10/2022", change="tăng 6,2 điểm so với tháng 9/2022",
        coverage="24/28 đơn vị đã báo cáo",
        trend=(0.05, 0.09, 0.14, None, 0.28, 0.33, 0.41, 0.475), target=0.95,
    ),
    Card(
        label="Nhiệm vụ hoàn thành đúng hạn", value="91,2%", standing=Standing.AT_RISK,
        expected="cần 100%", change="giảm 1,1 điểm so với tháng 9/2022",
        coverage="28/28 đơn vị đã báo cáo", trend=(0.96, 0.93, 0.95, 0.92, 0.912), target=1.0,
    ),
    Card(
        label="Hồ sơ trực tuyến", value="98,6%", standing=Standing.ON_TRACK,
        expected="cần 80%", change="tăng 0,4 điểm so với tháng 9/2022",
        coverage="9/9 đơn vị đã báo cáo", trend=(0.9, 0.94, 0.97, 0.986), target=0.8,
    ),
    Card(label=HOSTILE, value="–", standing=Standing.NOT_REPORTED, coverage=HOSTILE),
)  # fmt: skip
COLUMNS = (
    Column(name="unit", heading="Đơn vị"),
    Column(name="project", heading="Dự án", is_long=True),
    Column(name="plan", heading="Kế hoạch", kind=Kind.VND),
    Column(name="rate", heading="Giải ngân", kind=Kind.RATE),
    Column(name="change", heading="So với kỳ trước", kind=Kind.POINTS),
    Column(name="cases", heading="Hồ sơ", kind=Kind.COUNT),
    Column(name="due_on", heading="Hạn", kind=Kind.DATE),
)
PROJECTS = Listing(
    title="Dự án của Bộ",
    columns=COLUMNS,
    records=[
        {
            "unit": unit, "project": f"Cải tạo trụ sở số {number}" if number else HOSTILE,
            "plan": 1_234_567_000_000, "rate": rate, "change": 0.031 - number / 100,
            "cases": number * 1111 if number % 5 else None, "due_on": date(2022, 12, 31),
        }
        for number in range(60)
        for unit, rate in RATES.items()
    ],
)  # fmt: skip
BARS = {
    "data": {"values": [{"unit": unit, "rate": rate} for unit, rate in RATES.items()]},
    "params": [{"name": PICK, "select": {"type": "point", "fields": ["unit"]}}],
    "mark": "bar",
    "height": 160,
    "encoding": {
        "y": {"field": "unit", "type": "nominal", "title": None, "sort": "-x"},
        "x": {"field": "rate", "type": "quantitative", "title": None, "axis": {"format": ".0%"}},
        "tooltip": [
            {"field": "unit", "type": "nominal", "title": "Đơn vị"},
            {"field": "rate", "type": "quantitative", "title": "Giải ngân", "format": ".1%"},
        ],
        "opacity": {"condition": {"param": PICK, "value": 1}, "value": 0.4},
    },
}
CHART = ChartView(
    spec=BARS,
    title="3 đơn vị giải ngân dưới lộ trình; thấp nhất: Cục Điện lực",
    subtitle="Tỷ lệ giải ngân so với kế hoạch giao đầu năm, lũy kế đến 31/10/2022",
    source="Nguồn: báo cáo của 4/4 đơn vị, số liệu đến 31/10/2022",
    listing=Listing(
        title="Giải ngân theo đơn vị",
        columns=(COLUMNS[0], COLUMNS[3]),
        records=[{"unit": unit, "rate": rate} for unit, rate in RATES.items()],
    ),
)


def broken() -> None:
    """A page with a mistake in it."""
    raise ZeroDivisionError("secret")


page = st.navigation(
    [
        st.Page(lambda: None, title="Bộ phận", url_path="bo-phan", default=True),
        st.Page(broken, title="Hỏng", url_path="hong"),
    ],
    position="top",
)
st.set_page_config(page_title="Bộ phận", layout="wide")
page.run()
with guard.framed(guard.signed_in().actor):
    answer("6/9 chỉ tiêu đúng lộ trình, 2 có nguy cơ, 1 chậm")
    show_cards([card_html(card) for card in CARDS])
    picked = state.chosen("muc", RATES)
    st.html(f'<p id="picked">Đang chọn: {picked or "chưa chọn"}</p>')
    left, right = st.columns([2, 3])
    with left:
        show_chart(CHART, key="bars", on_pick=lambda row: state.choose("muc", str(row["unit"])))
    with right:
        show_table(
            PROJECTS,
            key="projects",
            source=CHART.source,
            on_pick=lambda row: state.choose("muc", str(row["unit"])),
        )
