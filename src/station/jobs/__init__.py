"""Long work as one kind of object: progress, cancellation, and where it runs."""
