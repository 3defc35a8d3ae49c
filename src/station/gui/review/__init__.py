"""Accepting and rejecting pages that somebody else scanned."""
