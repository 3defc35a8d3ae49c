"""Approved dossiers become sealed packages, and sealed packages are verified as a stranger would."""
