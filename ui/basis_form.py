"""Why a table the ministry keeps is edited: asked of who edits it."""

from dataclasses import dataclass

import streamlit as st

from tracking.dates import DateOrder, parse_date
from tracking.roles import Actor
from tracking.store.entered import Basis
from tracking.vocabulary import TrackingError

LONGEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was written of why a table is edited."""

    reason: str
    document: str
    day: str

    def basis(self, actor: Actor) -> Basis:
        """The same understood; raises TrackingError for a day that is none."""
        day = parse_date(self.day, DateOrder.DAY_FIRST) if self.day else None
        if self.day and day is None:
            raise TrackingError(
                f"Ngày văn bản “{self.day}” không phải là ngày; viết như 31/12/2022 rồi lưu lại."
            )
        return Basis(
            reason=self.reason,
            document=self.document,
            document_on=day,
            by=actor.label,
            account=actor.account,
        )


def ask_basis() -> Asked:
    """The reason, which must be given, and the document it rests on."""
    why, number, dated = st.columns([2, 1, 1])
    reason = why.text_input("Lý do sửa (bắt buộc)", max_chars=LONGEST)
    document = number.text_input("Theo văn bản", max_chars=LONGEST, placeholder="123/QĐ-BCT")
    day = dated.text_input("Ngày văn bản", max_chars=10, placeholder="31/12/2022")
    return Asked(reason=reason.strip(), document=document.strip(), day=day.strip())
