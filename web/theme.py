"""Streamlit sends the theme with every run of a page: it is put together once, not every time.

Putting it together looks through all options of the configuration for each of six parts, a fifth
of what a short page costs; while the server runs it never changes.
"""

from collections.abc import Callable
from functools import cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

Populate = Callable[..., None]


def keep_theme() -> None:
    """From now on every session is given the theme as it is now."""
    app_session._populate_theme_msg = kept(app_session._populate_theme_msg)


def kept(populate: Populate) -> Populate:
    """The same function, which fills each part of the theme once and copies it after that."""

    @cache
    def part(section: str) -> CustomThemeConfig:
        made = CustomThemeConfig()
        populate(made, section)
        return made

    def populated(message: CustomThemeConfig, section: str = "theme") -> None:
        # Merging nothing would tell the browser of a part that is not configured.
        if part(section).ByteSize():
            message.MergeFrom(part(section))

    return populated
