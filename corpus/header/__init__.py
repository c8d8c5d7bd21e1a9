"""Who wrote it, when and for whom: the fields that an article, its file or its folder states, and the evidence."""
