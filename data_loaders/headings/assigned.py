"""What a unit assigned by hand, on its way to the process that reads its files."""

from collections.abc import Mapping, Sequence
from typing import Any

from data_loaders.headings.levels import Assigned
from tracking.specs import view_fields
from tracking.specs.catalogue import UNUSED
from tracking.vocabulary import View


def assigned_out(assigned: Assigned) -> Mapping[str, Sequence[Sequence[str]]]:
    """The part of a request that states it, nothing where nothing is assigned."""
    lines = [[view.value, words, name] for (view, words), name in assigned.items()]
    return {"assigned": lines} if lines else {}


def assigned_in(request: Mapping[str, Any]) -> Assigned:
    """What a request states; a field that is no longer one of its view is passed over."""
    lines = [(View(view), words, name) for view, words, name in request.get("assigned", ())]
    return {
        (view, words): name
        for view, words, name in lines
        if name == UNUSED or name in view_fields(view)
    }
