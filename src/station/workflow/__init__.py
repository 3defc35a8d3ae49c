"""One use case a module: what people do, without a window."""
