"""Inventories: imported with a mapping of columns, appraised, listed."""
