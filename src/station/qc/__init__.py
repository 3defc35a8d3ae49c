"""Quality control by machine: one decode, one recipe, all checks; findings are data."""
