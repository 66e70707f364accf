"""What a unit writes about a draft before it is sent is kept with it."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Drafts that are there have said nothing yet."""
    for name in ("explanation", "leave_reason"):
        op.add_column("drafts", sa.Column(name, sa.Text(), server_default="", nullable=False))
