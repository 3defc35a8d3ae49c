"""Pages on the window: their list, their thumbnails, the big view; shared by the rooms that show pages."""
