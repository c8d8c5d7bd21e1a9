"""The archive on the page: its articles, what the index holds, rebuilding it, and files that visitors add."""
