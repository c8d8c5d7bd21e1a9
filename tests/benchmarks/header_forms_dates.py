"""Header forms of text files that differ in how they write dates and times, in several languages."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.benchmarks.header_story import (
    MONTHS,
    Agency,
    AnyOf,
    File,
    Story,
    american,
    any_date_of,
    british,
    clear_day,
    clock_12,
    date_of,
    moment,
    names_of,
    plain_day,
    set_text,
    slug,
    truth,
    unclear_day,
    words,
)

_GERMAN_MONTHS = words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
_FRENCH_MONTHS = words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
_SPANISH_MONTHS = words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")
_GERMAN_DAYS = words("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag")
_FRENCH_DAYS = words("lundi mardi mercredi jeudi vendredi samedi dimanche")
_SPANISH_DAYS = words("lunes martes miércoles jueves viernes sábado domingo")
_GERMAN = (
    "Der Hafenrat von Quillhaven hat am Montag beschlossen, die alte Mole neu zu bauen.",
    "Die Arbeiten sollen im Mai beginnen und werden nach Angaben der Stadt zwei Jahre dauern.",
    "Niemand sprach sich in der Sitzung gegen den Plan aus, doch die Kosten sind umstritten.",
    "Eine Sprecherin der Fischer sagte, die Boote müssten in dieser Zeit weit draußen liegen.",
    "Das Land will einen Teil der Summe übernehmen, wenn die Pläne bis zum Herbst vorliegen.",
    "Im vergangenen Winter hatte ein Sturm die Mauer an drei Stellen aufgerissen.",
    "Seitdem fährt die Fähre nur noch am Vormittag, und die Schule beginnt später.",
)
_FRENCH = (
    "Le conseil du port de Quillhaven a décidé lundi de reconstruire la vieille jetée.",
    "Les travaux commenceront au printemps et dureront deux ans, selon la mairie.",
    "Personne ne s'est opposé au projet, mais son coût fait débat parmi les habitants.",
    "Une porte-parole des pêcheurs a expliqué que les bateaux devraient rester au large.",
    "La région prendra en charge une partie de la somme si les plans sont prêts à l'automne.",
    "L'hiver dernier, une tempête avait ouvert le mur en trois endroits différents.",
    "Depuis, le bac ne circule plus que le matin et l'école commence plus tard.",
)
_SPANISH = (
    "El consejo del puerto de Quillhaven decidió el lunes reconstruir el viejo muelle.",
    "Las obras empezarán en primavera y durarán dos años, según el ayuntamiento.",
    "Nadie se opuso al plan, aunque su coste divide a los vecinos de la ciudad.",
    "Una portavoz de los pescadores explicó que los barcos tendrán que quedarse lejos.",
    "La región pagará una parte de la suma si los planos están listos en otoño.",
    "El invierno pasado una tormenta había abierto la pared en tres lugares distintos.",
    "Desde entonces el transbordador solo sale por la mañana y la escuela empieza más tarde.",
)
_DAYS_IN_WORDS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth"),
    *("twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
)


def zoned_time(story: Story) -> File:
    at, zone = story.at, story.zone
    offset = int(at.utcoffset() / timedelta(hours=1))
    utc = "UTC" if offset == 0 else f"UTC{offset:+d}"
    when = story.pick(
        at.isoformat(),
        f"{at.day} {at:%B %Y, %H:%M} ({utc})",
        f"{british(at)}, {at:%H:%M} {zone}",
        f"{american(at)} {at:%I:%M %p} {zone}",
        f"{at:%H:%M} {zone}, {british(at)}",
        f"{american(at)} at {clock_12(at)} {zone}",
        f"{at:%a, %d %b %Y %H:%M:%S %z}",
        f"{at:%Y-%m-%d %H:%M} {zone}",
    )
    words = story.pick("Published ", "Published: ", "", "Posted ", "Updated ")
    head = f"{story.title}\n\nBy {names_of(story)}\n\n{words}{when}"
    wanted = truth(title=story.title, authors=story.authors, published=story.day, published_at=moment(story))
    return set_text(story, head, wanted)


def _zoneless(story: Story) -> str:
    at = story.at
    return story.pick(
        f"{at.day} {at:%B %Y, %H:%M}",
        f"{american(at)} {at:%I:%M %p}",
        f"{at:%Y-%m-%d %H:%M}",
        f"{at:%Y-%m-%dT%H:%M:%S}",
        f"{at:%a} {at.day} {at:%b %Y} {at:%H.%M}",
        f"{at:%H:%M}, {british(at)}",
    )


def zoneless_time(story: Story) -> File:
    head = f"# {story.title}\n\nBy {names_of(story)}\n\n{story.pick('Published: ', '')}{_zoneless(story)}"
    return set_text(story, head, truth(title=story.title, authors=story.authors, published=story.day))


def zone_of_folder(story: Story) -> File:
    name = story.pick("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Europe/London")
    at = datetime.combine(story.day, story.at.time(), ZoneInfo(name))
    head = f"# {story.title}\n\nBy {names_of(story)}\n\n{_zoneless(story)}"
    wanted = truth(title=story.title, authors=story.authors, published=story.day, published_at=at.isoformat())
    return set_text(story, head, wanted, time_zone=name)


def published_and_updated(story: Story) -> File:
    later = plain_day(story.day + timedelta(days=story.random.randint(1, 9)), story.random)
    first = date_of(story)
    line = story.pick(
        f"Published {first}; updated {later}",
        f"Published: {first}\nLast updated: {later}",
        f"Updated {later} | First published {first}",
        f"First published on {first}. Last modified on {later}.",
        f"{first} (updated {later})",
    )
    head = f"{story.title}\n\nBy {names_of(story)}\n\n{line}"
    return set_text(story, head, truth(title=story.title, authors=story.authors, published=story.day))


def _dated(story: Story, when: str, day: date | None, **stated: object) -> tuple[str, dict]:
    """Header and truth of a story with a title, its authors and a date."""
    head = f"{story.title}\n\nBy {names_of(story)}\n\n{when}"
    return head, truth(title=story.title, authors=story.authors, published=day, **stated)


def numbers_clear(story: Story) -> File:
    day = clear_day(story)
    when = story.pick(
        f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}", f"{day:%Y/%m/%d}", f"{day:%Y%m%d}", f"{day:%d.%m.%Y}", f"{day:%d-%m-%Y}"
    )
    return set_text(story, *_dated(story, story.pick("", "Published: ", "Date: ") + when, day))


def numbers_unclear(story: Story) -> File:
    day = unclear_day(story)
    when = story.pick(f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}", f"{day.day}/{day.month}/{day.year}")
    return set_text(story, *_dated(story, story.pick("", "Published: ", "Date: ") + when, None))


def numbers_weekday(story: Story) -> File:
    day = unclear_day(story)
    # The other reading must fall on another weekday, or the line stays unclear.
    while date(day.year, day.day, day.month).weekday() == day.weekday():
        day = unclear_day(story)
    weekday = story.pick(f"{day:%A} ", f"{day:%A}, ", f"{day:%a}, ")
    when = weekday + story.pick(f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}")
    return set_text(story, *_dated(story, when, day))


def numbers_url(story: Story) -> File:
    day = unclear_day(story)
    url = f"https://www.harbourpost.example/{day:%Y/%m/%d}/{slug(story.title)}"
    when = story.pick(f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}") + f"\n\n{story.pick('URL: ', 'Link: ', '')}{url}"
    head, wanted = _dated(story, when, day, url=url)
    return set_text(story, head, wanted | {"outlet": AnyOf((None, "Harbour Post", "harbourpost.example"))})


def numbers_second_date(story: Story) -> File:
    day = unclear_day(story)
    later = day.replace(day=story.random.randint(15, 28))
    form = story.pick("%d/%m/%Y", "%m/%d/%Y")
    when = story.pick(
        f"Published {day:{form}}, updated {later:{form}}",
        f"Published: {day:{form}} | Updated: {later:{form}}",
        f"Published {day:{form}}\nLast updated {later:{form}}",
    )
    return set_text(story, *_dated(story, when, day))


def numbers_folder_language(story: Story) -> File:
    day = unclear_day(story)
    language, form = story.pick(("en-US", "%m/%d/%Y"), ("de", "%d.%m.%Y"), ("en-GB", "%d/%m/%Y"), ("fr", "%d/%m/%Y"))
    return set_text(story, *_dated(story, f"{day:{form}}", day), language=language)


def words_for_numbers(story: Story) -> File:
    day, name = story.day, _DAYS_IN_WORDS[story.day.day - 1]
    month = MONTHS[day.month - 1]
    when = story.pick(
        f"the {name} of {month}, {day.year}",
        f"{month} {name}, {day.year}",
        f"{name.capitalize()} of {month} {day.year}",
    )
    return set_text(story, *_dated(story, story.pick("", "Published ") + when, day))


def sentence_line(story: Story) -> File:
    """A line that says in a sentence who wrote and when."""
    names, day = names_of(story), date_of(story)
    line = story.pick(
        f"Posted on {day} by {names}",
        f"Written by {names} on {day}",
        f"{names} | {day}",
        f"Posted by {names} on {day}",
        f"{day} - {names}",
        f"{day} by {names}",
        f"By {names} on {day}",
        f"Published {day} by {names}",
    )
    wanted = truth(title=story.title, authors=story.authors, published=story.day)
    return set_text(story, f"{story.title}\n\n{line}", wanted)


def date_line_first(story: Story) -> File:
    head = f"{any_date_of(story)}\n\n{story.pick('# ', '')}{story.title}\n\nBy {names_of(story)}"
    return set_text(story, head, truth(title=story.title, authors=story.authors, published=story.day))


def german(story: Story) -> File:
    day, month, weekday = story.day, _GERMAN_MONTHS[story.day.month - 1], _GERMAN_DAYS[story.day.weekday()]
    when = story.pick(
        f"{day.day}. {month} {day.year}",
        f"{weekday}, {day.day}. {month} {day.year}, {story.at:%H.%M} Uhr",
        f"{day:%d.%m.%Y}",
        f"{day:%d.%m.%Y}, {story.at:%H:%M} Uhr",
        f"Veröffentlicht am {day.day}. {month} {day.year}",
    )
    head = f"Quillhaven baut seine alte Mole neu\n\nVon {' und '.join(story.authors[:2])}\n\n{when}"
    wanted = truth(title="Quillhaven baut seine alte Mole neu", authors=story.authors[:2], published=day)
    return set_text(replace(story, paragraphs=_GERMAN), head, wanted)


def french(story: Story) -> File:
    day, month, weekday = story.day, _FRENCH_MONTHS[story.day.month - 1], _FRENCH_DAYS[story.day.weekday()]
    number = "1er" if day.day == 1 else str(day.day)
    when = story.pick(
        f"le {number} {month} {day.year} à {story.at.hour}h{story.at:%M}",
        f"Publié le {number} {month} {day.year}",
        f"{number} {month} {day.year}",
        f"Le {weekday} {number} {month} {day.year}",
        f"Publié le {number} {month} {day.year} à {story.at:%Hh%M}",
    )
    head = f"Le port de Quillhaven aura une nouvelle jetée\n\nPar {' et '.join(story.authors[:2])}\n\n{when}"
    wanted = truth(title="Le port de Quillhaven aura une nouvelle jetée", authors=story.authors[:2], published=day)
    return set_text(replace(story, paragraphs=_FRENCH), head, wanted)


def french_wire(story: Story) -> File:
    """A dateline in French, without a year."""
    day, agency = story.day, story.pick(Agency("AFP", "Agence France-Presse"), Agency("Reuters", "Reuters"))
    number = "1er" if day.day == 1 else str(day.day)
    line = f"{story.pick('PARIS', 'BRUXELLES', 'Genève')}, {number} {_FRENCH_MONTHS[day.month - 1]} ({agency.short}) -"
    title = "Le port de Quillhaven aura une nouvelle jetée"
    wanted = truth(title=title, origin=agency.accepted, outlet=agency.allowed)
    return set_text(replace(story, paragraphs=(f"{line} {_FRENCH[0]}", *_FRENCH[1:])), title, wanted)


def spanish(story: Story) -> File:
    day, month, weekday = story.day, _SPANISH_MONTHS[story.day.month - 1], _SPANISH_DAYS[story.day.weekday()]
    when = story.pick(
        f"{day.day} de {month} de {day.year}",
        f"Publicado el {day.day} de {month} de {day.year}",
        f"{weekday}, {day.day} de {month} de {day.year}",
        f"{day.day} de {month} de {day.year}, {story.at:%H:%M} h",
    )
    head = f"El puerto de Quillhaven tendrá un nuevo muelle\n\nPor {' y '.join(story.authors[:2])}\n\n{when}"
    wanted = truth(title="El puerto de Quillhaven tendrá un nuevo muelle", authors=story.authors[:2], published=day)
    return set_text(replace(story, paragraphs=_SPANISH), head, wanted)


FORMS = (
    *(zoned_time, zoneless_time, zone_of_folder, published_and_updated, numbers_clear, numbers_unclear),
    *(numbers_weekday, numbers_url, numbers_second_date, numbers_folder_language, words_for_numbers),
    *(sentence_line, date_line_first, german, french, french_wire, spanish),
)
