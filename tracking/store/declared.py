"""What the ministry has entered instead of what came with the program, put in force."""

from sqlalchemy import Engine

from tracking.specs.entered import install
from tracking.specs.ministry_tables import table_forms
from tracking.specs.table_form import MinistryTable, Row
from tracking.store.engine import looking
from tracking.store.entered import entered_rows

DECLARED = (
    MinistryTable.UNITS,
    MinistryTable.REPORTS_DUE,
    MinistryTable.DEADLINES,
    MinistryTable.THRESHOLDS,
)
"""The tables that every reading and every page rests on; the others are asked for where used."""


def install_entered(engine: Engine) -> None:
    """Let what is in force in the store hold in this process, from now on."""
    found: dict[str, list[Row]] = {}
    with looking(engine) as connection:
        for table in DECLARED:
            rows = entered_rows(connection, table)
            if rows is not None:
                found[table_forms()[table].shipped] = [*rows]
    install(found)


_installed: tuple[str, int] | None = None


def ensure_installed(engine: Engine, entered: int) -> None:
    """The same where it was not done yet: `entered` tells how many versions the store holds."""
    global _installed
    state = (str(engine.url), entered)
    if state != _installed:
        install_entered(engine)
        _installed = state
