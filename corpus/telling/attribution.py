"""Who is named as saying something, in one sentence: the verb of saying and the words that name the speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.spans import Span
from corpus.words import ROLES, STARTERS

_BESIDE = 80  # characters between some verbs and the quotation that they are about
_CLOSING = ("”", "»", '"')
FILLER = "_"  # stands in a frame for every character inside quotation marks

_ADVERB = r"(?:also|later|then|further|previously|repeatedly|recently|once|again|still|now|even|just|simply|\w+ly)"
_PLAIN = (
    r"said|says|told|tells|adds|added|tweeted|tweets|warned|warns|argued|argues|claimed|claims|insisted|insists"
    r"|testified|explained|explains|noted|notes|stated|recalled|recalls|contended|contends|lamented|quipped"
    r"|joked|emphasized|stressed|reiterated|conceded|acknowledged|admitted|maintained|commented"
    r"|concluded|remarked|declared|declares|declare|say|argue|note|warn|insist|contend|acknowledge|add"
    r"|asserted|alleged|alleges|cautioned|opined|reckoned|reckons"
)
_CLAUSAL = (
    r"replied|responded|states|announced|announces|confirmed|confirms|reported|reports|denied|denies|estimated|estimates|estimate|believe|suggest|predicted|predicts"
    r"|suggested|suggests|believes|believed|revealed|wrote|writes|observed|complained|disclosed|hinted|signaled"
    r"|promised|promises|pledged|vowed|agreed|ruled|found|shows|showed|posted|thinks|pointed out"
)
_WITH_QUOTE = (
    r"called|calls|described|describes|urged|urges|asked|asks|accused|dismissed|praised|denounced|slammed|criticized"
    r"|hailed|blamed|condemned|branded|refers|referred|continued|continues|celebrated|read|reads"
    r"|recommends|recommended|goes on|asking"
)
_VERB = re.compile(rf"\b(?P<plain>{_PLAIN})\b|\b(?P<clausal>{_CLAUSAL})\b|\b(?P<with_quote>{_WITH_QUOTE})\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
_CLAUSE_FOLLOWS = re.compile(
    r"(?:\s+(?:in|on|to|at|earlier|late|last|this|yesterday|today|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
    r"(?:\s+[^\s,]+){0,5}?)?\s+that\b"
)
_NOUNS_TOO = frozenset({"states", "reports", "estimates", "estimate", "shows"})
_MODAL = re.compile(r"\b(?:will|would|shall|should|can|could|may|might|must)(?:\s+(?:not|also|soon|\w+ly))?$")
_TO_PROMISE = re.compile(r"(?:promised|promises|pledged|vowed|agreed)$")

_CAP = r"(?:[A-Z][\w'’.&-]*|[A-Z]\.)"
_NAME_END = re.compile(rf"(?:{_CAP}\s+(?:(?:of|the|de|van|von|der|bin|al|el|la|for|and)\s+){{0,2}}){{0,9}}{_CAP}$")
_LAST_NAME = re.compile(rf"(?:{_CAP}\s+(?:(?:de|van|von|der|bin|al|el|la)\s+)?){{0,4}}{_CAP}$")
PRONOUNS = frozenset({"he", "she", "it", "they", "who", "i", "we", "you", "which", "that", "this", "this one"})
_TITLE = re.compile(
    r"(?:sen|rep|gov|gen|dr|mr|mrs|ms|lt|col|sgt|capt|maj|prof|rev|chef|coach|sheriff|vice|deputy|assistant|officer"
    r"|attorney|congressman|congresswoman|representative|justice|sir|lady|lord|superintendent|administrator)\.?"
)
HEADS = re.compile(
    r"\b(?:story|article|essay|editorial|column|headline|officials?|spokes(?:man|woman|person|people)|police|authorities|experts?|critics|prosecutors?|scientists?"
    r"|researchers?|doctors?|lawyers?|attorneys?|agency|agencies|statement|report|letters?|study|studies|sources?|people"
    r"|ambassador|ministry|minister|department|group|groups|teams?|newspaper|paper|magazine|outlet|parents?|residents?|company"
    r"|companies|authors?|analysts?|economists?|voice|family|mother|father|sister|brother|wife|husband|chief|president"
    r"|leaders?|defender|forward|coach|manager|owner|director|teacher|student|students|witness(?:es)?|investigators?"
    r"|forecasters?|historians?|judge|court|union|organi[sz]ation|association|campaign|committee|board|office|government"
    r"|administration|military|army|governor|mayor|senators?|senator|lawmakers?|representatives?|commission|institute|data"
    r"|documents?|filing|lawsuit|complaint|indictment|affidavit|memo|poll|survey|website|someone|preparer|preparers"
    r"|supporters|opponents|aides?|adviser|advisor|diplomats?|soldiers?|officers?|deputies|sheriff|pope|king|queen|prince"
    r"|chair|chairman|chairwoman|man|woman|friend|friends|producer|actor|actress|singer|star|player|lawmaker|senators"
    r"|foundation|university|school|district|bank|firm|network|station|broadcaster|service|bureau|center|centre|city"
    r"|county|state|advocates?|activists?|campaigners|workers?|employees?|nurses?|volunteers?|survivors?|victims?)\b"
)
_BREAK = re.compile(
    r"[,;:_“”\"()—–]|\s--?\s|\s(?:that|but|and|as|while|when|where|because|although|though|if|after|before|since|what|how|why|or)\s"
)
_RIGHT_BREAK = re.compile(
    r"[,;:_“”\"()—–]|(?<![A-Z])(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bSt)(?<!\bGov)(?<!\bSen)(?<!\bRep)(?<!\bGen)(?<!\bJr)\.(?:\s|$)|\s--?\s|\s(?:in|on|at|during|after|before|while|when|who|whose|which|that|as|last|this|earlier"
    r"|late|to|by|following|about|via|yesterday|today|told|said|and|but|if|moments|speaking|announcing|referring|adding"
    r"|from|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August"
    r"|September|October|November|December)\b"
)
_ADVERBIAL = re.compile(
    r"\s+(?:(?:on|late|early|earlier|this|last|in)\s+)*(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|week|month|year"
    r"|yesterday|today)$"
)
_AUXILIARY = re.compile(rf"\s+(?:{_ADVERB}|has|have|had|did|does|do|would|will|is|was|not|been)$")
_ORG_OF = re.compile(
    r"(?:(?:the|a|new|latest|provisional|recent|an|analysis of)\s+)*(?:data|figures|numbers|report|study|survey"
    r"|analysis|statistics|research|estimates|information|statement|notice|news release|release|documents?)\s+"
    r"(?:released\s|published\s|compiled\s|collected\s)?(?:from|by|of)\s+"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A verb of saying, or "according to", and who it names.

    Attributes:
        at: Where the verb stands.
        speaker: Span of the words that name the speaker; None if they could not be told.
        pronoun: The pronoun that stands for the speaker, in lower case.
    """

    at: int
    speaker: Span | None
    pronoun: str | None = None


