"""Paper in: pages arrive beside the paper, faults stand in a bar, and whatever is wrong is put right in its place."""
