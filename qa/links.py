"""Addresses that articles state, and which of them may be links."""

from __future__ import annotations

import re
from urllib.parse import urlsplit


def safe_url(url: str | None) -> str | None:
    """Return an address that may be linked: absolute, http or https, without a user name; None for all others."""
    if not url or url != url.strip() or re.search(r"[\x00-\x20\x7f\\]", url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc else None
    except ValueError:
        return None
