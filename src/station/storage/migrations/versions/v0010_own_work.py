"""The tenth version: whoever made what is judged does not judge it, also where that was a crop or a description."""

import sqlalchemy as sa
from alembic import op

from station.storage.migrations.rules import statements
from station.storage.migrations.tenth_rules import RULES

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the rules, and the index by which they find what a person set."""
    op.create_index("ix_manual_recipe_person", "manual_recipe", ["person_id"], unique=False)
    dialect = op.get_bind().dialect.name
    for rule in RULES:
        for statement in statements(rule, dialect):
            op.execute(sa.text(statement))
