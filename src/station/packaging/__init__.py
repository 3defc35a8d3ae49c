"""Sealed packages: PDF/A writing and rules, sidecars, manifest, build and verification."""
