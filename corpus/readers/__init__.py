"""Readers: one file per format, each yielding articles before cleaning. Listed in `corpus.read`."""
