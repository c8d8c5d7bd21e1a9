"""The side panel's articles: the whole text with the quoted words lit, its fields, and what cleaning changed."""
