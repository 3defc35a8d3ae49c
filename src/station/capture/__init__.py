"""Pages out of scanners: the driver port, the worker process that may be lost, and its client."""
