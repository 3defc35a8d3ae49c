"""The editor of skew and crop: the master with a frame on it, beside what will become of it."""
