"""From passages to the sentences to quote, or to a refusal."""
