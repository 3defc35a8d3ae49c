"""Suggestions for the description of a document, from stored OCR words: no window, no network, no pixels."""
