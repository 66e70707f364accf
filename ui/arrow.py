"""Tables that everybody sees are packed for sending once, not at every drawing.

Turning a pandas table into what is sent costs a page as much as all the rest of the table; tables
without a search are the same for all sessions as long as the state of the store is.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

import pandas as pd
from streamlit import dataframe_util

_KEPT = "_packed_once"


def pack_once(frame: pd.DataFrame) -> None:
    """From now on a table that never changes is packed the first time only."""
    object.__setattr__(frame, _KEPT, [])


def _keeping(convert: Callable[..., bytes]) -> Callable[..., bytes]:
    @wraps(convert)
    def converted(frame: pd.DataFrame, **options: Any) -> bytes:
        kept: list[bytes] | None = vars(frame).get(_KEPT)
        if kept is None or options:
            return convert(frame, **options)
        if not kept:
            kept.append(convert(frame))
        return kept[0]

    return converted


dataframe_util.convert_pandas_df_to_arrow_bytes = _keeping(
    dataframe_util.convert_pandas_df_to_arrow_bytes
)
