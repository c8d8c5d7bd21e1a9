"""The web chat: an edge that shows answers and articles, and publishes the endpoints for programs."""

from qa.web.auth import others_may_read, read_users
from qa.web.server import Access, check_host, check_tools, running, serve

__all__ = ["Access", "check_host", "check_tools", "others_may_read", "read_users", "running", "serve"]
