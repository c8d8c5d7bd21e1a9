"""What narrows the questions: days, outlets, authors, the as-of day."""
