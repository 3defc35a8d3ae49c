"""The window: views hold widgets only, presenters no widget, item models carry every list."""
