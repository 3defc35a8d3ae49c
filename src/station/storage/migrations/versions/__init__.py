"""The steps. A step is frozen once it was released: it repeats what it needs instead of importing the schema."""
