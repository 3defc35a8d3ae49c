"""One module a package structure; each defines ``PLUGIN``, a ``PackageStructure``."""
