"""What a reader must know beside an answer."""
