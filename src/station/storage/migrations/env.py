"""Alembic's entry: runs the steps on the connection that ``storage.migrate`` hands over, in its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
