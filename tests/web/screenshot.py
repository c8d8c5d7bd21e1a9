"""Take the README's picture: python tests/web/screenshot.py [OUT.png], from the sample articles, in Chromium."""

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
QUESTION = "What happened at the Madrid summit?"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, default=ROOT / ".github" / "page.png")
    parser.add_argument("--question", default=QUESTION)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--dark", action="store_true")
    args = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from qa import ArticleQA, rebuild_index
    from qa.web import running

    with tempfile.TemporaryDirectory() as folder:
        rebuild_index(index=folder)
        with ArticleQA.open(folder) as engine, running(engine) as address:
            take(address, args)


def take(address: str, args: argparse.Namespace) -> None:
    width, height = map(int, args.size.split("x"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        scheme = "dark" if args.dark else "light"
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.goto(address)
        page.get_by_role("textbox", name="Your question").fill(args.question)
        page.keyboard.press("Enter")
        page.locator(".turn .tools").wait_for(timeout=120_000)
        links = page.locator(":is(.sentence .marker, .near)")
        links.nth(min(2, links.count() - 1)).click()
        page.locator("#reader mark").first.wait_for()
        page.wait_for_timeout(1_500)  # smooth scrolling comes to rest
        args.out.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=args.out)
        browser.close()


if __name__ == "__main__":
    main()
