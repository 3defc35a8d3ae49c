"""What must not be lost: the database, the masters, the events and the locks."""
