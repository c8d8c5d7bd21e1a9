"""From history to a question that stands alone."""
