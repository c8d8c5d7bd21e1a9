"""Lines that scanners, archives and printed papers put around a text: jumps to other pages, stamps, imprints."""

from __future__ import annotations

import re

from corpus.marking.database_rows import is_database_row

_MAX_CHARS = 200
_NUMBER = r"[a-z]{0,2}-?\d{1,3}"
_PAGE = (
    rf"(?:(?:page|p\.|pp\.|col\.|section) ?{_NUMBER}|{_NUMBER}"
    r"|(?:the )?(?:next|previous|last|back|front|inside|opposite|following) page)"
)
_JUMP = re.compile(
    rf"\W*(?:(?:story |article |text )?(?:continued|continues|cont['’]?d|contd|cont)\.? (?:on|from|at|over|overleaf"
    rf"|to)\b(?: {_PAGE})?"
    rf"|(?:please )?(?:turn|go|jump|flip) to (?:{_PAGE})|from (?:page|p\.) ?{_NUMBER}"
    rf"|(?:see|more on|story on|details on|full story on|report on|full report) (?:{_PAGE})"
    rf"|(?:please )?see (?-i:[A-Z][A-Z’'-]{{1,20}}(?: [A-Z’'-]{{1,20}}){{0,3}})(?: ?/ ?|, | on | )(?:{_PAGE})"
    rf"|(?-i:[A-Z][A-Z’'-]{{1,20}}(?: [A-Z’'-]{{1,20}}){{0,3}})(?:,| /|:)? (?:(?:continued )?(?:from|on) )?(?:page"
    rf"|p\.) ?{_NUMBER}"
    r"|p\.t\.o\.?|please turn over|overleaf|\(over\))\W*",
    re.IGNORECASE,
)
_TODAY = r"[^.!?]{0,60}\d[^.!?]{0,40}"
_SCAN = re.compile(
    r"\W*(?:(?:(?:scanned|digiti[sz]ed) (?:with|by|from|using|in|on)|(?:created|generated|converted|made"
    r"|processed) (?:with|using)) "
    r"(?:the )?(?-i:[A-Z\d])[\w.-]{1,30}(?: [\w.-]{1,30}){0,4}"
    rf"|(?:printed|downloaded|retrieved|accessed|exported|saved|scanned|faxed|received|copied) (?:by|on|at|from|via"
    rf"|for|with)\b{_TODAY}"
    r"|(?:downloaded|retrieved|accessed|exported) from \S{3,80}"
    r"|this page (?:is |was |has been )?(?:intentionally |deliberately )?(?:left )?(?:intentionally "
    r"|deliberately )?blank"
    r"|(?:intentionally|deliberately) (?:left )?blank"
    r"|(?:document|doc\.?|article|record|accession|item|story)(?: (?:id|no\.?"
    r"|number))? ?[:#]? ?(?=[a-z]{0,12}\d)[a-z\d]{8,40}"
    r"|(?:load-date|publication[- ]type|journal code|section|length|byline|body|dateline|graphic"
    r"|language)\s?:(?: \d{1,6} words)?"
    r"|(?:word count|length)\s?:? \d[\d,]{1,6}(?: words)?|\d[\d,]{1,6} words"
    r"|vol(?:ume|\.) ?[\divxlc]{1,8}\b[\w ,.:|–—-]{0,80}|issn:? [\d-]{8,10}"
    r"|(?:for )?(?:personal|private|internal|in-house|editorial) use only|not for (?:sale|resale|publication|broadcast)"
    r"|(?:click|tap)(?: on)?(?: (?:the|any))? ?(?:image|photo|picture|map|chart)?s? to (?:enlarge|zoom|expand"
    r"|view)[\w ]{0,30}"
    r"|(?:end|start|beginning) of (?:document|page|file|text|transcript|excerpt|section)(?: \d{1,4})?"
    r"|\(?(?:file|source) ?name\)?:? \S{3,80}|[\w() -]{1,60}\.(?:pdf|docx?|indd|qxd|tiff?)(?: \d[\w /:.,-]{0,40})?"
    r"|(?:ocr|scan)(?:ned)? (?:text|copy|quality|errors?)\b.{0,60})\W*",
    re.IGNORECASE,
)


def is_jump(text: str) -> bool:
    """Tell whether a whole line sends the reader to another page of the paper, or says from which it comes."""
    return len(text) <= _MAX_CHARS and bool(_JUMP.fullmatch(text))


def is_scan_line(text: str) -> bool:
    """Tell whether a whole line was put there by a scanner, an archive or a printer."""
    return len(text) <= _MAX_CHARS and (is_database_row(text) or bool(_SCAN.fullmatch(text)))
