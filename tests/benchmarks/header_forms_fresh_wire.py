"""Header forms of the third set, with agencies or in other languages; whoever writes rules must not read this."""

from dataclasses import replace
from datetime import timedelta

from tests.benchmarks.header_forms_fresh import led_by, told
from tests.benchmarks.header_story import (
    SHORT_MONTHS,
    Agency,
    File,
    Story,
    clear_day,
    clock_12,
    date_of,
    listed,
    names_of,
    set_text,
    truth,
    unclear_day,
    words,
)

_GERMAN_MONTHS = words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
_GERMAN_DAYS = words("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag")
_FRENCH_MONTHS = words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
_SPANISH_MONTHS = words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")
_GERMAN_TITLE = "Valmar bekommt ein neues Rathaus am Fluss"
_GERMAN = (
    "Der Stadtrat von Valmar hat den Bau eines neuen Rathauses am Flussufer beschlossen.",
    "Das alte Gebäude gilt seit dem Hochwasser als einsturzgefährdet und steht leer.",
    "Die Bürgermeisterin sprach von einer Entscheidung für die nächsten hundert Jahre.",
    "Kritiker halten den Platz für zu klein und die Kosten für viel zu hoch.",
    "Gebaut werden soll, sobald das Land seinen Anteil überwiesen hat.",
)
_FRENCH_TITLE = "Valmar construira sa nouvelle mairie au bord du fleuve"
_FRENCH = (
    "Le conseil municipal de Valmar a voté la construction d'une nouvelle mairie au bord du fleuve.",
    "L'ancien bâtiment, fragilisé par les inondations, est vide depuis deux ans.",
    "La maire a salué un choix fait pour les cent prochaines années.",
    "Ses opposants jugent le terrain trop petit et la dépense beaucoup trop lourde.",
    "Le chantier commencera dès que la région aura versé sa part.",
)
_SPANISH_TITLE = "Valmar levantará su nuevo ayuntamiento junto al río"
_SPANISH = (
    "El pleno de Valmar aprobó la construcción de un nuevo ayuntamiento junto al río.",
    "El edificio antiguo quedó dañado por las inundaciones y está vacío desde hace dos años.",
    "La alcaldesa habló de una decisión para los próximos cien años.",
    "La oposición considera que el solar es pequeño y que el gasto es demasiado alto.",
    "Las obras comenzarán cuando la región haya pagado su parte.",
)


def numbers_dateline(story: Story) -> File:
    """Day and month may be taken for each other, but for a dateline."""
    day, agency = unclear_day(story), story.agency
    dateline = f"{story.pick('BUCHAREST', 'VILNIUS')}, {SHORT_MONTHS[day.month - 1]} {day.day} ({agency.short}) —"
    wanted = told(story, "title authors") | {"published": day, "origin": agency.accepted, "outlet": agency.allowed}
    head = f"{story.title}\n\nBy {names_of(story)}\n\n{day:{story.pick('%d/%m/%Y', '%m/%d/%Y')}}"
    return set_text(led_by(story, dateline), head, wanted)


def names_via_agency(story: Story) -> File:
    names, agency = names_of(story), story.agency
    line = story.pick(f"By {names} via {agency.short}", f"{names} (via {agency.full})", f"By {names} / {agency.short}")
    wanted = told(story, "title authors published", origin=agency.accepted, outlet=agency.allowed)
    return set_text(story, f"{story.title}\n\n{line}\n\n{date_of(story)}", wanted)


def from_outlet_via_agency(story: Story) -> File:
    line = f"{story.pick('From ', '')}{story.outlet} via {story.agency.short}"
    wanted = told(story, "title published outlet", origin=story.agency.accepted)
    return set_text(story, f"{story.title}\n\n{line}\n\n{date_of(story)}", wanted)


def wire_page(story: Story) -> File:
    """Copied from an agency's own page: names, time, reading time, dateline, credits."""
    at, agency, names = story.at, Agency("Reuters", "Reuters"), names_of(story)
    lines = (story.title, f"By {names}", f"{at:%B} {at.day}, {at.year} {clock_12(at)} {story.zone}", "3 min read")
    lead = f"{story.pick('BUCHAREST', 'BERLIN/PARIS')}, {SHORT_MONTHS[story.day.month - 1]} {story.day.day} (Reuters) -"
    foot = f"Reporting by {names}; Editing by {story.siblings[0].authors[0]}\n\nOur Standards: read our principles."
    wanted = told(story, "title authors published published_at", origin=agency.accepted, outlet=agency.allowed)
    return set_text(led_by(story, lead), "\n\n".join(lines), wanted, foot)


def names_over_agency(story: Story) -> File:
    """Two lines of byline, then a dateline of the same agency, in a paper that names itself."""
    agency = Agency("AP", "The Associated Press")
    head = f"{story.title}\n\nBy {names_of(story)}\nThe Associated Press\n\n{story.outlet} | {date_of(story)}"
    wanted = told(story, "title authors published outlet", origin=agency.accepted)
    return set_text(led_by(story, f"{story.pick('VALMAR, Romania', 'BRUSSELS')} (AP) —"), head, wanted)


def agency_first_line(story: Story) -> File:
    agency = story.agency
    line = story.pick(f"({agency.short})", f"[{agency.full}]", f"**{agency.full}**", f"{agency.short} |")
    joined = f"{line} {date_of(story)}" if line.endswith("|") else f"{line}\n\n{date_of(story)}"
    wanted = told(story, "title published", origin=agency.accepted, outlet=agency.allowed)
    return set_text(story, f"# {story.title}\n\n{joined}", wanted)


