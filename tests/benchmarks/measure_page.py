"""How soon the page is there and answers, in a real Chromium: python -m tests.benchmarks.measure_page [--index DIR].

Starts `article-qa serve` as a process of its own, several times, and tells medians in seconds:

    cold    from the start of the process to the first byte, the first paint, the page ready for a question, and the
            answer to a question asked at once
    warm    on the same server, with a fresh browser: first paint, ready, an answer; and an article opened
"""

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu"]
QUESTION = "How many battlegroups does NATO have on its eastern flank?"
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, help="an index; the samples without one")
    parser.add_argument("--question", default=QUESTION)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    figures: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        index = args.index or samples(Path(folder))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(args.runs):
            for name, seconds in one_server(browser, index, args.question).items():
                figures[name].append(seconds)
        browser.close()
    for name, seconds in figures.items():
        print(f"{name:<38} {statistics.median(seconds):6.2f} s   ({min(seconds):.2f} to {max(seconds):.2f})")


def samples(folder: Path) -> Path:
    from qa import rebuild_index

    rebuild_index(index=folder)
    return folder


def one_server(browser: Browser, index: Path, question: str) -> dict[str, float]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "qa.cli", "serve", "--index", str(index), "--port", str(port)]
    started = time.perf_counter()
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_for(address, server)
        figures = {"cold: first byte": time.perf_counter() - started}
        before = time.perf_counter() - started
        cold = one_visit(browser, address, question)
        since_click = ("answer, from its question", "article opened")
        figures |= {f"cold: {name}": before + seconds for name, seconds in cold.items() if name not in since_click}
        for name, seconds in one_visit(browser, address, question).items():
            figures[f"warm: {name}"] = seconds
        return figures
    finally:
        server.terminate()
        server.wait()


def one_visit(browser: Browser, address: str, question: str) -> dict[str, float]:
    """Seconds from the visit's begin to each event; an article opened is timed from its click."""
    with browser.new_context() as context:
        page = context.new_page()
        started = time.perf_counter()
        page.goto(address)
        field = page.get_by_role("textbox", name="Your question")
        field.wait_for(timeout=120_000)
        ready = time.perf_counter() - started
        painted = page.evaluate(PAINT) / 1000
        field.fill(question)
        asked = time.perf_counter()
        page.keyboard.press("Enter")
        page.locator(".turn .tools").wait_for(timeout=120_000)
        answered = time.perf_counter()
        page.locator(":is(.sentence .marker, .near)").first.click()
        page.locator("#reader mark").first.wait_for()
        opened = time.perf_counter() - answered
        return {
            "first paint": painted,
            "ready for a question": ready,
            "answer": answered - started,
            "answer, from its question": answered - asked,
            "article opened": opened,
        }


def wait_for(address: str, server: subprocess.Popen) -> None:
    while server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=60).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise SystemExit(f"the server ended with exit code {server.returncode}: start it by hand to see why")


if __name__ == "__main__":
    main()
