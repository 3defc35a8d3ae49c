"""A scanning station for archives: paper file in, sealed PDF/A package out."""

__version__ = "0.1.0"
