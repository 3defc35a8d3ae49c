"""Inventories, registers, plan, reports and figures of other stations: the room where a supervisor puts things in."""
