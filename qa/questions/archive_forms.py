"""How questions about the archive are put: patterns of what they begin with and of what may follow."""

from __future__ import annotations

import re
from typing import Literal

Wanted = Literal["newest", "oldest", "count", "list", "outlets", "authors", "period", "article", "overview"]

#: What holds articles, what they are called, and what they are.
_ARCHIVE = r"archives?|index|collection|corpus|database|data ?base|dataset|library|pile|folder|knowledge base"
_ITEM = r"(?:news |newspaper )?(?:articles?|stor(?:y|ies)|items|documents?|files|reports)"
_OUTLET = (
    r"(?:news )?(?:outlets?|newspapers?|sources?|publications?|publishers?|papers|media|agencies)|news ?sites?"
    r"|websites?"
)
_AUTHOR = r"authors?|bylines?|(?:journalists?|reporters?|writers?)(?=.*\b(?:here|you|archive|index|articles))"
_NEWEST = r"newest|latest|most recent|last|most current|freshest"
_OLDEST = r"oldest|earliest|first"

#: (what is wanted, how the question begins); what follows must be of the archive too.
_BEGINNINGS: tuple[tuple[Wanted, str], ...] = (
    (
        "count",
        rf"(?:how many|(?:what(?:['’]s| is) )?the (?:total )?(?:number|count) of|number of"
        rf"|count)(?: of)?(?: the| all| your| these)? (?:different )?(?:{_ITEM})\b",
    ),
    (
        "outlets",
        rf"(?:(?:what|which|how many|list|name|show)(?: me)?(?: are| is| all)?(?: of)?(?: the| your"
        rf"| these)?(?: different| various)?|the|your) (?:{_OUTLET})\b",
    ),
    ("outlets", rf"who (?:published|publishes) (?:these|the|your|all(?: the| these)?) (?:{_ITEM})\b"),
    (
        "outlets",
        rf"where (?:do|did|are|were) (?:the|these|your|all(?: the| these)?) (?:{_ITEM}) (?:come |taken "
        rf"|collected )?from\b",
    ),
    (
        "authors",
        rf"(?:(?:what|which|who|how many|list|name|show)(?: me)?(?: are| is| all)?(?: of)?(?: the| your"
        rf"| these)?(?: different| various)?|the|your) (?:{_AUTHOR})\b",
    ),
    (
        "authors",
        r"who (?:wrote|writes|authored) (?:these|the|your|all(?: the| these)?) (?:articles|stories"
        r"|reports)\b",
    ),
    (
        "period",
        r"(?:what|which)(?: is| are|['’]s)?(?: the| your)? (?:(?:time )?(?:period|span|frame|range)s?"
        r"|timespan|timeframe|timeline|date range|range of dates|dates|years|months"
        r"|days)(?: of time)?(?= .*\b(?:you|archive|index|collection|articles|stories|covered|database"
        r"|corpus|here|data)\b)",
    ),
    (
        "period",
        rf"(?:how far back (?:do|does)|from when (?:until|to|till) when(?: are| is| do| does)?"
        rf"|until when(?: do| does| are| is)?|since when(?: do| does)?|how (?:up to date|up-to-date|current"
        rf"|recent|old|fresh|new)(?: is| are)|when (?:was|were|is|are|did|does|do)(?= .*\b(?:you"
        rf"|{_ARCHIVE})\b.*\b(?:updated?|begin|start|end|built|made|reach|stop)))(?= .*\b(?:you|your"
        rf"|{_ARCHIVE}|articles|stories)\b)",
    ),
    (
        "newest",
        rf"(?:(?:what|which)(?: (?:is|are|was|were)|['’]s) (?:the (?:date|title|author|outlet) of )?"
        rf"|(?:give|show|open)(?: me)? )?(?:the"
        rf"|your) (?:very )?(?:{_NEWEST}) (?:{_ITEM})\b",
    ),
    (
        "oldest",
        rf"(?:(?:what|which)(?: (?:is|are|was|were)|['’]s) (?:the (?:date|title|author|outlet) of )?"
        rf"|(?:give|show|open)(?: me)? )?(?:the"
        rf"|your) (?:very )?(?:{_OLDEST}) (?:{_ITEM})\b",
    ),
    (
        "newest",
        rf"(?:which|what) (?:one )?(?:of (?:the|your|these) )?(?:{_ITEM}) (?:is|are|was"
        rf"|were) (?:the )?(?:{_NEWEST})\b",
    ),
    (
        "oldest",
        rf"(?:which|what) (?:one )?(?:of (?:the|your|these) )?(?:{_ITEM}) (?:is|are|was"
        rf"|were) (?:the )?(?:{_OLDEST})\b",
    ),
    (
        "newest",
        rf"(?:when|what date|who|how old|by whom|from when)(?: is| was| wrote| published)+ (?:the"
        rf"|your) (?:{_NEWEST}) (?:{_ITEM})\b",
    ),
    (
        "oldest",
        rf"(?:when|what date|who|how old|by whom|from when)(?: is| was| wrote| published)+ (?:the"
        rf"|your) (?:{_OLDEST}) (?:{_ITEM})\b",
    ),
    (
        "overview",
        rf"what(?: is|['’]s) (?:in|inside) (?:the|this|your) (?:{_ARCHIVE})\b|(?:what|which) (?:topics"
        rf"|subjects)(?= .*\b(?:you|archive|index|articles)\b)|what do you (?:have|hold"
        rf"|contain)(?= .*\b(?:here|archive|index|collection)\b)|(?:describe|what is|what['’]s) (?:this"
        rf"|your) (?:{_ARCHIVE})(?: about)?\b",
    ),
    (
        "list",
        rf"(?:list|show|name|display|find|get|give me|print|open)(?: me)?(?: all| every| any"
        rf"| each)*(?: of)?(?: the| your| these)?(?: other)? (?:{_ITEM})\b",
    ),
    (
        "list",
        rf"(?:do you have|have you(?: got)?|are there|is there|got)(?: any| an?| some| more"
        rf"| other)* (?:{_ITEM})\b",
    ),
    (
        "list",
        r"(?:what|which) (?:of (?:the|your|these) )?(?:other |more )?(?:articles|stories|documents|files"
        r"|items)\b(?= \w)",
    ),
    ("list", r"all (?:the )?(?:articles|stories)\b(?= \w)"),
)
FORMS = tuple((wanted, re.compile(pattern, re.IGNORECASE)) for wanted, pattern in _BEGINNINGS)
_SMALL_WORDS = """
    are is was were be been have has had do does did can there here you your we i the this these that those of in
    by from at on to with and or for which who it its each all any total altogether different hold holds contain
    contains include includes included know got keep cover covers covered span spans use used go goes reach
    reaches back draw read search indexed stored loaded available published written write wrote printed dated
    posted released out come appear appeared found see now currently today so far whole entire long up updated
    update last made built begin start end stop represented about author outlet title date titles dates please me one
    ones
"""
#: Words that say nothing beyond the archive.
OF_ARCHIVE = re.compile(rf"\b(?:{_ARCHIVE}|{_ITEM}|{_OUTLET}|{'|'.join(_SMALL_WORDS.split())})\b", re.IGNORECASE)

