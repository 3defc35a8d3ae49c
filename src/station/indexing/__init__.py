"""Suggestions for the description of a document, from the words that OCR has stored: no window, no network, no pixels."""
