"""Settings: built-in, site policy, operator, this run; TOML files become frozen dataclasses."""
