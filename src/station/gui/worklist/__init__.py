"""The dossiers of the imported inventories, and what must be said of one before it is scanned."""
