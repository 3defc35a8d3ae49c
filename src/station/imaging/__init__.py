"""Pixels: decoding under limits, skew, page edges, the one warp, thumbnails."""
