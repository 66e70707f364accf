"""Which files are whose: an address of a file is good only for the session it was told to.

Streamlit gives a file to whoever knows its address. What it tells a page goes through the page's
socket, so that the gate learns there which addresses are of which signed-in session.
"""

import re
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_KEPT_APART = ("/media/", "/_stcore/upload_file/")
_SIGNS = tuple(start.encode() for start in _KEPT_APART)
_SMALL = 20_000
"""Bytes of a message that is looked into whether or not it has the sign of an address."""
_ENDING = re.compile(r"\.\w+$")
_MOST_FILES, _MOST_SESSIONS = 1_000, 2_000
"""What is remembered: the newest files of the newest sessions, more than anybody has open."""


class Belongings:
    """The addresses told to each signed-in session, by the hash of its token."""

    def __init__(self) -> None:
        self._told: OrderedDict[str, OrderedDict[str, None]] = OrderedDict()

    def ways(self, token_sha256: str, receive: Receive, send: Send) -> tuple[Receive, Send]:
        """Both ways of a page's socket: what goes out is remembered, what is not the session's own
        is not asked for."""

        async def received() -> Message:
            message = await receive()
            while not self.may_ask(token_sha256, message):
                message = await receive()
            return message

        async def sent(message: Message) -> None:
            self.note(token_sha256, message)
            await send(message)

        return received, sent

    def note(self, token_sha256: str, message: Message) -> None:
        """Remember the addresses in a message on its way to a page of the session."""
        data = message.get("bytes") or b""
        if len(data) > _SMALL and not any(sign in data for sign in _SIGNS):
            return
        told = [one for one in _addresses(ForwardMsg.FromString(data)) if one]
        if not told:
            return
        theirs = self._told.setdefault(token_sha256, OrderedDict())
        self._told.move_to_end(token_sha256)
        for address in told:
            theirs[_bare(address)] = None
            theirs.move_to_end(_bare(address))
        _keep_newest(theirs, _MOST_FILES)
        _keep_newest(self._told, _MOST_SESSIONS)

    def are_theirs(self, token_sha256: str, path: str) -> bool:
        """Whether a path was told to the session."""
        return _bare(path) in self._told.get(token_sha256, ())

    def may_ask(self, token_sha256: str, message: Message) -> bool:
        """Whether a message of a page asks for no file that is made only when it is asked for, or
        for one that was offered to the session: Streamlit makes it for whoever knows its number."""
        try:
            asked = BackMsg.FromString(message.get("bytes") or b"").backend_operation_request
        except DecodeError:
            return True  # nothing that Streamlit would understand
        number = asked.deferred_file.file_id
        return not number or self.are_theirs(token_sha256, number)

    def forget(self, token_sha256: str) -> None:
        """The session has ended: nothing is its own any more."""
        self._told.pop(token_sha256, None)


def is_kept_apart(path: str) -> bool:
    """Whether a path is of a file that belongs to somebody; fonts and scripts are everybody's."""
    return path.startswith(_KEPT_APART)


def _addresses(message: ForwardMsg) -> Iterator[str]:
    """Where Streamlit states the address of a file, and only there: a reader can make a page repeat
    any text, so that an address within a text gives no right to anything."""
    kind = message.WhichOneof("type")
    if kind == "delta":
        yield from _of_element(message.delta.new_element)
        for element in message.delta.new_transient.elements:
            yield from _of_element(element)
    elif kind == "file_urls_response":
        for one in message.file_urls_response.file_urls:
            yield from (one.upload_url, one.delete_url)
    elif kind == "backend_operation_response":
        yield message.backend_operation_response.deferred_file.url
    elif kind == "page_config_changed":
        yield message.page_config_changed.favicon
    elif kind == "logo":
        yield from (message.logo.image, message.logo.icon_image)


def _of_element(element: Element) -> Iterator[str]:
    yield from (element.download_button.url, element.download_button.deferred_file_id)
    yield from (one.url for one in element.imgs.imgs)


def _bare(address: str) -> str:
    """Of a file that is shown, its content names it, whatever ending it is asked for with."""
    return _ENDING.sub("", address)


def _keep_newest(of: OrderedDict[str, Any], most: int) -> None:
    while len(of) > most:
        of.popitem(last=False)
