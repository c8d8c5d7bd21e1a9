"""The web chat: an edge that shows answers and articles, and publishes `ask` and `retrieve`."""

from qa.web.server import check_host, running, serve

__all__ = ["check_host", "running", "serve"]
