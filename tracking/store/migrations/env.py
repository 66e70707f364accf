"""Alembic's entry: migrates over the connection it is given, inside one transaction."""

from alembic import context

from tracking.store.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
