"""Danh mục: chỉ tiêu, ngưỡng, đơn vị, báo cáo phải nộp, hạn gửi, bảng điểm; sửa, xem các bản."""

import streamlit as st

from tracking.roles import Act
from tracking.specs.ministry_tables import own_of, shipped_rows, table_forms
from tracking.specs.table_form import MinistryTable
from tracking.store.editing import editable
from tracking.store.entered import rows_to_edit
from ui import reads, state, table_panel
from ui.guard import require
from ui.headings import answer, section
from ui.screens.ministry_tables import ROW, headline, listing
from ui.tables import show_table

actor = require(Act.KEEP_UNITS)
titles = {table.value: table_forms()[table].title for table in editable(actor)}
with st.container(key="work_period"):
    name = state.chooser(table_panel.TABLE, "Bảng", titles) or next(iter(titles))
form = table_forms()[MinistryTable(name)]
version, rows = rows_to_edit(reads.store(), form)
found = reads.versions(reads.key(), form.table)
held = table_panel.Edited(form=form, version=version, rows=rows)

answer(headline(form, rows, next(iter(found), None)), form.about)
shipped = shipped_rows(form) if form.is_beside else []
known = [str(number) for number in range(len(rows) + 1)]
copied = [f"-{number}" for number in range(1, len(shipped) + 1)]
picked = state.chosen(table_panel.PICKED_ROW, [*known, *copied])
if picked:
    number = int(picked)
    row = rows[number - 1] if number > 0 else own_of(shipped[-number - 1]) if number < 0 else {}
    table_panel.row_form(actor, held, max(number, 0), row)
    st.stop()
if st.button("Thêm một dòng", icon=":material/add:"):
    state.write({table_panel.PICKED_ROW: "0"})
    st.rerun()
if rows:
    section("Đang có hiệu lực", "Bấm một dòng để sửa hoặc bỏ.")
    show_table(
        listing(form, rows, form.title),
        key=f"rows_{name}_{version}",
        on_pick=lambda record: state.write({table_panel.PICKED_ROW: str(record[ROW])}),
    )
if shipped:
    section("Của văn bản đã công bố", "Bấm một dòng để nhập mức khác của Bộ cho cùng chỉ tiêu.")
    show_table(
        listing(form, shipped, "Chỉ tiêu của văn bản đã công bố"),
        key=f"shipped_{name}",
        on_pick=lambda record: state.write({table_panel.PICKED_ROW: f"-{record[ROW]}"}),
    )
table_panel.workbook_form(actor, held)
table_panel.history(actor, held, found)
