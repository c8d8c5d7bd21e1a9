"""From raw text to clean text, by edits that can be undone."""
