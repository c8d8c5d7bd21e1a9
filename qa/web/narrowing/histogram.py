"""Articles over time as a picture of bars, each a button that sets the days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qa.web.escape import Html
from qa.web.fields import spelt
from qa.web.narrowing.asked import Narrowing
from qa.web.narrowing.bins import Bin, Bins, gather

#: Sizes in the picture's own units; it is stretched to the width there is.
_WIDTH, _HEIGHT, _GAP = 10, 100, 1
#: A bar of few articles among bars of many is still seen.
_LEAST_HEIGHT = 4

_EMPTY = Html('<p class="quiet">No article here has a date.</p>')
_FIGURE = Html(
    '<div class="over-time"><svg class="histogram" viewBox="0 0 {} {}" preserveAspectRatio="none" role="group" '
    'aria-label="Articles over time, one bar {}">{}</svg>'
    '<p class="axis" aria-hidden="true"><span>{}</span><span>{}</span></p><p class="quiet">{}</p></div>'
)
_HINT = "One bar {}, at most {} article{}. Pick one, then another for the time between; pick it again to undo."
_BAR = Html(
    '<g class="bar{}" role="button" tabindex="{}" aria-pressed="{}" aria-label="{}" data-key="{}" data-from="{}" '
    'data-to="{}"><title>{}</title><rect class="reach" x="{}" width="{}" height="{}"/>'
    '<rect class="level" x="{}" y="{}" width="{}" height="{}"/></g>'
)


def histogram(days: Mapping[date, int], all_days: Mapping[date, int], narrowing: Narrowing) -> Html:
    """Return bars of counted days, those inside the narrowing's days lit; a sentence if there are none.

    Args:
        days: Articles by day, under the other filters.
        all_days: Those under none, over which the bars reach.
        narrowing: What is narrowed.
    """
    bins = gather(days, all_days)
    if not bins.bins:
        return _EMPTY
    most = max(1, *(each.count for each in bins.bins))
    lit = [narrowing.has_bounds and _is_inside(each, narrowing) for each in bins.bins]
    stop = lit.index(True) if True in lit else len(lit) - 1  # the one bar that Tab reaches; arrows reach the others
    bars = [
        _bar(each, at, most, is_lit=is_lit, is_stop=at == stop)
        for at, (each, is_lit) in enumerate(zip(bins.bins, lit, strict=True))
    ]
    return _FIGURE.format(
        len(bars) * _WIDTH,
        _HEIGHT,
        _unit(bins),
        Html("").join(bars),
        spelt(bins.bins[0].first),
        spelt(bins.bins[-1].last),
        _HINT.format(_unit(bins), f"{most:,}", "" if most == 1 else "s"),
    )


def _bar(of: Bin, at: int, most: int, *, is_lit: bool, is_stop: bool) -> Html:
    height = max(_LEAST_HEIGHT, round(_HEIGHT * of.count / most)) if of.count else 0
    label = f"{of.label}: {f'{of.count:,}' if of.count else 'no'} article{'' if of.count == 1 else 's'}"
    return _BAR.format(
        " is-lit" if is_lit else "",
        0 if is_stop else -1,
        "true" if is_lit else "false",
        label,
        f"bar {of.first.isoformat()}",
        of.first.isoformat(),
        of.last.isoformat(),
        label,
        at * _WIDTH,
        _WIDTH,
        _HEIGHT,
        at * _WIDTH + _GAP,
        _HEIGHT - height,
        _WIDTH - 2 * _GAP,
        height,
    )


def _is_inside(of: Bin, narrowing: Narrowing) -> bool:
    first, last = narrowing.published_from or date.min, narrowing.published_to or date.max
    return of.first <= last and of.last >= first


def _unit(bins: Bins) -> str:
    return f"for {bins.unit}" if bins.unit[0].isdigit() else f"a {bins.unit}"
