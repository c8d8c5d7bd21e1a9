"""When the evidence of an answer is from, as a picture: the day each citation was published and the days it tells of.

Every mark is a link to its quote, with all that the picture says in its label.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from qa.answer import Answer, Citation
from qa.forms.dating import When, spelt_days, told_when
from qa.web.escape import Html
from qa.web.fields import spelt
from qa.web.narrowing.axis import Axis, Tick
from qa.web.reference import Reference

#: Fewer citations are no picture.
LEAST_CITATIONS = 2
#: An as-of day this many days after all others, or as far as they are apart, is drawn where it stands.
_NEAR_DAYS = 30

#: Half the width of a mark with its distance to the next, in percent of a phone's width, where its number may follow.
_HALF, _HALF_NUMBERED = 4.8, 8.0
#: Heights in pixels: of a published day, of days told of, of what stands above and below the line.
_DOT_ROW, _TOLD_ROW, _AS_OF_ROW, _TICK_ROW, _LABEL_ROW = 30, 22, 20, 24, 22
#: Shorter bars are drawn as one sign.
_LEAST_BAR = 3.0
#: Undated citations beside each other, and how far apart.
_A_ROW, _APART = 10, 9.6

_FIGURE = Html(
    '<figure class="evidence-time"><figcaption>When the evidence is from</figcaption>'
    '<svg width="100%" height="{}" role="group" aria-label="Citations by date">{}{}{}{}</svg>{}</figure>'
)
_LEGEND = Html(
    '<p class="quiet" aria-hidden="true"><svg width="14" height="14"><circle cx="7" cy="7" r="6" class="dot"/></svg> '
    'published <svg width="14" height="14"><path d="M7 1 13 7 7 13 1 7Z" class="told"/></svg> the day it tells of</p>'
)
_LINK = Html('<a href="{}" class="{}" aria-label="{}"><title>{}</title>{}</a>')
_DOT = Html(
    '<svg x="{}%" y="{}" overflow="visible"><circle r="12" class="dot"/><text y="4" class="number">{}</text></svg>'
)
_SIGN = Html(
    '<svg x="{}%" y="{}" overflow="visible"><circle r="11" class="reach"/><path d="M0-7 7 0 0 7-7 0Z" class="told"/>'
    "</svg>"
)
_BAR = Html(
    '<rect x="{}%" y="{}" width="{}%" height="22" class="reach"/>'
    '<rect x="{}%" y="{}" width="{}%" height="8" rx="4" class="told"/>'
)
_BESIDE = Html('<text x="{}%" y="{}" dx="{}" text-anchor="{}" class="beside">{}</text>')
_TIE = Html('<line x1="{}%" y1="{}" x2="{}%" y2="{}" class="tie"/>')
_AXIS = Html('<line x1="0" y1="{}" x2="100%" y2="{}" class="line"/>{}')
_TICK = Html(
    '<line x1="{}%" y1="{}" x2="{}%" y2="{}" class="line"/><text x="{}%" y="{}" text-anchor="{}" class="name">{}</text>'
)
_AS_OF = Html(
    '<line x1="{}%" y1="4" x2="{}%" y2="{}" class="as-of-line"/>'
    '<text x="{}%" y="13" dx="{}" text-anchor="{}" class="name">{}</text>'
)
_UNDATED = Html('<text x="0" y="{}" class="name is-unknown">date unknown</text>{}')


@dataclass(frozen=True, slots=True)
class _Cited:
    """A citation, the day it was published and the days that it tells of, if others."""

    citation: Citation
    published: date | None
    told: When | None

    @property
    def days(self) -> tuple[date, ...]:
        """All days that stand on the line."""
        told = (self.told.first, self.told.last) if self.told else ()
        return (*told, self.published) if self.published else told

    @property
    def is_told_before(self) -> bool:
        """Tell whether what it tells of was before its publication: its number stands on the side of no line."""
        return bool(self.told and self.published and self.told.first < self.published)

    @property
    def label(self) -> str:
        """All that its marks say, in words."""
        published = f"published {spelt(self.published)}" if self.published else "date unknown"
        told = f", tells of {spelt_days(self.told.first, self.told.last, '%B')}" if self.told else ""
        return f"[{self.citation.number}] {self.citation.outlet or 'outlet unknown'}, {published}{told}"


@dataclass(frozen=True, slots=True)
class _Lane:
    """Citations beside each other, none over another, and where the lane ends."""

    items: list[_Cited]
    end: float

    @property
    def height(self) -> int:
        dots = any(item.published for item in self.items)
        return _DOT_ROW * dots + _TOLD_ROW * any(item.told for item in self.items)


def evidence_timeline(answer: Answer) -> Html:
    """Return the picture; nothing if the answer's citations have no two days between them.

    A timeline of a single day gets one too.
    """
    cited = [_cited(citation) for citation in answer.citations if citation.number is not None]
    days = {day for item in cited for day in item.days}
    if len(cited) < LEAST_CITATIONS or len(days) < (1 if answer.form == "timeline" else 2):
        return Html("")
    axis = _axis(days, answer.as_of)
    lanes = _lanes([item for item in cited if item.days], axis)
    top = _AS_OF_ROW if answer.as_of else 4
    marks, line = _marks(lanes, axis, top)
    undated = [item for item in cited if item.published is None]
    below = line + _TICK_ROW
    height = below + (_LABEL_ROW + _DOT_ROW * -(-len(undated) // _A_ROW) if undated else 0)
    return _FIGURE.format(
        height,
        _as_of(answer.as_of, axis, line),
        _AXIS.format(line, line, Html("").join(_tick(tick, line) for tick in axis.ticks())),
        marks,
        _undated(undated, below),
        _LEGEND if any(item.told for item in cited) else Html(""),
    )


def _cited(citation: Citation) -> _Cited:
    told = told_when(citation)
    is_other = told is not None and told.is_event and (told.first, told.last) != (citation.published,) * 2
    return _Cited(citation, citation.published, told if is_other else None)


def _axis(days: Iterable[date], as_of: date | None) -> Axis:
    """The time of all days, and of the as-of day if that is near."""
    first, last = min(days), max(days)
    reach = timedelta(max(_NEAR_DAYS, (last - first).days))
    if as_of and timedelta(0) <= as_of - last <= reach:
        last = as_of
    return Axis(first, last)


def _lanes(cited: Sequence[_Cited], axis: Axis) -> list[_Lane]:
    """Citations in the order of time, each in the first lane that has room."""
    lanes: list[_Lane] = []
    for item in sorted(cited, key=lambda item: (min(item.days), item.citation.number or 0)):
        places = [axis.at(day) for day in item.days]
        start = min(places) - (_HALF_NUMBERED if item.is_told_before else _HALF)
        end = max(places) + (_HALF_NUMBERED if item.told and not item.is_told_before else _HALF)
        free = next((at for at, lane in enumerate(lanes) if lane.end <= start), len(lanes))
        lanes[free : free + 1] = [_Lane([*(lanes[free].items if free < len(lanes) else []), item], end)]
    return lanes


def _marks(lanes: Sequence[_Lane], axis: Axis, top: int) -> tuple[Html, int]:
    """The marks of all lanes from the top down, and where the line below them stands."""
    drawn: list[Html] = []
    for lane in lanes:
        dots = any(item.published for item in lane.items)
        drawn += [_mark(item, axis, top, top + _DOT_ROW * dots) for item in lane.items]
        top += lane.height
    return Html("").join(drawn), top + 4


def _mark(item: _Cited, axis: Axis, top: int, told_top: int) -> Html:
    parts: list[Html] = []
    if item.told:
        y = told_top + _TOLD_ROW // 2
        start, end = axis.at(item.told.first), axis.at(item.told.last)
        middle, width = round((start + end) / 2, 2), round(end - start, 2)
        if item.published:
            published = axis.at(item.published)
            parts.append(_TIE.format(published, top + _DOT_ROW // 2, min(max(published, start), end), y))
        if width < _LEAST_BAR:
            parts.append(_SIGN.format(middle, y))
        else:
            parts.append(_BAR.format(start, y - 11, width, start, y - 4, width))
        edge, aside, anchor = (start, -11, "end") if item.is_told_before else (end, 11, "start")
        parts.append(_BESIDE.format(edge, y + 4, aside, anchor, item.citation.number))
    if item.published:
        parts.append(_DOT.format(axis.at(item.published), top + _DOT_ROW // 2, item.citation.number))
    return _link(item, Html("").join(parts), "dated")


def _undated(cited: Sequence[_Cited], top: int) -> Html:
    """The citations whose day of publication is unknown, apart from the others."""
    if not cited:
        return Html("")
    dots = []
    for at, item in enumerate(cited):
        y = top + _LABEL_ROW + _DOT_ROW * (at // _A_ROW) + _DOT_ROW // 2
        dots.append(
            _link(item, _DOT.format(round(_HALF + _APART * (at % _A_ROW), 2), y, item.citation.number), "undated")
        )
    return _UNDATED.format(top + 16, Html("").join(dots))


def _link(item: _Cited, drawn: Html, kind: str) -> Html:
    return _LINK.format(Reference.of(item.citation).href, kind, item.label, item.label, drawn)


def _tick(tick: Tick, line: int) -> Html:
    return _TICK.format(tick.at, line, tick.at, line + 5, tick.at, line + 18, tick.anchor, tick.label)


def _as_of(day: date | None, axis: Axis, line: int) -> Html:
    """The line of the as-of day, at an end with an arrow if it is far from all others."""
    if day is None:
        return Html("")
    text = f"as of {spelt(day)}"
    if axis.first <= day <= axis.last:
        at = axis.at(day)
    else:
        at, text = (99.0, f"{text} →") if day > axis.last else (1.0, f"← {text}")
    anchor, aside = ("end", -5) if at > 50 else ("start", 5)
    return _AS_OF.format(at, at, line, at, aside, anchor, text)
