"""Reading: the engine port and its adapters. One recognition gives words, boxes, confidences and text."""
