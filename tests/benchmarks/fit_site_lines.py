"""Fit the model that tells lines of sites from lines of articles, and measure it on articles it was not fitted with.

    python -m tests.benchmarks.fit_site_lines --data DIR [--save] [--without SET] [--show N]

Lines of sites are the invented ones of site_lines.txt, and what the benchmark's ways of the sets "rules", "held" and
"fresh" put in; lines of articles are the invented ones of site_lines_real.txt, and the short paragraphs and sentences
of the news below DIR, which are read here and kept nowhere. The set "last" has no part in it. Nothing is left to
chance: the same files make the same model.
"""

import argparse
from collections import Counter
from pathlib import Path

import numpy as np

from corpus.marking.line_kinds import KINDS, MODEL
from corpus.marking.line_traits import WEIGHTED, traits
from tests.benchmarks.line_samples import Line, invented_lines, real_lines, sown_lines

FITTED, HELD_OUT = "0123456789ab", "cde"  # articles, by the first digit of their hashes; "f" is the set "last"
EPOCHS, BATCH, RATE, DECAY = 8, 1024, 0.4, 2e-5
FIRST_EPOCHS = 3
SITE_SHARE = 0.004  # of the lines of real articles are lines of sites: the highest ones are left out
SHARES = (1e-2, 5e-3, 2e-3, 1e-3, 5e-4, 2e-4)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--save", action="store_true", help="write the model into the package")
    parser.add_argument("--without", choices=("rules", "held", "fresh"), help="leave the lines of this set out")
    parser.add_argument("--show", type=int, default=0, help="print that many of the highest lines of articles")
    options = parser.parse_args()
    invented = [*invented_lines("site_lines.txt"), *invented_lines("site_lines_real.txt")]
    sown = {half: list(sown_lines(options.data, half)) for half in ("rules", "held", "fresh")}
    left_out = sown.pop(options.without, [])
    by_part = real_lines(options.data)
    fitted, held = ([line for part in parts for line in by_part.get(part, ())] for parts in (FITTED, HELD_OUT))
    junk = invented + [line for lines in sown.values() for line in lines]
    print(f"fitted with {Counter(line.kind for line in junk)} and {len(fitted)} real lines; {len(held)} are held out")
    weights = fit(junk + [Line("", line) for line in fitted], FIRST_EPOCHS)
    scores = junk_scores(weights, fitted)
    is_text = scores < np.quantile(scores, 1 - SITE_SHARE)
    weights = fit(junk + [Line("", line) for line, stays in zip(fitted, is_text, strict=True) if stays], EPOCHS)
    scores = junk_scores(weights, held)
    for share in SHARES:
        print(f"of the real lines held out, {share} score {np.quantile(scores, 1 - share):.2f} or more")
    for at in np.argsort(-scores)[: options.show]:
        print(f"  {scores[at]:6.2f} {held[at]!r}")
    for name, lines in (("invented", invented), (options.without, left_out)):
        if texts := [line.text for line in lines if line.kind]:
            found = junk_scores(weights, texts)
            print(f"{name}: scores reached {[(least, round(float((found >= least).mean()), 3)) for least in range(5)]}")
    if options.save:
        save(weights)


def numbered(lines):
    """The traits of all lines in one row, and where each line's start."""
    found = [traits(line) for line in lines]
    starts = np.cumsum([0, *(len(one) for one in found)])
    return np.fromiter((number for one in found for number in one), dtype=np.int32), starts


def junk_scores(weights, lines):
    """How much more each line is like the likeliest kind of site line than like text."""
    numbers, starts = numbered(lines)
    sums = np.stack([np.add.reduceat(row[numbers], starts[:-1]) for row in weights], axis=1)
    return sums[:, 1:].max(axis=1) - sums[:, 0]


def fit(lines, epochs):
    """Fit a softmax over text and the kinds by Adagrad; returns (1 + kinds, WEIGHTED) float32."""
    numbers, starts = numbered([line.text for line in lines])
    names = ("", *KINDS)
    labels = np.array([names.index(line.kind) for line in lines])
    costs = np.array([line.cost for line in lines])
    weights = np.zeros((WEIGHTED, len(names)), np.float32)
    squares = np.full_like(weights, 1e-2)
    order = np.random.default_rng(7)
    for epoch in range(epochs):
        shuffled = order.permutation(len(labels))
        for at in range(0, len(labels), BATCH):
            rows = shuffled[at : at + BATCH]
            sizes = starts[rows + 1] - starts[rows]
            first = np.cumsum(sizes) - sizes
            picked = numbers[np.repeat(starts[rows] - first, sizes) + np.arange(sizes.sum())]
            wrong = softmax(np.add.reduceat(weights[picked], first))
            wrong[np.arange(len(rows)), labels[rows]] -= 1
            spread = np.repeat(wrong * (costs[rows] / len(rows))[:, None], sizes, axis=0)
            slope = np.stack([np.bincount(picked, row, WEIGHTED) for row in spread.T], axis=1) + DECAY * weights
            squares += slope**2
            weights -= (RATE * (1 - epoch / epochs) * slope / np.sqrt(squares)).astype(np.float32)
    return weights.T.copy()


def softmax(sums):
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def save(weights):
    """Write the model as bytes: a weight is a whole number of steps."""
    step = float(np.abs(weights).max() / 127)
    np.savez_compressed(MODEL, weights=np.round(weights / step).astype(np.int8), step=np.float32(step))
    print(f"{MODEL} {MODEL.stat().st_size} bytes")


if __name__ == "__main__":
    main()