def agency_at_foot(story: Story) -> File:
    agency = story.agency
    foot = story.pick(
        f"({agency.short})", f"— {agency.full}", f"Source: {agency.full}", f"With inputs from {agency.full}"
    )
    wanted = told(story, "title authors outlet published")
    wanted["origin"] = agency.allowed if foot.startswith("With") else agency.accepted
    head = f"{story.title}\n\nBy {names_of(story)}\n{story.outlet}, {date_of(story)}"
    return set_text(story, head, wanted, foot)


def broadcaster_issued(story: Story) -> File:
    day, at = clear_day(story), story.at
    lines = (f"Issued on: {day:%d/%m/%Y} - {at:%H:%M}", "3 min", f"Text by: {names_of(story)}")
    wanted = told(story, "title authors") | {"published": day}
    return set_text(story, "\n".join((story.title, "", *lines)), wanted)


def german_wire(story: Story) -> File:
    day = story.day
    when = story.pick(
        f"{_GERMAN_DAYS[day.weekday()]}, {day.day}. {_GERMAN_MONTHS[day.month - 1]} {day.year}",
        f"{day:%d.%m.%Y} – {story.at:%H:%M} Uhr",
        f"Veröffentlicht: {day.day}. {_GERMAN_MONTHS[day.month - 1]} {day.year}, {story.at.hour} Uhr",
    )
    agency = Agency("dpa", "Deutsche Presse-Agentur")
    lead = story.pick(
        "Bukarest (dpa) –", "Berlin/Valmar (dpa) -", f"VALMAR, {day.day}. {_GERMAN_MONTHS[day.month - 1]} (dpa) –"
    )
    wanted = truth(title=_GERMAN_TITLE, published=day, origin=agency.accepted, outlet=agency.allowed)
    placed = led_by(replace(story, paragraphs=_GERMAN), lead)
    return set_text(placed, f"{_GERMAN_TITLE}\n\n{when}", wanted)


def german_keys(story: Story) -> File:
    day = unclear_day(story)
    head = (
        f"Titel: {_GERMAN_TITLE}\nVon: {listed(story.authors[:1], story.random)}\nZeitung: {story.outlet}\n"
        f"Erschienen am: {day:%d.%m.%Y}\nLink: {story.url}"
    )
    wanted = told(story, "outlet url", title=_GERMAN_TITLE, authors=story.authors[:1]) | {"published": day}
    return set_text(replace(story, paragraphs=_GERMAN), head, wanted)


def french_page(story: Story) -> File:
    day, name = story.day, story.authors[0]
    number = "1er" if day.day == 1 else str(day.day)
    month, later = _FRENCH_MONTHS[day.month - 1], day + timedelta(days=1)
    when = story.pick(
        f"Publié le {number} {month} {day.year} à {story.at:%Hh%M}, mis à jour le lendemain",
        f"Publié le {day:%d/%m/%Y} à {story.at:%Hh%M}, mis à jour le {later:%d/%m/%Y} à 07h10",
        f"{day:%d/%m/%Y} à {story.at:%H:%M}",
        f"Publié : {day:%d/%m/%Y} - {story.at:%H:%M}",
    )
    line = story.pick(f"Par {name}", f"Par {name}, correspondant à Bucarest", f"{story.outlet} - {name}")
    wanted = told(story, "published", title=_FRENCH_TITLE, authors=(name,))
    wanted["outlet"] = story.outlet if story.outlet in line else None
    return set_text(replace(story, paragraphs=_FRENCH), f"# {_FRENCH_TITLE}\n\n{line}\n\n{when}", wanted)


def spanish_wire(story: Story) -> File:
    """A dateline without a year, as a Spanish agency writes it."""
    day, agency = story.day, Agency("EFE", "Agencia EFE")
    lead = f"{story.pick('Bucarest', 'Madrid', 'Berlín')}, {day.day} {_SPANISH_MONTHS[day.month - 1][:3]} (EFE).-"
    wanted = truth(title=_SPANISH_TITLE, origin=agency.accepted, outlet=agency.allowed)
    return set_text(led_by(replace(story, paragraphs=_SPANISH), lead), _SPANISH_TITLE, wanted)


def spanish_page(story: Story) -> File:
    day, names = story.day, story.authors[:2]
    month, by = _SPANISH_MONTHS[day.month - 1], " y ".join(story.authors[:2])
    head = story.pick(
        f"{_SPANISH_TITLE}\n\nPor {by}\n{story.outlet}\n{day.day} de {month} de {day.year}, a las {story.at:%H:%M}",
        f"{story.outlet}\n{day.day} {month} {day.year}\n\n{_SPANISH_TITLE}\n\nPor {by}",
        f"Título: {_SPANISH_TITLE}\nAutor: {by}\nFecha: {day.day} de {month} de {day.year}\nFuente: {story.outlet}",
    )
    wanted = told(story, "outlet published", title=_SPANISH_TITLE, authors=names)
    return set_text(replace(story, paragraphs=_SPANISH), head, wanted)


FORMS = (
    *(numbers_dateline, names_via_agency, from_outlet_via_agency, wire_page, names_over_agency, agency_first_line),
    *(agency_at_foot, broadcaster_issued, german_wire, german_keys, french_page, spanish_wire, spanish_page),
)