def find_attributions(frame: str, offset: int, *, after_quotation: bool = False) -> list[Attribution]:
    """Find who says something in the frame of one sentence: its text with all quoted characters filled.

    Args:
        frame: The sentence, FILLER for every character inside quotation marks.
        offset: Where it starts; the spans found count from there.
        after_quotation: Whether the sentence before ends in a quotation mark.
    """
    quoted = after_quotation or FILLER in frame
    found = []
    for match in _VERB.finditer(frame):
        speaker, pronoun = _inverted(frame, match.start(), match.end()) or _before(frame, match.start())
        if (speaker or pronoun) and _says(frame, match, quoted):
            found.append(Attribution(match.start() + offset, _moved(speaker, offset), pronoun))
    for match in _ACCORDING.finditer(frame):
        speaker = _source(frame, match.end())
        if speaker:
            words = frame[speaker.start : speaker.end].lower()
            pronoun = {"him": "he", "her": "she", "them": "they"}.get(words)
            found.append(Attribution(match.start() + offset, None if pronoun else _moved(speaker, offset), pronoun))
    return sorted(found, key=lambda one: one.at)


def _moved(span: Span | None, offset: int) -> Span | None:
    return Span(span.start + offset, span.end + offset) if span else None


def _says(frame: str, match: re.Match[str], quoted: bool) -> bool:
    """Tell whether a verb reports words here: some do so only before "that" or beside a quotation."""
    before, after = frame[: match.start()].rstrip(), frame[match.end() :]
    if re.search(r"\b(?:to|is|are|was|were|be|been|being|so|the|a|an|of)$", before):
        return False
    follows = bool(match["clausal"]) and FILLER in before[-_BESIDE // 2 :]
    beside = (
        follows or FILLER in after[:_BESIDE] or before[-3:].strip(" .,").endswith((FILLER, *_CLOSING)) or not before
    )
    if quoted and (match["plain"] or beside) and not re.match(r"\s+(?:by|as\s+having)\b", after):
        return True
    if match[0] == "add" and _MODAL.search(before) and not re.match(r"\s+that\b", after):
        return False  # "will add 350 soldiers" puts in more, and says nothing
    if match["plain"]:
        return not re.match(r"\s*(?:,(?!\s[^,]+,\sthat\b)|\.|by\b|to have\b)", after) or bool(
            re.search(r",\s[^,]{1,80}$", before)
        )
    if match["with_quote"]:
        return False
    if match[0] in _NOUNS_TOO:
        return bool(_CLAUSE_FOLLOWS.match(after))
    if _TO_PROMISE.match(match[0]) and re.match(r"\s+to\s", after):
        return True
    ends = re.match(r"(?:\s+(?!that\b)[^\s,]+){0,6}[.,]*\s*$", after)
    is_tail = bool(ends) and bool(re.search(r",\s[^,]{1,80}$", before))
    return is_tail or bool(_CLAUSE_FOLLOWS.match(after))


def _before(frame: str, at: int) -> tuple[Span | None, str | None]:
    """Who stands before a verb: a pronoun, a name with or without an apposition, or a phrase like "the officials"."""
    left = frame[:at].rstrip()
    for _ in range(3):
        left = _AUXILIARY.sub("", left)
        left = _ADVERBIAL.sub("", left)
    if left.endswith(","):
        return _apposed(left), None
    cut = 0
    for match in _BREAK.finditer(left):
        inner = left[cut : match.start()]
        joins = match[0].strip() == "and" and _CAP_END.search(inner) and left[match.end() : match.end() + 1].isupper()
        cut = cut if joins else match.end()
    phrase = Span(cut + len(left[cut:]) - len(left[cut:].lstrip()), len(left))
    words = left[phrase.start : phrase.end]
    if not words:
        return None, None
    last = words.rsplit(None, 1)[-1].lower()
    if last in PRONOUNS:
        return None, last
    return _named(left, phrase), None


_OF_PLACE = re.compile(rf"\s(?:of|from|for)\s(?:the\s)?{_CAP}(?:\s{_CAP}){{0,2}}$")
_NO_SUBJECT = re.compile(
    r"^(?:In|On|At|During|After|Before|For|Since|As|When|While|By|From|To|Of|With|Under|Asked|Speaking|which|who|whose|where"
    r"|in|on|at|[a-z]+ing|[a-z]+ed)\b|\b(?:in|on|at|with|from|by)\s[A-Z]\w+$"
    r"|(?:day|January|February|March|April|May|June|July|August|September|October|November|December)$"
)
_CLAUSE = re.compile(r"\b(?:could|can|would|may|might|will|should|must|to|is|are|was|were|has|have|had|or|than|it)\b")
_SOURCE_BREAK = re.compile(
    r"[,;_“”\"()—–]|:\s|\.(?:\s|$)|\s--?\s|\s(?:that|which|who|including|published|released|but|and(?=\s[a-z]))\s"
)
_CONJUNCTION = re.compile(
    r"(?:But|And|So|Yet|While|When|As|If|Although|Though|Meanwhile|Still|Because|Since|Then|Now)\s"
)
_NOBODY = frozenset(
    {
        "Research",
        "Studies",
        "Evidence",
        "Reports",
        "Reviews",
        "Sources",
        "History",
        "Science",
        "Such",
        "Many",
        "Some",
        "Most",
        "Both",
    }
)
_CAP_END = re.compile(rf"{_CAP}\s*$")


def _named(frame: str, phrase: Span) -> Span | None:
    """The part of a phrase that names who speaks: the name at its end, or all of it if its head can speak."""
    words = frame[phrase.start : phrase.end]
    lead = _CONJUNCTION.match(words)
    if lead:
        phrase = Span(phrase.start + lead.end(), phrase.end)
        words = frame[phrase.start : phrase.end]
    if words in _NOBODY or words in STARTERS or words.endswith(("'s", "’s")):
        return None
    if name := _LAST_NAME.search(words):
        return _without_roles(frame, Span(phrase.start + name.start(), phrase.end), phrase)
    if HEADS.search(words) and len(words.split()) <= 14 and not _CLAUSE.search(words):
        return phrase
    return None


def _without_roles(frame: str, name: Span, phrase: Span) -> Span | None:
    """A name without the titles before it; with its article, all of the phrase, if nothing but titles is left."""
    words = list(re.finditer(r"\S+", frame[name.start : name.end]))
    kept = words
    for number, word in enumerate(words):
        title = word[0].lower().strip(",")
        if title in ROLES or _TITLE.fullmatch(title):
            kept = words[number + 1 :]
    if kept:
        start = name.start + kept[0].start()
        the = re.search(r"\b[Tt]he\s$", frame[phrase.start : start])
        return Span(start - len(the[0]) if the and len(kept) == len(words) else start, name.end)
    return phrase


def _apposed(left: str) -> Span | None:
    """The name before one or more appositions that end right before the verb: "Ada Quill, a teacher, said"."""
    stop = max(left.rfind(FILLER), left.rfind("”"), left.rfind('"'), left.rfind(";"), left.rfind(":")) + 1
    start = stop + len(left[stop:]) - len(left[stop:].lstrip(" ,"))
    parts = left[start:-1].split(", ")
    at = start
    for number, part in enumerate(parts):
        words = re.sub(r"^(?:[Aa]nd|[Bb]ut|[Ww]hile|[Aa]s|that)\s+", "", part)
        begin, end = at + len(part) - len(words), at + len(part)
        at += len(part) + 2
        if number == len(parts) - 1:
            if number == 0 or not HEADS.search(parts[number - 1]):
                return None
            words = _OF_PLACE.sub("", words)  # "the chairman, Rep. Ada Quill of Maine, said"
            end = begin + len(words)
        name = _LAST_NAME.search(words)
        if name and len(words.split()) <= 8 and not _NO_SUBJECT.search(words):
            return _without_roles(left, Span(begin + name.start(), end), Span(begin, end))
    return None


def _inverted(frame: str, start: int, end: int) -> tuple[Span | None, str | None] | None:
    """Who stands after a verb that follows a quotation or a comma: "said Ada Quill"."""
    if frame[start:end] in {"told", "tells"} or not re.search(rf"(?:[{FILLER}”\"»]|,|^)[\s.,]*$", frame[:start]):
        return None
    before = frame[:start].rstrip(" ,.")
    if not before.endswith((FILLER, *_CLOSING)) and before and frame[start:end] not in {"said", "says"}:
        return None
    rest = frame[end:]
    lead = len(rest) - len(rest.lstrip())
    if not rest[lead : lead + 1].isalpha():
        return None
    stop = _RIGHT_BREAK.search(rest, lead)
    phrase = Span(end + lead, end + len(rest[: stop.start() if stop else len(rest)].rstrip(" .")))
    words = frame[phrase.start : phrase.end]
    if words.lower() in PRONOUNS:
        return None, words.lower()
    if not words or re.match(r"(?:to|that|him|her|them|me|us|on|in|at|by|with|of|for)\b", words):
        return None
    named = _named(frame, phrase)
    return (named, None) if named else None


def _source(frame: str, at: int) -> Span | None:
    """What "according to" names."""
    stop = _SOURCE_BREAK.search(frame, at)
    end = stop.start() if stop else len(frame.rstrip(" ."))
    if organisation := _ORG_OF.match(frame, at, end):
        at = organisation.end()
    words = frame[at:end].rstrip()
    name = _LAST_NAME.search(words)
    if name and HEADS.fullmatch(words[: name.start()].rsplit(maxsplit=1)[-1] if words[: name.start()].split() else ""):
        at += name.start()  # "the company's director Ada Quill"
        words = frame[at:end].rstrip()
    is_named = any(character.isalpha() for character in words) and not words[-1].isdigit()
    return Span(at, at + len(words)) if is_named and len(words.split()) <= 14 else None
