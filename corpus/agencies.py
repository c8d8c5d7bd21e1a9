"""News agencies: whose wire copy it is, told by a name and nothing else."""

from __future__ import annotations

import re


def _listed(text: str, separator: str | None = None) -> frozenset[str]:
    return frozenset(name.strip() for name in text.split(separator))


# Matched as printed, since "Ani" and "Petra" are people.
_ACRONYMS = _listed(
    """
    AA AAP AFP ANI ANP ANSA AP APA BNS BTA CTK ČTK dpa DPA EFE ELTA IANS IRNA ISNA KCNA KUNA LETA MTI NTB PA PAP PETRA
    PTI RIA SANA STT TASS TNS TT UNIAN UPI WAFA WAM
    """
)
_NAMES = _listed(
    """agence france-presse, agence france presse, agencia efe, agerpres, anadolu, anadolu agency, antara,
    asian news international, associated press, associated press of pakistan, australian associated press,
    austria press agency, baltic news service, belga, belta, bernama, bloomberg, bloomberg news, canadian press,
    central news agency, cnn newsource, cnn wire, czech news agency, deutsche presse-agentur, deutsche presse agentur,
    dpa international, german press agency, indo-asian news service, interfax, interfax-ukraine, itar-tass, jiji press,
    keystone-sda, kyodo, kyodo news, news agency of nigeria, pa media, polish press agency, press association,
    press trust of india, reuters, ria novosti, ritzau, saudi press agency, sputnik, tass, thomson reuters,
    tribune news service, tt news agency, ukrinform, united press international, vietnam news agency, xinhua,
    xinhua news agency, yonhap, yonhap news agency""",
    ",",
)
# A name that says of itself what it is: "Harbour News Agency", "SAMPLE Wire".
_SELF_NAMED = re.compile(
    r"(?:[^\W\d_][\w’'.-]*\s){1,4}(?:(?:News|Press)\s(?:Agency|Service|Association)|Wire(?:\sService)?)"
)
_STAFF = re.compile(r"(?:['’]s)?\s+(?:staff(?: writers?| reporters?)?|reporters?|news agency|newsroom|bureau)$", re.I)
_MAX_CHARS = 60


def agency_name(text: str) -> str | None:
    """Return the agency that a text names, as printed without "the" and "staff"; None if it names anything else."""
    name = re.sub(r"(?i)^the\s+", "", text.strip())
    if not 2 <= len(name) <= _MAX_CHARS:
        return None
    for form in (name, _STAFF.sub("", name)):
        if form in _ACRONYMS or form.casefold() in _NAMES:
            return form
    return name if _SELF_NAMED.fullmatch(name) else None
