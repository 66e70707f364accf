"""What came back to a unit and was not sent again: a line on every page, all where it sends."""

from collections.abc import Sequence

import streamlit as st

from tracking.period_codes import period_label
from tracking.roles import Act, Actor
from tracking.store.returned import ReturnedReport, returned_reports
from tracking.vocabulary import VIEW_NAMES
from ui import paths, reads, state
from ui.draft_panel import SENT
from ui.screens.deliveries import moment
from ui.sending import SENT_PERIOD
from ui.text import as_html


def remind(actor: Actor) -> None:
    """For unit staff, wherever they are: how many reports came back, and the way to them."""
    if not actor.may(Act.SEND):
        return
    held = returned_reports(reads.store(), actor)
    if held:
        reports = {(one.unit_code, one.view, one.period_code) for one in held}
        words = f"{len(reports)} báo cáo bị trả lại: xem và gửi lại"
        st.html(f'<p class="warn">{state.link_html(words, paths.SENDING)}</p>')


def tell(actor: Actor, opened: int | None) -> None:
    """Each delivery that came back, whatever period is chosen; the opened one says so itself."""
    deliveries: dict[tuple[int, str], list[ReturnedReport]] = {}
    for one in returned_reports(reads.store(), actor):
        if one.delivery_id != opened:
            deliveries.setdefault((one.delivery_id, one.period_code), []).append(one)
    if deliveries:
        st.html("".join(f'<p class="warn">{_told(held)}</p>' for held in deliveries.values()))


def _told(held: Sequence[ReturnedReport]) -> str:
    """Reports of a period that came back together, each name a link to their delivery."""
    first = held[0]
    address = {SENT: str(first.delivery_id), SENT_PERIOD: first.period_code}
    names = ", ".join(dict.fromkeys(VIEW_NAMES[one.view] for one in held))
    label = f"{names[0].upper()}{names[1:]} {period_label(first.period_code)}"
    link = state.link_html(label, paths.SENDING, **address)
    return f"{link} {as_html(_why(first))}"


def _why(one: ReturnedReport) -> str:
    place = f" ({one.place})" if one.place else ""
    return f"bị trả lại lúc {moment(one.at)}, chưa gửi lại. Lý do: {one.reason}{place}"
