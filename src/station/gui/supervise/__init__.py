"""What was done, by day and by person, straight from captures and decisions."""
