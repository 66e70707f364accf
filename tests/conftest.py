"""What tests share: where the sample files are, and which programs of the machine are there."""

import os
import shutil
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import settings

from tracking.specs import entered
from tracking.store import passwords
from tracking.store.engine import open_engine
from tracking.store.migrations import migrate

# As the product does before anything reads or writes a workbook.
os.environ["OPENPYXL_LXML"] = "False"

# What is tested is who is let in, not for how long the machine is busy with each password.
SHIPPED_HASHER = passwords.HASHER
passwords.HASHER = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)

# A busy machine is no fault of what is tested.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory) -> Path:
    """The file of an embedded store that holds nothing, to be copied: quicker than made anew."""
    file = tmp_path_factory.mktemp("kho-trong") / "kho.sqlite3"
    engine = open_engine(f"sqlite:///{file}")
    migrate(engine)
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice; without it a test is skipped, except where nothing may be skipped."""
    return shutil.which("soffice") or _missing("libreoffice-calc-nogui")


@pytest.fixture(scope="session")
def writer(soffice) -> str:
    """LibreOffice with its part for letters."""
    part = Path(soffice).resolve().with_name("libswlo.so")
    return soffice if part.exists() else _missing("libreoffice-writer-nogui")


@pytest.fixture(scope="session")
def impress(soffice) -> str:
    """LibreOffice with its part for slides."""
    part = Path(soffice).resolve().with_name("libsdlo.so")
    return soffice if part.exists() else _missing("libreoffice-impress-nogui")


def _missing(package):
    if os.environ.get("CI") == "true":
        pytest.fail(f"Cần LibreOffice: apt-get install {package}")
    pytest.skip(f"Máy không có LibreOffice; cài: apt-get install {package}")


@pytest.fixture(autouse=True)
def _as_shipped():
    """What a test has entered instead of declarations holds in no other test."""
    yield
    entered.install({})
