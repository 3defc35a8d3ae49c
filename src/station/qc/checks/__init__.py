"""One module a check; each defines ``PLUGIN``, a ``Check``."""
