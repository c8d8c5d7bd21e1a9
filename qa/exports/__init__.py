"""Answers and citations in the forms that other programs take: documents, tables, reference managers."""
