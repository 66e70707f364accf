"""The theme is put together once, and a browser is told the same as before."""

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime.app_session import _populate_theme_msg

from web.theme import kept

PARTS = ("theme", "theme.light", "theme.dark", "theme.sidebar")


def told(populate, part):
    message = CustomThemeConfig()
    populate(message, part)
    return message.SerializeToString(deterministic=True)


def test_every_part_is_the_same_each_time_and_worked_out_once():
    asked = []

    def counting(message, part):
        asked.append(part)
        _populate_theme_msg(message, part)

    populate = kept(counting)
    for _ in range(2):
        for part in PARTS:
            assert told(populate, part) == told(_populate_theme_msg, part)
    assert asked == list(PARTS)


def test_a_part_that_is_not_configured_stays_away():
    message = CustomThemeConfig()
    kept(lambda _message, _part: None)(message.light, "theme.light")
    assert not message.HasField("light")
