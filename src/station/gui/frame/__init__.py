"""What stands around the rooms: rail, status strip, sheet of keys."""
