"""What a button does: the deed and the page drawn anew, or the reason why it was not done."""

from collections.abc import Callable

import streamlit as st

from tracking.store.submissions import NotAcceptable
from tracking.vocabulary import TrackingError
from ui.headings import note, warn


def do(deed: Callable[[], object], told: Callable[[TrackingError], str] = str) -> None:
    """Do it and draw the page anew, or say why it was not done, as `told` words it."""
    try:
        with st.spinner("Đang thực hiện…"):
            deed()
    except TrackingError as why:
        warn(told(why))
        for finding in why.findings if isinstance(why, NotAcceptable) else ():
            note(finding.message)
        return
    st.rerun()
