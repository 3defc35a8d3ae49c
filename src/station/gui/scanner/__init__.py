"""Which scanner and which profile: chosen once, used by the worklist and at the scanner."""
