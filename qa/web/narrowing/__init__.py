"""Narrowing which articles count: days, outlets, authors; and when the evidence of an answer is from, as a picture."""
