"""Lines that a page puts around an article: adverts, links, prompts, share bars, rights. Knows nothing of positions."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.cleaning.scans import is_jump, is_scan_line
from corpus.marking.appeals import is_appeal
from corpus.marking.page_text import page_text
from corpus.marking.respelling import respelt
from corpus.words import BUTTON_WORDS, PLATFORMS, SHARE_WORDS

_MAX_CHARS = 320  # of a line
_MAX_BAR_WORDS = 14
_MAX_RESPELT_CHARS = 200

_URL = r"(?:https?://[^\s<>]{1,2000}|(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}(?:/[^\s<>]{0,2000})?)"
_MAIL = r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}"
_PLATFORM = rf"(?:{'|'.join(sorted(PLATFORMS))}|google news|apple news)"
_TO_TEXT = r"(?:\s?(?:[:|>»→–—]|- ).{0,250}|[>»›→. ]*)"  # what a link names, or nothing
_PIECE = r"(?:article|story|piece|post|essay|column|interview|feature)"
_PAGES = (
    r"(?:terms|privacy|cookies?|contact|about|help|advertise|careers|accessibility|sitemap|imprint|faq|legal)"
    r"(?: (?:of|and|&) (?:service|use|conditions)| policy| us| notice| statement| with us)?"
)

# What each kind of line looks like. A pattern must account for the whole line, so that no sentence fits by its start.
_FORMS = {
    "advertisement": (
        r"\W*(?:advertise?ments?|advertising|adverts?|ads?|ad feedback|sponsored|promoted"
        r"|paid (?:post|content|partnership))"
        r"(?: (?:content|post|links?|stories|feature))?(?:\W{1,5}(?:scroll|continue|story|article|skip"
        r"|hide)\b[\w ]{0,40})?\W*",
        r"\W*(?:the )?(?:story|article|post|text|content|report)?\s?continues? (?:reading )?(?:below|after|beneath)"
        r"(?: (?:the |this )?(?:ad|advert|advertisement|advertising|promotion|video|gallery|newsletter)s?)?",
        r"(?:sponsored|promoted|presented) by (?-i:[A-Z][\w’'.&-]{0,30}(?: (?:of|and|[A-Z][\w’'.&-]{0,30})){0,5})",
        r"scroll (?:down )?(?:to|for) [\w ’']{1,40}|after (?:newsletter|ad|advert|advertisement)(?: promotion)?"
        r"|skip (?:ad|advert|advertisement|past [\w ]{1,40})|(?:keep|continue) reading(?: below)?",
    ),
    "link to another text": (
        r"\W*(?:read|see|watch|listen|view|learn)(?: also| next| now| here| on)?\s?(?:[:|>»→]|[–—-] ).{0,250}",
        r"\W*(?:(?:read|see|watch|view|learn|find out|discover) more(?: here)?|read also|also read|see also|also see"
        r"|read next|up next"
        r"|must read|don['’]t miss|you (?:may|might) (?:also )?like|related|more on this(?: story| topic)?"
        r"|recommended(?: for you)?"
        r"|in case you missed it|most (?:read|popular|viewed)|trending(?: now)?|editor['’]?s['’]? picks?|latest(?:"
        r" news| stories)?"
        r"|more (?:stories|news|coverage|like this)|other stories|top stories)"
        rf"(?:\s(?:stories|articles?|coverage|story|news|reading|links?|topics|content|posts?|videos?))?{_TO_TEXT}",
        r"\W*(?:read |see )?more (?:from|on|about|in):? [\w ’'&-]{2,40}(?::.{0,200})?"
        r"|(?-i:(?:MORE|EXPLAINER|ANALYSIS|OPINION"
        r"|WATCH|VIDEO|PHOTOS|LISTEN|PODCAST|GALLERY|FACTBOX|TIMELINE))\s?[:|]\s.{1,200}[^.,;:]"
        r"|(?:→|⇒|►|▶|»|>>)\s?[^.]{1,200}(?<![.!\s])(?![.!])|video: .{1,160} \(\d{1,2}:\d\d\)"
        r"|(?:click|tap) (?:here|on the link|the link)(?: below)?(?:"
        r" (?:to|for) .{0,120})?",
        rf"(?:[\w ]{{0,20}}:\s?)?\W?{_URL}\W{{0,2}}|(?:e-?mail:?\s)?\W?{_MAIL}\W?",
        r"@\w{2,30}|pic\.twitter\.com/\w+|[—–-] .{1,60} \(@\w{1,30}\).{0,40}",
    ),
    "tags": (
        r"(?:#\w{2,40}[\s,]*){1,20}",
        r"(?:tags|topics|filed under|keywords|categories|category|posted in|tagged|in this story|related"
        r" topics)(?:\s?:.{0,250})?",
    ),
    "navigation": (
        r"(?:skip|jump|back|return|go) to (?:main |the )?(?:content|navigation|menu|top|home(?:page)?|results|search"
        r"|footer)",
        r"(?:next|previous|older|newer)(?: (?:article|story|post|page)s?)?[ >»<«]*|home ?page|menu|search|close|log"
        r" ?(?:in|out)"
        r"|sign (?:in|out)|register|my account|(?:show|see|load) (?:more|less|all)|view all|toggle (?:navigation"
        r"|menu)"
        r"|(?:main|open|close) menu|print this(?: page| article)?",
    ),
    "share bar": (
        r"\W*(?:(?:view|see|read|show|leave|add|join|post) )?(?:all |an? |the |your )?(?:[\d,.]{1,9}k? |no )?"
        r"(?:comments|shares|replies)(?:\s?\(?\d{0,7}\)?)?\W*|\W*[\d,.]{1,9}k? (?:comment|share|like|view)s?",
        r"(?:leave|add|write|post) (?:a |your )(?:comment|reply)|join the conversation",
        r"(?:copy|share|get) (?:the )?(?:link|url|permalink)(?: (?:to|to the|in) clipboard)?|link copied.{0,30}",
        r"(?:e-?mail|send|share|print) this (?:article|story|page|post|link)(?: (?:to|with|via|by) [\w ]{1,30})?",
        r"click to (?:share|e-?mail|print)\b.{0,50}|(?:.{0,60} )?\(?opens in (?:a )?new (?:window|tab)\)?",
    ),
    "jump to another page": (
        r"\W*(?:continued|continues|cont['’]?d\.?) (?:on|from|next)\b.{0,40}|\W*(?:please )?(?:turn to|see)"
        r" [^.!?]{0,50}\bpage [a-f]?-?\d{1,3}"
        r"|\(?more(?: to come| follows)?\)?",
    ),
    "player": (
        r"(?:play|pause|mute|unmute|loading|now playing|up next|play video|watch video|video ad feedback|hide"
        r" caption|toggle caption"
        r"|enlarge this image|open image modal|view gallery|expand image|full ?screen|close gallery|video"
        r" unavailable)(?: \d.{0,20})?",
        r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:\s?/\s?(?:\d{1,2}:)?\d{1,2}:\d\d)?|(?:image|photo|slide|video|picture|item"
        r"|gallery)? ?\d{1,3} (?:of|/) \d{1,3}",
    ),
    "mail": (
        r"[-\s]*(?:original|forwarded) message[-\s]*|begin forwarded message:?|sent from my .{1,40}|get outlook for"
        r" .{1,20}"
        r"|on .{4,60}\bwrote:|(?:to )?unsubscribe\b.{0,120}|(?:view|read) (?:this|it) (?:e-?mail )?(?:in|on) (?:your"
        r"|a|the) (?:browser|web).{0,40}"
        r"|you (?:are|['’]re) receiving this .{0,200}",
    ),
    "time of an update": (
        r"(?:first |last )?(?:updated|published|posted|modified)(?: on| at)?:?\s(?:(?:[\d:.,/|–-]+|[ap]\.?m\.?"
        r"|[ecmpbg][sdm]?t|gmt|utc|at|on|ago"
        r"|an?|hours?|hrs?|minutes?|mins?|days?|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*"
        r"|nov\w*|dec\w*"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:st|nd|rd|th))[\s,]*){1,12}",
        r"\d{1,2} (?:hours?|hrs?|minutes?|mins?|days?) ago|this article is more than .{1,20} old",
    ),
    "reading aid": (
        r"(?:estimated )?(?:reading time:? ?)?\d{1,3}[ -]min(?:ute)?s?(?: read| to read)?"
        r"|(?:\d{1,2}:\d\d )?listen to (?:this )?(?:article|story)[\w() :]{0,30}|save for later|text size.{0,20}",
    ),
    "prompt": (
        r"(?:please )?(?:sign|signing) up (?:now |here |today |free |below )?(?:for|to) .{0,200}"
        r"\b(?:newsletters?|briefings?|alerts?|inbox|e-?mails?|updates|digest|podcast|subscription"
        r"|account)\b.{0,120}",
        r"(?:please )?(?:sign up|subscribe)(?: now| here| today| for free| below)?",
        r"(?:please )?subscribe (?:now |here |today )?(?:to|for) [^,;]{1,160}",
        r"(?:please )?(?:get|receive|have|want|like|looking for)\b.{1,200}\b(?:your|to your|in your) (?:inbox|phone"
        r"|e-?mail|device)\b.{0,60}",
        r"(?:already|not yet|are you) an? (?:subscriber|member)\b.{0,60}|(?:enter|type) your e-?mail.{0,60}|(?:your"
        r" )?e-?mail address",
        r"(?:download|get|install|try)(?: (?:the|our))?(?: free)?(?: [\w.&’']{1,20}){0,5} app\b.{0,120}",
        rf"(?:follow [^,;]{{1,80}}|(?:find|watch|add|like|join|connect with) (?:us|me|the latest|more"
        rf"|our|(?-i:[A-Z][\w’'.& -]{{0,40}}))\b.{{0,80}}?) on (?:{_PLATFORM})\b"
        rf"(?:(?:,| and| or|,? ?&) (?:on )?(?:{_PLATFORM}|@\w+)\b){{0,6}}.{{0,60}}",
        r"(?:follow|like) us\b.{0,120}|visit (?:us (?:at|on|online)|our (?:web ?site|site|home ?page"
        r"|page))\b.{0,120}|join our\b.{0,120}|join the (?:conversation|discussion)\b.{0,100}",
        r"(?:become a (?:member|subscriber|supporter)|support (?:our|independent|quality) journalism|donate"
        r" (?:now|today|here))\b.{0,160}|donate|support (?-i:[A-Z][\w’'.& -]{0,40}):"
        r" (?:become|join|donate|subscribe|give)\b.{1,100}",
        r"(?:we|this (?:web)?site|our (?:web)?site)(?: and our partners)? uses? cookies\b.{0,280}",
        r"(?-i:[A-Z][\w’'.& -]{0,50}) and (?:its|our) (?:\d{1,4} )?(?:partners|vendors)"
        r" (?:use|store)\b.{0,60}\bcookies\b.{0,160}",
        r"(?:accept|reject|agree|decline|manage)(?:(?: all|,| and|/|\||) ?"
        r"(?:accept|reject|agree|decline|manage|more info)){1,3}",
        r"by (?:continuing|using|browsing|clicking|signing)\b.{0,120}\byou (?:agree|consent|accept)\b.{0,160}",
        r"(?:accept|reject|allow|manage)(?: all)? (?:cookies|preferences|settings|choices)|(?:cookie|privacy)"
        r" (?:settings|preferences|policy|notice)",
        r"(?:please )?(?:enable|turn on) javascript\b.{0,120}|your browser does not support\b.{0,80}",
        rf"this (?:{_PIECE}|content) is (?:for|available to|only available to) (?:our |paying )?(?:subscribers"
        rf"|members)\b.{{0,120}}",
        r"you have .{0,20}\bfree (?:articles?|stories) (?:left|remaining).{0,80}|(?:subscribers?"
        r"|members?)[ -](?:only|exclusive)(?: \w+)?"
        r"|this is a subscriber[- ]exclusive.{0,80}|(?:log|sign) in (?:or \w+(?: \w+)? )?to (?:continue|read|comment"
        r"|save|view)\b.{0,100}",
        r"comments (?:are|have been) (?:closed|disabled|moderated|turned off)\b.{0,120}|please read our"
        r" comment.{0,100}"
        r"|(?:spotted|found|see|report|notice) an? (?:error|typo|mistake|correction|problem|inaccuracy)\b.{0,120}",
        r"join (?:over |more than |the )?[\d,.]{1,9}[km]?\+? (?:other )?"
        r"(?:readers|subscribers|people|members|others|fans)\b.{0,120}",
        r"(?:want|like|enjoying|enjoyed) (?:more |this )?(?:stories|news|articles?|reading|coverage|story)\b"
        r"[^.?!]{0,40}\?(?: (?:sign up|subscribe|join|become|follow|click|get)\b.{0,120})?",
        r"thank(?:s| you) for (?:subscribing|signing up|registering)\b.{0,80}",
        r"(?:your|my) e-?mail (?:address )?will (?:not|never) be (?:published|shared)\b.{0,80}"
        r"|required fields are marked\W{0,4}",
        r"(?:start|begin) your (?:\d{1,2}[- ](?:day|week|month) )?free trial\b.{0,60}",
        r"to (?:continue|keep) reading\b.{0,120}|unlock (?:this|all|full|unlimited) \w+.{0,120}",
    ),
    "rights": (
        r"\W*(?:©|\(c\))(?!\s?(?:is|are|was|means|stands)\b).{1,280}"
        r"|copyright\W{0,3}(?:by |©|\(c\)|(?:19|20)\d\d).{0,280}"
        r"|.{0,80}\ball rights reserved(?:[.|,;:–—-].{0,200}| (?:by|to)\b.{0,100}|)",
        r"(?:re-?production|re-?publication|re-?distribution|copying|re-?use)"
        r" (?:(?:,|or) \w+ )?(?:in whole|without|of (?:this|any|all|our|these|material|content))\b.{0,120}"
        r"\b(?:is|are) (?:strictly |expressly )?(?:prohibited"
        r"|forbidden|not (?:allowed|permitted)).{0,60}",
        r"not (?:for|to be) (?:re-?distribut\w{2,4}|re-?publi\w{3,8}|re-?produc\w{2,5})\b.{0,100}",
        r"(?:distributed|syndicated|provided|supplied) (?:by|via|through) (?:the )?(?-i:[A-Z][\w’'.&-]{0,30}"
        r"(?: (?:of|and|the|[A-Z][\w’'.&-]{0,30})){0,7})",
        r"the (?:post|article|story) .{1,200} (?:appeared first|first appeared|was first published) on .{1,80}",
        r"(?-i:[A-Z][\w’'.& -]{0,50}) (?:is|are) not responsible for (?:the )?content.{0,100}",
        r"(?:this (?:material|article|story|content|report|work|post)|no part of this [\w ]{1,40}|the (?:material"
        r"|content)s?)"
        r" (?:may|can|must) not be (?:published|reproduced|republished|copied|broadcast|redistributed|rewritten"
        r"|distributed).{0,200}",
        rf"this {_PIECE} (?:has been |was |is |had |first |originally |also ){{1,4}}"
        r"(?:published|syndicated|appeared|republished|reprinted|produced|supplied|provided)\b.{0,200}",
        rf"(?:this {_PIECE} )?(?:originally|first) (?:published|appeared|posted) (?:on|in|by|at)\b.{{1,120}}",
        r"(?:re-?published|re-?printed|re-?posted|reproduced) (?:here )?(?:with|by|under)"
        r" (?:the |kind |express )*(?:permission|licen[cs]e|creative commons|agreement)\b.{0,160}",
        r"(?:the )?(?:views|opinions)(?: and (?:views|opinions))? expressed (?:here|in this|by the author"
        r"|are)\b.{0,260}",
        rf"our standards:.{{0,100}}|{_PAGES}(?:\s?[|•·/–—]\s?[\w &]{{2,30}}){{1,12}}",
        r"terms (?:of|and) (?:service|use|conditions)|(?:privacy|cookie) policy|(?:contact|about|advertise with) us",
    ),
    "contact": (
        r"to contact .{1,100}\b(?:visit|write|e-?mail|call|go to|reporter|editor|author|newsroom)\b.{0,160}|to"
        r" contact us\b.{0,160}",
        r"(?:have|got) (?:a|any) (?:news )?(?:tips?|story|stories|questions?|comments?"
        r"|feedback)\b[^.?]{0,40}\?.{0,200}",
        r"for (?:more|further) (?:information|details|news),? (?:please )?(?:visit|see|contact|call|e-?mail|ring|write"
        r" to)\b.{0,100}\+?\d[\d ()./-]{6,18}\d\W?",
        rf"(?:please )?(?:e-?mail|write to|get in touch"
        rf"|contact|reach|message|visit|send|for (?:more|further) \w+,? (?:visit|see"
        rf"|contact))\b.{{0,140}}(?:{_MAIL}|@\w{{2,30}}|\b{_URL})[\W\d]{{0,24}}",
        r"follow (?:him|her|them|the author|\w+(?: \w+)?)(?: on \w+)?:? @\w+.{0,80}",
        r"contact (?:us|the (?:author|newsroom|editor|reporter|writer))\b.{0,160}",
        rf"(?:the (?:author|writer|reporter)|he|she|they|\w+) can be (?:reached|contacted) (?:at|on|via|by)"
        rf" .{{0,40}}(?:{_MAIL}|@\w{{2,30}})\W?",
    ),
    "end of text": (r"[#*\s]{2,12}|-?\s?30\s?-|\(ends?\)|[-\s]*(?:ends?|end of (?:article|story))[-\s]*",),
}
_PATTERNS = tuple(
    (why, re.compile(rf"(?:{'|'.join(forms)})[\s.!…>»›→]*", re.DOTALL | re.IGNORECASE)) for why, forms in _FORMS.items()
)
_WORK = (
    r"(?:(?:[Aa]dditional|[Ff]urther|[Ww]ith|[Ee]xtra)\s)?"
    r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Ww]ritten|[Ee]dited|[Rr]eported|[Tt]ranslated|[Pp]roduced"
    r"|[Gg]raphics?"
    r"|[Rr]esearch|[Ff]iles|[Rr]eports?|[Cc]ontributions?|REPORTING|EDITING)"
    r"(?:\s(?:and|,)\s(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Gg]raphics))?(?:\sby|\sfrom"
    r"|\sin\s[A-Z][\w,\s]{1,40}\sby):?"
)
_NAMES = r"(?:\s?[;,]?\s(?:and|in|for|of|at|the|by|with|additional)\b|\s?[;,.|]?\s[A-Z][\w’'.-]{0,30}|,)"
_CREDIT = re.compile(rf"\W{{0,2}}{_WORK}{_NAMES}{{1,40}}(?:[;,.]?\s{_WORK}{_NAMES}{{1,40}}){{0,4}}\W{{0,3}}")
_CONTRIBUTED = re.compile(
    rf"[A-Z][\w’'.-]{{0,30}}{_NAMES}{{1,30}}\s(?:also )?contributed (?:reporting|to this (?:report|story"
    rf"|article))\b.{{0,100}}"
)
_CRUMB = re.compile(r"[>»›|•·/]")
_CRUMBS = re.compile(r"[A-Z][\w&’' -]{0,24}(?:\s?[>»›|•·/]\s?[A-Z][\w&’' -]{0,24}){1,12}")
_NO_BAR = re.compile(r"[\d?!.”\"]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def notice(line: str) -> str | None:
    """Return what kind of notice a whole line is; None for anything that may be part of an article."""
    return worded_notice(line) or ("prompt" if is_appeal(line) else None)


@lru_cache(maxsize=512)  # lines are laid out by it, and then marked
def worded_notice(line: str) -> str | None:
    """Return what kind of notice a whole line is by its wording, which no sentence inside a paragraph has by chance."""
    if not line or len(line) > _MAX_CHARS:
        return None
    for why, pattern in _PATTERNS:
        if pattern.fullmatch(line):
            return why
    if why_page := page_text(line):
        return why_page
    if is_jump(line):
        return "jump to another page"
    if is_scan_line(line):
        return "stamp of an archive or a printer"
    if _CREDIT.fullmatch(line) or ("contributed" in line and _CONTRIBUTED.fullmatch(line)):
        return "credit for the work"
    if _is_bar(line):
        return "share bar"
    return "navigation" if _CRUMB.search(line) and _CRUMBS.fullmatch(line) and _is_crumbs(line) else None


def misspelt_notice(line: str) -> str | None:
    """Return what kind of notice a line is once words that are nearly those of notices are spelt as these."""
    if len(line) > _MAX_RESPELT_CHARS:
        return None
    corrected = _WORD.sub(lambda match: respelt(match[0]), line)
    return worded_notice(corrected) if corrected != line else None


def _is_bar(line: str) -> bool:
    """Tell whether a line is a row of buttons, also one whose blanks are lost."""
    if _NO_BAR.search(line):
        return False
    words = [word.casefold() for word in _WORD.findall(_CAMEL.sub(" ", line))]
    if len(words) > _MAX_BAR_WORDS:
        return False
    known = all(word in SHARE_WORDS or word in PLATFORMS for word in words)
    return known and any(word in BUTTON_WORDS for word in words)


def _is_crumbs(line: str) -> bool:
    """Tell whether parts between signs are names of sections: two or more signs, or a home page at the start."""
    return len(re.findall(r"[>»›|•·]", line)) > 1 or line.casefold().startswith("home ")
