"""What tests share: where the sample files are, and which programs of the machine are there."""

import os
import shutil

import pytest
from hypothesis import settings

# A busy machine is no fault of what is tested.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice; without it a test is skipped, except where nothing may be skipped."""
    found = shutil.which("soffice")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Cần LibreOffice: apt-get install libreoffice-calc-nogui")
        pytest.skip("Máy không có LibreOffice; cài: apt-get install libreoffice-calc-nogui")
    return found
