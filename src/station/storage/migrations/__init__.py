"""How a database comes to its present form, one step a module in ``versions``; applied by ``storage.migrate``."""
