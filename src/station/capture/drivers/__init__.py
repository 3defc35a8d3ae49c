"""One module a way of getting pages; each defines ``PLUGIN``, a ``ScannerDriver``."""
