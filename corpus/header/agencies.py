"""News agencies: whose wire copy it is, told by a name and nothing else."""

from __future__ import annotations

import re
from functools import lru_cache


def _listed(text: str, separator: str | None = None) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in text.split(separator))


# Matched as printed, since "Ani" and "Petra" are people.
_ACRONYMS = _listed(
    """
    AA AAP AFP ANI ANP ANSA AP APA APS BNS BTA CTK ČTK dpa DPA EFE ELTA IANS IRNA ISNA KCNA KUNA LETA MTI NTB PA PAP
    PETRA PTI QNA RIA SANA SPA STT TASS TNS TT UNIAN UPI VNA WAFA WAM
    """
)
_NAMES = _listed(
    """agence france-presse, agence france presse, agencia efe, agência lusa, agenzia ansa, agerpres,
    algeria press service, algérie presse service, anadolu, anadolu agency, anadolu ajansı, antara, armenpress,
    asian news international, associated press, associated press of pakistan, australian associated press,
    austria press agency, austria presse agentur, azertac, baltic news service, bangladesh sangbad sangstha, belga,
    belta, bernama, bloomberg, bloomberg news, canadian press, central news agency, cnn newsource, cnn wire,
    czech news agency, deutsche presse-agentur, deutsche presse agentur, dow jones newswires, dpa international,
    europa press, german press agency, indo-asian news service, interfax, interfax-ukraine, itar-tass, jiji press,
    kazinform, keystone-ats, keystone-sda, kyodo, kyodo news, lusa, maghreb arabe presse, mediafax, moldpres,
    news agency of nigeria, norsk telegrambyrå, pa media, pa news agency, polish press agency, polska agencja prasowa,
    prensa latina, press association, press trust of india, reuters, ria novosti, ritzau, ritzaus bureau,
    saudi press agency, sputnik, tanjug, tass, télam, thomson reuters, tidningarnas telegrambyrå,
    tribune news service, tt news agency, ukrinform, united news of india, united press international,
    vietnam news agency, xinhua, xinhua news agency, yonhap, yonhap news agency""",
    ",",
)
# A name that says of itself what it is: "Harbour News Agency", "SAMPLE Wire".
_SELF_NAMED = re.compile(
    r"(?:[^\W\d_][\w’'.-]*\s){1,4}(?:(?:News|Press)\s(?:Agency|Service|Association)|Wire(?:\sService)?)"
)
_THE = re.compile(r"the\s+", re.IGNORECASE)
_STAFF = re.compile(r"(?:['’]s)?\s+(?:staff(?: writers?| reporters?)?|reporters?|news agency|newsroom|bureau)$", re.I)
_MAX_CHARS = 60


@lru_cache(maxsize=256)  # a line asks of each of its parts several times
def agency_name(text: str) -> str | None:
    """Return the agency that a text names, as printed without "the" and "staff"; None if it names anything else."""
    name = text.strip()
    name = name[the.end() :] if (the := _THE.match(name)) else name
    if not 2 <= len(name) <= _MAX_CHARS:
        return None
    for form in (name, _STAFF.sub("", name)):
        if form in _ACRONYMS or form.casefold() in _NAMES:
            return form
    return name if _SELF_NAMED.fullmatch(name) else None
