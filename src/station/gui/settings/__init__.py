"""Language and theme, accounts, and what the station stands on."""
