"""Measuring an index with labelled questions: retrieval, answers, refusals, confidence, invariants, latency."""
