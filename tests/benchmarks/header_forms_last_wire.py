"""Header forms of the last set, with agencies or in other languages; whoever writes rules must not read this."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.benchmarks.header_forms_fresh import led_by, told
from tests.benchmarks.header_story import (
    SHORT_MONTHS,
    Agency,
    AnyOf,
    File,
    Story,
    american,
    british,
    clock_12,
    date_of,
    names_of,
    set_text,
    unclear_day,
    words,
)

_GERMAN_MONTHS = words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
_FRENCH_MONTHS = words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
_FRENCH_DAYS = words("lundi mardi mercredi jeudi vendredi samedi dimanche")
_SPANISH_MONTHS = words("ene feb mar abr may jun jul ago sep oct nov dic")
_GERMAN_TITLE = "Wexmünde streitet über die Zukunft der alten Seilerei"
_GERMAN = (
    "Die alte Seilerei von Wexmünde soll nach dem Willen der Stadt zu einer Schule umgebaut werden.",
    "Seit dem Auszug der letzten Werkstatt vor vier Jahren steht das lange Gebäude leer.",
    "Anwohner fürchten, dass der Lärm der Baustelle die Gäste vertreibt, und sammeln Unterschriften.",
    "Der Denkmalschutz hält den Plan dagegen für die letzte Gelegenheit, das Dach zu retten.",
    "Entschieden wird im Rat erst, wenn das Gutachten über die Fundamente vorliegt.",
)
_FRENCH_TITLE = "À Wexmouth, l'ancienne corderie cherche toujours un avenir"
_FRENCH = (
    "La ville de Wexmouth veut transformer son ancienne corderie en école primaire.",
    "Le long bâtiment est vide depuis le départ du dernier atelier, il y a quatre ans.",
    "Des riverains craignent que le bruit du chantier ne fasse fuir les touristes et signent une pétition.",
    "Pour les défenseurs du patrimoine, c'est au contraire la dernière chance de sauver le toit.",
    "Le conseil ne tranchera qu'après l'expertise des fondations.",
)
_SPANISH_TITLE = "La vieja cordelería de Wexmouth busca un futuro"
_SPANISH = (
    "El ayuntamiento de Wexmouth quiere convertir la vieja cordelería en una escuela.",
    "El largo edificio está vacío desde que cerró el último taller, hace cuatro años.",
    "Los vecinos temen que el ruido de las obras espante a los turistas y recogen firmas.",
    "Los defensores del patrimonio creen que es la última oportunidad de salvar el tejado.",
    "El pleno decidirá cuando conozca el informe sobre los cimientos.",
)


def names_outlet_via_agency(story: Story) -> File:
    names, agency = names_of(story), story.agency
    line = story.pick(
        f"By {names}, {story.outlet}, via {agency.short}",
        f"By {names}\n{story.outlet} via {agency.full}",
        f"{names} | {story.outlet} | via {agency.short}",
    )
    wanted = told(story, "title authors outlet", origin=agency.accepted)
    return set_text(story, f"{story.title}\n\n{line}", wanted)


def agency_timestamp(story: Story) -> File:
    """Agency and time above the title, as terminals show them; no names."""
    at, agency = story.at, story.agency
    over = story.pick(
        f"{british(at)} {at:%H:%M} {story.zone} | {agency.short}",
        f"{agency.full}\n{american(at)}, {clock_12(at)} {story.zone}",
        f"{at:%Y-%m-%d %H:%M} ({story.zone})\nSource: {agency.short}",
    )
    wanted = told(story, "title published published_at", origin=agency.accepted, outlet=agency.allowed)
    return set_text(story, f"{over}\n\n{story.title}", wanted)


def dateline_in_brackets(story: Story) -> File:
    """A dateline with the paper's own names above; agency and month stand in it."""
    agency, day = story.agency, story.day
    lead = story.pick(
        f"[{agency.short}] TURKU, {SHORT_MONTHS[day.month - 1]} {day.day} –",
        f"Turku, Finland ({agency.short}) –",
        f"TURKU ({agency.short}), {SHORT_MONTHS[day.month - 1]} {day.day}:",
        f"Turku ({agency.full}) -",
    )
    wanted = told(story, "title published", origin=agency.accepted)
    wanted["outlet"] = story.outlet
    head = f"# {story.title}\n\n{story.outlet}\n{date_of(story)}"
    return set_text(led_by(story, lead), head, wanted)


