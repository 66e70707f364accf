"""How the store's tables came to be, one numbered step after another; applied by Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from tracking.store.engine import writing


def migrate(engine: Engine) -> None:
    """Bring the database to the newest step; nothing happens when it is there already."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
