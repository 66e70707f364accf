"""Where the application runs: the environment, read once into one frozen value."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """The OpenID Connect provider people sign in with: its address, and what we are to it."""

    issuer: str
    client_id: str
    client_secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`database_url` names the store; `data_folder` holds the embedded database.

    `with_sample` asks for the sample workbooks to be in the store, where anybody may try any role.
    `organisation` lets people sign in with an account they have already.
    `public_address` is what readers type, e.g. https://bang.bo.gov.vn; "" on this machine alone.
    """

    database_url: str
    data_folder: Path
    with_sample: bool
    public_address: str = ""
    organisation: Organisation | None = None

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
    type where the dashboard is not for this machine alone; CHI_THI_07_OIDC_ISSUER, _CLIENT_ID and
    _CLIENT_SECRET name the provider people may sign in with."""
    folder = Path(environment.get("CHI_THI_07_DATA", ROOT / "data"))
    return Settings(
        database_url=environment.get("CHI_THI_07_DATABASE_URL", _embedded(folder)),
        data_folder=folder,
        with_sample=environment.get("CHI_THI_07_SAMPLE") == "1",
        public_address=environment.get("CHI_THI_07_ADDRESS", "").strip().rstrip("/"),
        organisation=_organisation(environment),
    )


def _organisation(environment: Mapping[str, str]) -> Organisation | None:
    issuer = environment.get("CHI_THI_07_OIDC_ISSUER", "").rstrip("/")
    if not issuer:
        return None
    return Organisation(
        issuer=issuer,
        client_id=environment.get("CHI_THI_07_OIDC_CLIENT_ID", ""),
        client_secret=environment.get("CHI_THI_07_OIDC_CLIENT_SECRET", ""),
    )


def _embedded(folder: Path) -> str:
    return f"sqlite:///{folder / 'chi-thi-07.sqlite3'}"
