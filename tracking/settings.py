"""Where the application runs: the environment, read once into one frozen value."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`database_url` names the store; `data_folder` holds the embedded database."""

    database_url: str
    data_folder: Path


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """CHI_THI_07_DATA names the data folder (default: data/ of the project),
    CHI_THI_07_DATABASE_URL another database, e.g. postgresql+psycopg://user@host/name."""
    folder = Path(environment.get("CHI_THI_07_DATA", ROOT / "data"))
    embedded = f"sqlite:///{folder / 'chi-thi-07.sqlite3'}"
    return Settings(
        database_url=environment.get("CHI_THI_07_DATABASE_URL", embedded), data_folder=folder
    )
