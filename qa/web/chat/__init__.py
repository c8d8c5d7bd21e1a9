"""The conversation: questions, answers as they come, their source cards and what can be done with them."""
