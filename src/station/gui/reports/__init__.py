"""Official reports: what, for whom, of when, and where the files lie."""
