"""Answers of more than a sentence or two: lists, timelines, and what each side says."""
