"""A viewer that speaks Streamlit's own protocol and draws nothing: what does the server cost?"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.server import Server

PAGES = {
    "Tổng quan": ("", ""),
    "Chỉ thị 07": ("chi-thi", ""),
    "Nhiệm vụ": ("nhiem-vu", ""),
    "Giải ngân": ("giai-ngan", ""),
    "Dịch vụ công trực tuyến": ("dich-vu-cong", ""),
    "Đơn vị": ("don-vi", "donvi=VP"),
    "Tìm kiếm": ("tim-kiem", ""),
}
"""Every page: its path, and what must be chosen for it to show anything."""
_KEPT_RUNS = 2
"""How many runs a browser keeps a large message it was not sent again."""
_LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of the script as it was seen from outside: to its last message."""

    seconds: float
    size: int
    largest: int
    trouble: str


@dataclass(slots=True)
class Viewer:
    """A browser's side of one session."""

    socket: ClientConnection
    page_hash: str = ""
    runs: int = 0
    kept: dict[str, int] = field(default_factory=dict)

    async def open(self, page: str, query: str = "") -> Run:
        """Go to a page as a link does."""
        return await self._run(ClientState(page_name=page, query_string=query))

    async def again(self, query: str = "") -> Run:
        """The whole page once more, as after a choice or a click."""
        return await self._run(ClientState(page_script_hash=self.page_hash, query_string=query))

    async def _run(self, state: ClientState) -> Run:
        self.runs += 1
        self.kept = {
            name: seen for name, seen in self.kept.items() if self.runs - seen <= _KEPT_RUNS
        }
        state.cached_message_hashes.extend(self.kept)
        start = time.perf_counter()
        await self.socket.send(BackMsg(rerun_script=state).SerializeToString())
        async with asyncio.timeout(_LONGEST):
            sizes, troubles = await self._read()
        return Run(
            seconds=time.perf_counter() - start,
            size=sum(sizes),
            largest=max(sizes),
            trouble="; ".join(troubles),
        )

    async def _read(self) -> tuple[list[int], list[str]]:
        sizes, troubles = [], []
        while True:
            packed = await self.socket.recv()
            message = ForwardMsg.FromString(packed)
            sizes.append(len(packed))
            troubles += _trouble(message)
            self._keep(message)
            if message.WhichOneof("type") == "script_finished":
                return sizes, troubles

    def _keep(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.page_hash = message.new_session.page_script_hash
        elif kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        if kind == "ref_hash":
            self.kept[message.ref_hash] = self.runs
        elif message.metadata.cacheable:
            self.kept[message.hash] = self.runs


def _trouble(message: ForwardMsg) -> list[str]:
    kind = message.WhichOneof("type")
    if kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
        return [f"script_finished {message.script_finished}"]
    if kind == "page_not_found":
        return [f"page_not_found {message.page_not_found.page_name}"]
    if kind != "delta":
        return []
    element = message.delta.new_element
    if element.WhichOneof("type") == "exception":
        return [element.exception.message]
    return [element.alert.body] if element.WhichOneof("type") == "alert" else []


@asynccontextmanager
async def viewing(server: Server) -> AsyncIterator[Viewer]:
    """A session with a server, left at the end."""
    async with connect(
        f"ws://{server.host}/_stcore/stream",
        subprotocols=["streamlit"],
        additional_headers={"Cookie": f"phien={server.token}"},
        max_size=None,
        compression=None,
    ) as socket:
        yield Viewer(socket)
