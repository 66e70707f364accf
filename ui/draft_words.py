"""What is written about a draft: kept with it at once, so that it is there on return."""

from datetime import UTC, datetime

import streamlit as st

from tracking.store.drafts import Draft, Words, keep_words
from tracking.store.engine import plain_errors
from tracking.vocabulary import TrackingError
from ui import guard, reads
from ui.headings import warn

_LONGEST = 2_000


def write_about(held: Draft, kind: Words, label: str) -> str:
    """A box to write in; answers what stands in it."""
    key = f"{kind.value}_{held.id}"
    st.session_state.setdefault(key, held.words[kind])
    return (
        st.text_area(label, key=key, max_chars=_LONGEST, on_change=_keep, args=(held.id, kind, key))
        or ""
    )


def _keep(draft_id: str, kind: Words, key: str) -> None:
    """As soon as it is written, before whatever was clicked meanwhile is done."""
    try:
        with plain_errors():
            text, now = st.session_state[key] or "", datetime.now(UTC)
            keep_words(reads.store(), guard.signed_in().actor, draft_id, kind, text, now)
    except TrackingError as why:
        warn(str(why))
