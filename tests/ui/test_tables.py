"""A table on the screen: values stay values, and are written the Vietnamese way."""

from datetime import date

import pyarrow as pa
from streamlit.testing.v1 import AppTest

from tests.drawn import drawn
from ui.columns import Column
from ui.formats import Kind
from ui.tables import styled

COLUMNS = (
    Column(name="unit", heading="Đơn vị"),
    Column(name="plan", heading="Kế hoạch", kind=Kind.VND),
    Column(name="rate", heading="Tỷ lệ", kind=Kind.RATE),
    Column(name="due", heading="Thời hạn", kind=Kind.DATE),
)
RECORDS = drawn("""
    unit       | plan          | rate | due
    Vụ Pháp chế | 1234500000000 | 47,5% | 31/12/2022
    -          | -             | -    | -
""")


def table_sent():
    """What a browser is sent for the records."""

    def script():
        import streamlit as st

        st.dataframe(st.session_state["table"])

    page = AppTest.from_function(script)
    page.session_state["table"] = styled(RECORDS, COLUMNS)
    return page.run().dataframe[0]


def written(proto):
    """The texts of the cells, row by row."""
    return [
        list(row.values())
        for row in pa.ipc.open_stream(proto.styler.display_values).read_all().to_pylist()
    ]


def test_every_cell_is_written_the_vietnamese_way():
    assert written(table_sent().proto.arrow_data) == [
        ["Vụ Pháp chế", "1.234,5", "47,5%", "31/12/2022"],
        ["–", "–", "–", "–"],
    ]


def test_numbers_and_days_stay_what_they_are():
    first = table_sent().value.iloc[0]
    assert (first["plan"], first["rate"]) == (1234500000000, 0.475)
    assert first["due"] == date(2022, 12, 31)
