"""How the store's tables came to be, one numbered step after another; applied by Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine

from tracking.store.engine import writing
from tracking.vocabulary import TrackingError


def migrate(engine: Engine, step: str = "head") -> None:
    """Bring the database to the newest step, or to one before; nothing happens when it is there.

    Safe to call at every start, by several processes at once: one that finds nothing to do does
    not wait for a writer.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    if _is_newest(engine, config):
        return
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, step)
        except CommandError as trouble:
            raise TrackingError(
                "Kho này do bản phần mềm mới hơn tạo ra; cập nhật phần mềm rồi chạy lại."
            ) from trouble


def _is_newest(engine: Engine, config: Config) -> bool:
    newest = ScriptDirectory.from_config(config).get_heads()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_heads() == tuple(newest)
