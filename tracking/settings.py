"""Where the application runs: the environment, read once into one frozen value."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`database_url` names the store; `data_folder` holds the embedded database.

    `with_sample` asks for the sample workbooks to be in the store, where anybody may try any role.
    `public_address` is what readers type, e.g. https://bang.bo.gov.vn; "" on this machine alone.
    """

    database_url: str
    data_folder: Path
    with_sample: bool
    public_address: str = ""

    @property
    def is_embedded(self) -> bool:
        """Whether the store is the file of the data folder, kept by the application itself."""
        return self.database_url == _embedded(self.data_folder)

    @property
    def is_https(self) -> bool:
        """Whether readers come by https."""
        return self.public_address.startswith("https://")

    @property
    def cookie(self) -> str:
        """The name of the cookie of a session; behind https one that only this host can set."""
        return "__Host-phien" if self.is_https else "phien"


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """CHI_THI_07_DATA names the data folder (default: data/ of the project),
    CHI_THI_07_DATABASE_URL another database, e.g. postgresql+psycopg://user@host/name,
    CHI_THI_07_SAMPLE=1 asks for the sample workbooks, CHI_THI_07_ADDRESS is the address readers
    type where the dashboard is not for this machine alone."""
    folder = Path(environment.get("CHI_THI_07_DATA", ROOT / "data"))
    return Settings(
        database_url=environment.get("CHI_THI_07_DATABASE_URL", _embedded(folder)),
        data_folder=folder,
        with_sample=environment.get("CHI_THI_07_SAMPLE") == "1",
        public_address=environment.get("CHI_THI_07_ADDRESS", "").strip().rstrip("/"),
    )


def _embedded(folder: Path) -> str:
    return f"sqlite:///{folder / 'chi-thi-07.sqlite3'}"
