"""Tells what a page asks of its reader from what an article says, by the words of both and to whom they speak."""

from __future__ import annotations

import re

_MAX_CHARS = 280
_LONG = 170
_ENOUGH = 5  # points that make an appeal anywhere
_ENOUGH_BELOW = 4  # and below an article
_MOST_OFFERED = 5  # points for what is offered, to whom and at what price

# What sites offer or ask for; articles seldom name it beside "you" and "us".
_OFFER = re.compile(
    r"\b(?:(?:e-?mail )?newsletters?|(?:in|mail)box(?:es)?|subscri(?:be|bers?|bed|bing|ption|ptions)|unlimited access"
    r"|full access"
    r"|free (?:trial|access|account|articles?|stories|sign-?up|registration)|pay-?wall|ad[- ]?block(?:er|ers|ing)?"
    r"|ad[- ]free|cookies?|push (?:alerts?|notifications?)|(?:breaking[- ]news|news|email|e-mail|text|mobile|browser"
    r"|instant) (?:alerts?|updates?|notifications?)"
    r"|notifications?|daily digest|weekly digest|digest|briefings?|javascript|browser|app store|google play|play store"
    r"|(?:our|the|free|news|mobile|iphone|android|new) app|apps?\b(?= (?:for|on|today|now|to))|membership|(?:paid "
    r"|free )?members?\b(?= (?:get|can|enjoy|only|and|to))|supporters?"
    r"|sign(?:ed|ing)?[ -]?(?:in|up)|log(?:ged|ging)?[ -]?in|register(?:ed)?|(?:your|an|free|online) account|password"
    r"|(?:this|these|our|the|more|free|full|latest|top|related|best) (?:articles?|stor(?:y|ies)|posts?|columns?"
    r"|coverage|reporting|journalism|content|episodes?|headlines|videos?|reads?)"
    r"|(?:independent|quality|local|trusted|fearless|investigative|original|non-?profit) (?:journalism|reporting"
    r"|news(?:room)?)|journalism|newsroom"
    r"|podcasts?|e-?(?:paper|edition)|print edition|home delivery|(?:whatsapp|telegram|youtube|signal) (?:channel"
    r"|group)|rss"
    r"|comments?(?: section| below| policy)?|feedback|social media|facebook|twitter|instagram|tiktok|whatsapp"
    r"|telegram|youtube|linkedin|bluesky|threads|mastodon"
    r"|tax[- ]deductible|(?:your|a) (?:small |monthly |one-off |regular )?(?:donation|contribution|gift)|(?:web)?site"
    r"|home ?page|preferences|settings"
    r"|privacy(?: policy)?|terms(?: of (?:use|service))?"
    r"|personali[sz]ed|recommendations?|editors?|quiz(?:zes)?|crossword|games?\b(?= (?:page|hub|app)))",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"\W*(?:please |just |simply |now |or |and |so |then |why not |don['’]t forget to |remember to |be sure to |(?:to"
    r"|if you)[^,]{3,60}, (?:please )?)?"
    r"(?:sign(?: |-)?up|subscribe|register|join|follow|like|get|receive|download|install|try|start|begin|become"
    r"|support|help|donate|give|contribute|chip in"
    r"|read|see|watch|listen|hear|tune in|explore|discover|browse|check(?: out)?|find(?: out)?|learn|catch up|stay"
    r"|keep|never miss|don['’]t miss|make sure"
    r"|click|tap|press|swipe|scroll|enter|type|choose|select|pick|turn (?:on|off)|switch (?:on|off)|enable|disable"
    r"|allow|block|accept|manage|update|change|set|add|save|bookmark|share|tell"
    r"|send|submit|email|e-mail|write|contact|call|text|reach|drop|let us|leave|post|comment|rate|review|vote|take"
    r"|play|buy|order|upgrade|renew|log ?in|create|unlock|access|continue|go|visit|head|view|open|enjoy|activate"
    r"|claim|confirm|verify|invite|refer|consider|return|refresh|reload|report|flag)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"\W*(?:want|like|love|enjoy(?:ed|ing)?|looking for|need|missed|already|not (?:a|an|yet)|new (?:here|to)|did you"
    r"|do you|have you|are you|got|have an?|what do you|what did you|can['’]t|curious|tired of|interested|ready"
    r"|where do you|how (?:do|did) you|would you|know (?:someone|more)|see something|spot(?:ted)?|found|was this"
    r"|is there|prefer|thinking of)\b[^.!]{0,120}\?",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:we|us|our|ours|we['’](?:re|ll|ve|d))\b|\b(?-i:[A-Z]\w+)['’]s (?:free )?(?:daily |weekly |morning "
    r"|evening )?(?:newsletter|app|podcast|journalism)",
    re.IGNORECASE,
)
_YOURS = re.compile(r"\b(?:you|your|yours|you['’](?:re|ll|ve|d)|my|me)\b", re.IGNORECASE)
_PRICE = re.compile(
    r"[$€£]\s?\d[\d.,]*\s?(?:/|a|per|each|for)\s?(?:\w+ )?(?:day|week|month|year|mo|yr)|\d{1,2} ?% off|\bfree\b"
    r"|\bcancel any ?time\b|\b(?:every|each) (?:day|week|month|morning|evening|weekday|\w+day)\b"
    r"|\b(?:daily|weekly|instantly|straight to|delivered|today|now|here|below|online|exclusive|unlimited)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:said|says|told|asked|added|wrote|warned|according|reported|announced|argued|explained|claimed|noted|insisted"
    r"|was|were|had|did|could|would|has been|have been|he|she|his|her|him|they|their|them|it['’]s|its?)\b",
    re.IGNORECASE,
)
# What no article speaks of by chance.
_SITE = re.compile(
    r"\b(?:newsletters?|(?:in|mail)box(?:es)?|subscri(?:be|bing|ptions?)|unlimited access|free trial|pay-?wall"
    r"|ad[- ]?block\w*|cookies?"
    r"|alerts|digest|journalism|podcasts?|sign(?:ing)?[ -]?up|sign[ -]in|log[ -]in|app store|google play|ad[- ]free"
    r"|e-?paper"
    r"|our (?:app|channel|site|website|coverage|readers|reporting)|this (?:article|story|content|page))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile('[“”„«»"]')


def is_appeal(line: str, *, is_below: bool = False) -> bool:
    """Tell whether a whole line asks something of the reader, or offers it, for the page and not for the article.

    Below an article fewer signs are enough.
    """
    if not line or len(line) > _MAX_CHARS or _QUOTED.search(line):
        return False
    asks = _ASK.match(line) is not None or _QUESTION.match(line) is not None
    ours = _OURS.search(line) is not None
    if not (asks or ours):
        return False
    enough = _ENOUGH_BELOW if is_below else _ENOUGH
    points = 2 * asks + 2 * ours + line.endswith("!") - min(2 * len(_TOLD.findall(line)), 4) - (len(line) > _LONG)
    offers = {match[0].casefold() for match in _OFFER.finditer(line)} if points + _MOST_OFFERED >= enough else set()
    points += min(len(offers), 2) + bool(_YOURS.search(line)) + bool(_PRICE.search(line)) + bool(_SITE.search(line))
    return bool(offers) and points >= enough