def staff_dateline(story: Story) -> File:
    """A dateline that names no agency and no day."""
    lead = story.pick("TURKU, Finland —", "LIEPAJA —", "KOTKA, Finland -", "Burgas, Bulgaria –")
    foot = f"© {story.day.year} {story.outlet}"
    head = f"{story.title}\n\nBy {names_of(story)}"
    return set_text(led_by(story, lead), head, told(story, "title authors outlet"), foot)


def with_agencies(story: Story) -> File:
    """A paper's own text, made with what agencies sent."""
    line = story.pick(f"By {story.outlet} staff with agencies", f"{story.outlet} and agencies", "Agencies")
    wanted = told(story, "title published")
    wanted["outlet"] = AnyOf((story.outlet, None)) if story.outlet in line else None
    return set_text(story, f"{story.title}\n\n{line}\n\n{date_of(story)}", wanted)


def german_newspaper(story: Story) -> File:
    day, names = story.day, story.authors[:2]
    later, by = day + timedelta(days=2), " und ".join(names)
    word = f"{day.day}. {_GERMAN_MONTHS[day.month - 1]} {day.year}"
    line = story.pick(
        f"Von {by}\n{word}, {story.at:%H:%M} Uhr\nAktualisiert: {later:%d.%m.%Y}",
        f"Von {by}, Wexmünde\n\nStand: {day:%d.%m.%Y}, {story.at:%H:%M} Uhr",
        f"{word}\nEin Bericht von {by}",
        f"{day:%d.%m.%Y} | {story.at:%H:%M} Uhr | Von {by}",
    )
    head = f"{story.outlet}\n\n{_GERMAN_TITLE}\n\n{line}"
    wanted = told(story, "outlet", title=_GERMAN_TITLE, authors=names)
    wanted["published"] = AnyOf((day, None)) if "Stand" in line else day
    return set_text(replace(story, paragraphs=_GERMAN), head, wanted)


def french_agency(story: Story) -> File:
    day, agency = story.day, Agency("AFP", "Agence France-Presse")
    number = "1er" if day.day == 1 else str(day.day)
    when = story.pick(
        f"Publié {_FRENCH_DAYS[day.weekday()]} {number} {_FRENCH_MONTHS[day.month - 1]} {day.year} à {story.at:%Hh%M}",
        f"Le {number} {_FRENCH_MONTHS[day.month - 1]} {day.year} à {story.at:%Hh%M}",
        f"Publié le {day:%d/%m/%Y} à {story.at:%H:%M} | Modifié le {day + timedelta(days=1):%d/%m/%Y}",
    )
    line = story.pick(f"{story.outlet} avec AFP", f"Par {story.outlet} avec AFP", "Par AFP", "Avec AFP")
    wanted = told(story, "published", title=_FRENCH_TITLE, origin=agency.accepted, outlet=agency.allowed)
    if story.outlet in line:
        wanted |= {"outlet": story.outlet, "origin": agency.allowed}
    return set_text(replace(story, paragraphs=_FRENCH), f"{_FRENCH_TITLE}\n\n{line}\n{when}", wanted)


def french_numbers(story: Story) -> File:
    """Day and month in figures, which the language puts in order."""
    day, names = unclear_day(story), story.authors[:2]
    head = f"# {_FRENCH_TITLE}\n\n{story.pick('Par', 'Propos recueillis par')} {' et '.join(names)}"
    when = story.pick(f"Le {day:%d/%m/%Y}", f"{day:%d/%m/%Y}", f"Mis en ligne le {day:%d.%m.%Y}")
    wanted = told(story, "", title=_FRENCH_TITLE, authors=names) | {"published": day}
    return set_text(replace(story, paragraphs=_FRENCH), f"{head}\n\n{when}", wanted)


def spanish_capitals(story: Story) -> File:
    """Name, town, a date with the month in capitals, and a zone."""
    day, name = story.day, story.authors[0]
    at = datetime.combine(day, story.at.time(), ZoneInfo("Europe/Madrid"))
    when = f"{day.day:02} {_SPANISH_MONTHS[day.month - 1].upper()} {day.year} - {at:%H:%M} {at.tzname()}"
    line = story.pick(f"{name}\nMadrid - {when}", f"Por {name}\n\n{when}", f"{name} | Madrid | {when}")
    wanted = told(story, "outlet published", title=_SPANISH_TITLE, authors=(name,), published_at=at.isoformat())
    head = f"{story.outlet}\n\n{_SPANISH_TITLE}\n\n{line}"
    return set_text(replace(story, paragraphs=_SPANISH), head, wanted)


FORMS = (
    *(names_outlet_via_agency, agency_timestamp, dateline_in_brackets, staff_dateline, with_agencies),
    *(german_newspaper, french_agency, french_numbers, spanish_capitals),
)
