"""What is chosen on the screen; it lives in the address, so that a link opens the same screen."""

from collections.abc import Callable, Collection, Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.state import get_session_state

from tracking.period_codes import period_label
from tracking.specs.units import unit_by_code
from ui.text import as_html

PERIOD, UNIT, PICKED = "ky", "donvi", "loc"
"""The parts of the address; a filter is a name in the records of a list and the value it must have:
"age:0–15 ngày", "unit_code:XNK", "in_state:XNK|overdue"."""
_ALL = ""
"""The choice that stands for the whole ministry; it is not written in the address."""


def chosen(name: str, known: Collection[str]) -> str | None:
    """The value a part of the address has, when it is a known one."""
    value = st.query_params.get(name)
    return value if value in known else None


def recall() -> None:
    """Write what was chosen before in an address that says nothing, as the list of pages leads to.

    One that states a period says all: Back leads to the whole ministry where it was looked at.
    """
    if PERIOD in st.query_params or UNIT in st.query_params:
        return
    write({name: st.session_state.get(_memory(name)) for name in (PERIOD, UNIT)})


def is_unknown(name: str, known: Collection[str]) -> bool:
    """Whether the address asks for what there is not."""
    return st.query_params.get(name, _ALL) not in (_ALL, *known)


def period(known: Sequence[str]) -> str | None:
    """The period that is looked at: the chosen one, else the newest; None where there is none."""
    return chosen(PERIOD, known) or next(iter(known), None)


def unit(known: Collection[str]) -> str | None:
    """The unit that is looked at; None stands for the whole ministry."""
    return chosen(UNIT, known)


def write(changes: Mapping[str, str | None]) -> None:
    """Write parts of the address, all at once: each writing is a step of its own for Back. None
    takes a part out."""
    gone = [name for name, value in changes.items() if not value and name in st.query_params]
    told = {name: value for name, value in changes.items() if value}
    told = {name: value for name, value in told.items() if st.query_params.get(name) != value}
    if not gone and not told:
        return
    # `st.query_params` can write at once only where no part is bound, as the words of a search are.
    with get_session_state().query_params() as query:
        for name in gone:
            query.discard_param_no_forward_msg(name)
        query.update(told)


def choose(name: str, value: str | None) -> None:
    """Write a choice in the address; None takes it out. Remembered between pages."""
    st.session_state[_memory(name)] = value
    write({name: value})


def choose_period_labelled(label: object, known: Sequence[str]) -> None:
    """Look at the period a chart names by its label; at none that the store does not hold."""
    code = next((code for code in known if period_label(code) == label), None)
    if code is not None:
        choose(PERIOD, code)


def _memory(name: str) -> str:
    return f"chosen_{name}"


def chooser(
    name: str,
    label: str,
    options: Mapping[str, str],
    *,
    whole: str | None = None,
) -> str | None:
    """A box to choose from codes with their labels, bound to the address both ways.

    Without a choice it stands at the first option, or at `whole`, which answers None.
    """
    labels = {**({_ALL: whole} if whole is not None else {}), **options}
    current = chosen(name, options) or next(iter(labels), None)
    if current is None:
        return None
    choose(name, current)
    key = f"chooser_{name}"
    st.session_state[key] = current
    st.selectbox(
        label,
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        on_change=_follow(name, key),
        label_visibility="collapsed",
    )
    return current or None


def _follow(name: str, key: str) -> Callable[[], None]:
    return lambda: _turn(name, st.session_state[key])


def _turn(name: str, value: str) -> None:
    """Choose what the reader has chosen in a box; a filter by another unit than the chosen one is
    let go with it, in one step of the address."""
    filtered = st.query_params.get(PICKED, "").partition(":")[2].partition("|")[0]
    if name == UNIT and value != _ALL and unit_by_code(filtered) and filtered != value:
        st.query_params.from_dict({**_without(PICKED), UNIT: value})
    choose(name, value)


def _without(name: str) -> dict[str, str]:
    return {part: value for part, value in st.query_params.items() if part != name}


def link_html(words: str, path: str = "", **changes: str) -> str:
    """For `st.html`: a link to the page at a path ("nhiem-vu"), or to this page, keeping what is
    chosen but for the changes; `vi.js` follows it without loading anything anew."""
    address = f"{path}?{urlencode(_query(changes))}"
    return f'<a class="lead" href="{as_html(address)}">{as_html(words)}</a>'


def link(words: str, path: str, **changes: str) -> None:
    """The same, as a line of its own."""
    st.html(f'<p class="leads">{link_html(words, path, **changes)}</p>')


def go(page: str, **changes: str) -> None:
    """Open a page at once, as after a click in a chart."""
    st.switch_page(f"{page}.py", query_params=_query(changes))


def _query(changes: Mapping[str, str]) -> dict[str, str]:
    kept = {name: st.query_params[name] for name in (PERIOD, UNIT) if name in st.query_params}
    return {**kept, **changes}
