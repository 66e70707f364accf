"""Where the application runs: the environment, read once into one frozen value."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`database_url` names the store; `data_folder` holds the embedded database.

    `with_sample` asks for the sample workbooks to be in the store.
    """

    database_url: str
    data_folder: Path
    with_sample: bool

    @property
    def is_embedded(self) -> bool:
        """Whether the store is the file of the data folder, kept by the application itself."""
        return self.database_url == _embedded(self.data_folder)


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """CHI_THI_07_DATA names the data folder (default: data/ of the project),
    CHI_THI_07_DATABASE_URL another database, e.g. postgresql+psycopg://user@host/name,
    CHI_THI_07_SAMPLE=1 asks for the sample workbooks."""
    folder = Path(environment.get("CHI_THI_07_DATA", ROOT / "data"))
    return Settings(
        database_url=environment.get("CHI_THI_07_DATABASE_URL", _embedded(folder)),
        data_folder=folder,
        with_sample=environment.get("CHI_THI_07_SAMPLE") == "1",
    )


def _embedded(folder: Path) -> str:
    return f"sqlite:///{folder / 'chi-thi-07.sqlite3'}"
