"""A table that never changes is packed for sending once; any other as Streamlit does."""

import pandas as pd
from streamlit import dataframe_util

from ui.arrow import pack_once

convert = dataframe_util.convert_pandas_df_to_arrow_bytes


def table():
    return pd.DataFrame({"Đơn vị": ["VP", "KH"], "Số": [1, 2]})


def test_what_is_sent_is_the_same_and_made_once():
    shared = table()
    pack_once(shared)
    first = convert(shared)
    assert first == convert(table())
    assert convert(shared) is first


def test_a_table_that_may_change_is_packed_anew():
    own = table()
    before = convert(own)
    own["Số"] = [3, 4]
    assert convert(own) != before
