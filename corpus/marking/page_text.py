"""Lines that programs put on a page: scripts, styles, shortcodes, tickers, times of live pages, embedded posts."""

from __future__ import annotations

import re

_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
_DATE = (
    rf"(?:{_DAY}\.?,? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.? \d{{1,2}}(?:,? \d{{4}})?"
    rf"|(?:{_DAY}\.?,? )?\d{{1,2}} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.?(?:,? \d{{4}})?"
)
_TIME = r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?"
_ZONE = r"(?:[ecmp][sd]?t|gmt|utc|bst|cet|cest|eet|eest|msk)"
_PERSON = r"(?-i:[A-ZÀ-Þ][\w’'.-]{0,25}(?: [A-ZÀ-Þ][\w’'.-]{0,25}){0,5})"
_HANDLE = r"@\w{1,30}"
_CHANGE = r"[+−–-]\s?\d[\d.,]{0,12}\s?%?|\d[\d.,]{0,12}\s?%|[▲▼]\s?\d[\d.,]{0,12}\s?%?"
_QUOTE_ROW = rf"[A-Z][\w&/. -]{{0,24}}? \$?\d[\d.,]{{0,14}} (?:{_CHANGE})(?: \(?(?:{_CHANGE})\)?)?"
_SKY = (
    r"(?:(?:mostly|partly|light|heavy|scattered|patchy|isolated) )?(?:cloudy|sunny|clear|rain|snow|showers|overcast|fog"
    r"|mist|haze|drizzle|sleet|thunderstorms?|windy|fair|clouds)"
)

# Case counts: programs are exact, and sentences begin with a capital.
_CODE = re.compile(
    r"[!;(]*function\s?[\w$]{0,40}\s?\([\w$, ]{0,80}\)\s?\{.{0,280}"
    r"|(?:var|let|const) [\w$]{1,40}\s?=.{1,280}"
    r"|(?:window|document|googletag|dataLayer|jQuery|gtag|fbq|ga|\$)(?:\.[\w$.]{1,60}\s?[=(]|\().{0,280}"
    r"|\(function\s?\(.{0,280}|\}\)?\(?[\w, ()]{0,40}\)?;|[{}()\[\];]{1,12}"
    r"|[.#@]?[a-zA-Z][\w.#:>, -]{0,80}\{\s?(?:[a-z-]{2,40}\s?:\s?[^;{}]{1,80};?\s?){0,12}\}?"
    r"|\{\{.{0,120}\}\}|\{%.{0,120}%\}|\$\{.{0,120}\}|<!--.{0,200}-->|<\?.{0,200}\?>"
    r"|\{\s?\"@?[\w-]{1,40}\"\s?:.{0,300}|\"@?[\w-]{1,40}\"\s?:\s?[\"\[{\d].{0,280}[,\]}\"]"
    r"|\[[a-z][a-z_-]{1,24} [a-z_-]{1,24}=[^\[\]]{0,200}\]|\[[a-z_-]{2,24}\][^\s\[\]]{0,300}\[/[a-z_-]{2,24}\]",
    re.DOTALL,
)
_TICKER = re.compile(
    rf"{_QUOTE_ROW}(?:[ |,;]{{1,3}}{_QUOTE_ROW}){{1,8}}"
    rf"|[A-Z][\w ’'-]{{1,30}}[:,]? -?\d{{1,3}}\s?°\s?[CF]?,? (?i:{_SKY})"
)
_LIVE = re.compile(
    rf"{_TIME}(?: {_ZONE})?,? (?:{_DATE}|{_DAY})|{_TIME} {_ZONE}|(?:{_DATE}),? (?:at )?{_TIME}(?: {_ZONE})?"
    r"|(?:posted |updated )?\d{1,2} ?(?:hours?|hrs?|h)(?: \d{1,2} ?(?:minutes?|mins?|m))? ago",
    re.IGNORECASE,
)
_EMBED = re.compile(
    rf"[—–-] ?{_PERSON}(?: \({_HANDLE}\))?,? (?:{_DATE})|{_PERSON} \({_HANDLE}\)"
    rf"(?: [·•|] (?:{_DATE}))?|{_PERSON} [·•] (?:{_DATE})"
    rf"|(?:a )?(?:post|photo|video|reel|tweet|story) shared by .{{1,80}}"
    r"|view (?:this|the) (?:post|photo|profile|tweet|video|thread) on \w{2,20}.{0,20}"
    r"|(?:this|the) (?:content|post|video|tweet|embed) (?:is|could) (?:not|no longer) (?:be )?(?:available|loaded"
    r"|displayed|shown)\b.{0,80}",
    re.IGNORECASE,
)


def page_text(line: str) -> str | None:
    """Return what kind of page text a whole line is; None for what a person may have written."""
    if _CODE.fullmatch(line):
        return "script"
    if _TICKER.fullmatch(line):
        return "ticker"
    if _LIVE.fullmatch(line):
        return "time of an update"
    return "embedded post" if _EMBED.fullmatch(line) else None