_ASKS_FIELD = (
    r"(?:who (?:wrote|writes|authored|penned|published)|who is the (?:author|writer|publisher|source) of"
    r"|(?:when|by whom|where) (?:was|is)"
    r"|(?:what|which) (?:outlet|newspaper|paper|source|author)(?: published| printed| wrote| has)*"
    r"|from when (?:is|was)|how old is|what(?: is|['’]s) the (?:date|title|author|outlet|source|headline) of)"
)
#: "Who wrote the article about otters?"
ONE_ABOUT = re.compile(
    rf"{_ASKS_FIELD} (?:the |this |that )(?:news )?(?:article|story) (?:about|on|titled|entitled|called"
    r"|headlined|with the (?:title|headline)) (?P<which>\S.*?)"
    r"(?: (?:was )?(?:written|published|printed|from|by))*[\s?.!]*",
    re.IGNORECASE,
)
#: "When was article 003 published?"
ONE_BY_ID = re.compile(
    rf"(?P<asks>{_ASKS_FIELD}|what(?: is|['’]s)|show(?: me)?|open|display) (?:the )?(?:article|file|document) "
    r"(?:(?:with the )?id |number |no\. ?|# ?)?[\"“]?(?P<which>[^\s?!\"“”]+)[\"”]?"
    r"(?P<does>(?: (?:written|published|printed|dated|from|about|by))*)[\s?.!]*",
    re.IGNORECASE,
)
