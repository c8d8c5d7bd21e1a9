"""Start the web chat: `python app.py` is `article-qa serve`, with the same flags."""

from __future__ import annotations

import sys


def main() -> int:
    """Serve the page until interrupted; returns the exit code."""
    from qa.cli import main as article_qa

    return article_qa(["serve", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
