"""Tài khoản: ai được vào, vai trò gì, của đơn vị nào; thêm, đổi, khóa, đặt lại mật khẩu."""

import streamlit as st

from tracking.roles import Act
from tracking.settings import settings
from tracking.store.accounts import all_accounts
from ui import account_forms, reads, state
from ui.guard import require
from ui.headings import answer
from ui.screens.accounts import headline, listing
from ui.tables import show_table

actor = require(Act.ADMINISTER)
found = all_accounts(reads.store())
answer(headline(found), "Bấm một dòng để đổi, khóa hoặc đặt lại mật khẩu.")
account_forms.show_told()
if settings().with_sample:
    account_forms.note_of_trial()
chosen = next(
    (one for one in found if one.account == st.query_params.get(account_forms.ACCOUNT)), None
)
if chosen:
    account_forms.change_form(actor, chosen)
if found:
    show_table(
        listing(found),
        key="accounts",
        on_pick=lambda row: state.choose(account_forms.ACCOUNT, str(row["account"])),
    )
account_forms.add_form(actor)
