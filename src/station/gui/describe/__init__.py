"""The room in which documents are marked and described."""
