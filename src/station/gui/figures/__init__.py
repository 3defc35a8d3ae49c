"""Figures of other stations: taken out as a file, merged from files."""
