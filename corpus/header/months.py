"""Names of months and weekdays, and numbers in words, in the languages whose dates are read."""

from __future__ import annotations

_MONTH_NAMES = """
january jan januar jän jänner januari janvier janv enero ene gennaio gen janeiro января січня
  stycznia janvāris ledna ocak
february feb februar feber februari février fevrier févr fevr fév fev febrero febbraio fevereiro
  февраля лютого lutego února şubat
march mar märz maerz mrz mär maart mrt mars marzo março marco марта березня marca března mart
april apr avril avr abril abr aprile апреля квітня kwietnia dubna nisan
may mai mayo mei maggio mag maio мая травня maja května mayıs maj
june jun juni juin junio giugno giu junho июня червня czerwca června haziran juin
july jul juli juillet juil julio luglio lug julho июля липня lipca července temmuz
august aug augustus août aout agosto ago августа серпня sierpnia srpna ağustos augusti
september sept sep septembre septiembre setiembre settembre sett setembro сентября вересня września září eylül
october oct oktober okt octobre octubre ottobre ott outubro октября жовтня października října ekim oktober
november nov novembre noviembre novembro ноября листопада listopadu kasım
december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro декабря грудня
  grudnia prosince aralık
"""
_WEEKDAY_NAMES = """
monday mon montag mo lundi lun lunes lunedì lunedi maandag ma segunda-feira segunda
tuesday tues tue dienstag di mardi mar martes martedì martedi dinsdag terça-feira terça
wednesday wednes wed mittwoch mi mercredi mer miércoles miercoles mié mercoledì mercoledi woensdag
  wo quarta-feira
thursday thurs thur thu donnerstag do jeudi jeu jueves jue giovedì giovedi gio donderdag quinta-feira quinta
friday fri freitag fr vendredi ven viernes vie venerdì venerdi vrijdag vr sexta-feira sexta
saturday satur sat samstag sonnabend sa samedi sam sábado sabado sáb sabato sab zaterdag za
sunday sun sonntag so dimanche dim domingo dom domenica zondag zo
"""
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth
twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first
"""
_COUNTS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}


def _numbered(table: str) -> dict[str, int]:
    """The names of a table by the number of their line, from 1; indented lines go on with the one before."""
    lines = table.replace("\n  ", " ").split("\n")[1:-1]
    return {name: number for number, line in enumerate(lines, 1) for name in line.split()}


def _pattern(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


MONTHS = _numbered(_MONTH_NAMES)
WEEKDAYS = {name: number - 1 for name, number in _numbered(_WEEKDAY_NAMES).items()}  # Monday is 0, as in datetime
ORDINALS = {word: number for number, word in enumerate(_ORDINALS.split(), 1)} | {"premier": 1, "primero": 1}
_SMALL = {word: number for number, word in enumerate(_COUNTS.split(), 1)}
_UNITS = "|".join(_COUNTS.split()[:9])
_UNDER_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_UNITS}))?|{'|'.join(sorted(_SMALL, key=len, reverse=True))})"

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

MONTH = rf"(?:{_pattern(MONTHS)})\b\.?"
#: The name of a month between digits, as in "11APR2022", and its number in Roman ones.
TIGHT_MONTH = rf"(?:{_pattern(MONTHS)})"
ROMAN_MONTH = r"(?-i:XII|XI|IX|IV|VI{0,3}|I{1,3}|X)"
WEEKDAY = rf"(?:(?:{_pattern(WEEKDAYS)})(?:day)?\b\.?)"
ORDINAL = rf"(?:{_pattern({**ORDINALS, **{word.replace('-', ' '): 0 for word in ORDINALS}})})\b"
#: A year in words: "two thousand and twenty-two", "twenty twenty-two", "nineteen eighty-four".
YEAR_WORDS = rf"(?:two thousand(?:,?\s+(?:and\s+)?{_UNDER_100})?|(?:nineteen|twenty)[- ]{_UNDER_100})\b"


def month_number(name: str) -> int:
    """Return the number of a month from any of its names, "Nov." as well as "noviembre" and "XI"."""
    bare = name.lower().rstrip(".")
    return MONTHS[bare] if bare in MONTHS else _ROMAN.index(bare) + 1


def weekday_number(name: str) -> int:
    """Return the number of a weekday from any of its names, Monday being 0."""
    bare = name.lower().rstrip(".")
    return WEEKDAYS[bare] if bare in WEEKDAYS else WEEKDAYS[bare.removesuffix("day")]


def ordinal_number(word: str) -> int:
    """Return the number that an ordinal in words stands for."""
    return ORDINALS["-".join(word.lower().split())]


def year_number(words: str) -> int:
    """Return the year that stands in words."""
    parts = [part for part in words.lower().replace("-", " ").replace(",", " ").split() if part != "and"]
    if parts[:2] == ["two", "thousand"]:
        return 2000 + sum(map(_number, parts[2:]))
    return 100 * _number(parts[0]) + sum(map(_number, parts[1:]))


def _number(word: str) -> int:
    return _TENS.get(word) or _SMALL[word]
