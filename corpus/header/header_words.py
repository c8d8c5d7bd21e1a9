"""Words of header lines: keys, labels of dates, roles, and what pages put between the fields."""

from __future__ import annotations

import re
from typing import Literal

from corpus.header.clock import CLOCK, ZONE
from corpus.header.months import MONTH, WEEKDAY

KeyName = Literal["title", "authors", "day", "updated", "other_day", "outlet", "origin", "url", "other"]
DateKind = Literal["published", "plain", "updated", "other"]
_KEY_TABLE: dict[KeyName, str] = {
    "other": "section, sections, category, categories, tag, tags, topic, topics, keywords, subject area, "
    "language, length, word count, words count, "
    "media contact, press contact, contact person, ansprechpartner, pressekontakt, "
    "contact presse, contacto de prensa, filed under, archived under, labels, item type, "
    "library catalog, document note, "
    "location, place, city, country, region, edition, page, pages, volume, issue, id, article id, "
    "document id, accession number, dateline, rubrik, ressort, schlagwörter, rubrique, mots-clés, sección, etiquetas, "
    "reading time, copyright, rights, license, licence, editor, editors, edited by, photographer, photo, "
    "photos, photo by, "
    "time, image, format, document type, publication type, genre, series, to, cc",
    "title": "title, headline, article title, full title, document title, main title, main headline, news title, hed, "
    "titre de l'article, título del artículo, haupttitel, subject, betreff, objet, asunto, oggetto, onderwerp, titel, "
    "überschrift, titre, título, titulo, titolo, заголовок, 标题",
    "authors": "author, authors, author(s), byline, by, written by, reporter, reporters, journalist, writer, "
    "writers, "
    "correspondent, words, text, story, story by, words by, text by, autor, autorin, autoren, autor:in, verfasser, "
    "auteur, auteurs, autrice, autore, autores, autora, por, par, von, автор, авторы, 作者, 記者, 记者, συντάκτης, "
    "creator, contributor, from, author name, author name(s), author names, by-line, reported by, posted by, "
    "verfasst von, geschrieben von, écrit par, rédacteur, journaliste, escrito por, redactor, periodista",
    "day": "date, dated, published, published on, published at, publish date, publication date, date published, "
    "date of publication, pub date, pubdate, pub. date, posted, posted on, issued, issue date, released, "
    "release date, "
    "first published, originally published, article date, date posted, datum, veröffentlicht, veröffentlicht am, "
    "erschienen, erschienen am, erscheinungsdatum, publié, publié le, date de publication, paru le, fecha, "
    "publicado, "
    "publicado el, fecha de publicación, data, pubblicato, pubblicato il, publicado em, gepubliceerd, "
    "gepubliceerd op, "
    "veröffentlichungsdatum, datum der veröffentlichung, publiziert, publiziert am, date de parution, parution, "
    "data di pubblicazione, data de publicação, data publikacji, print date, run date, cover date, online date, "
    "date of issue, date issued, date of release, for immediate release, "
    "дата, опубликовано, 日期, 发布时间, 日付",
    "updated": "updated, updated on, updated at, last updated, last updated on, update, last update, aktualisiert, "
    "aktualisiert am, zuletzt aktualisiert, stand, mis à jour, mis à jour le, actualizado, actualizado el, "
    "aggiornato",
    "other_day": "modified, last modified, date modified, changed, accessed, accessed on, date accessed, retrieved, "
    "retrieved on, date added, added, added on, date saved, saved at, clipped, clipped on, date clipped, "
    "printed, printed on, downloaded, downloaded on, saved, saved on, load-date, load date, captured, "
    "crawled, viewed, abgerufen, abgerufen am, consulté le, consultado el, geändert am, modifié le, modificado",
    "outlet": "source, outlet, publisher, publication, publication title, publication name, source title, source name, "
    "newspaper title, newspaper name, journal title, source publication, media name, veröffentlicht in, publikation, "
    "publicación, publié dans, nom de la publication, pubblicato su, pubblicazione, newspaper, "
    "media outlet, site, website, web site, "
    "site name, journal, magazine, published by, published in, appeared in, paper, news source, quelle, zeitung, "
    "medium, erschienen in, herausgeber, éditeur, fuente, medio, periódico, diario, fonte, testata, "
    "giornale, bron, krant, источник, 来源, 來源",
    "origin": "origin, agency, news agency, wire, wire service, agentur, nachrichtenagentur, agence, agencia, agenzia, "
    "credit",
    "url": "url, link, web address, original url, article url, source url, canonical url, permalink, original, "
    "original link, original article, address, weblink, adresse, lien, enlace, retrieved from, available at, "
    "read at, via url, 链接, document url",
}
KEYS: dict[str, KeyName] = {
    key.strip(): name for name, keys in reversed(_KEY_TABLE.items()) for key in keys.split(",") if key.strip()
}


def key_name(written: str) -> KeyName | None:
    """Tell which field a key names, in whatever letters: "Published at", "published_at", "PUBLISHED AT"."""
    return KEYS.get(written.replace("_", " ").strip(" .").lower())


KEY_LINE = re.compile(r"([^\W\d_][\w .()/:-]{0,30}?)\s?[:：]\s*(?=\S)(?!//)(.*)", re.DOTALL)

#: Keys so plain that a dash or a tab may stand for their colon.
DASHED_KEY = re.compile(
    r"(author|authors|byline|written by|date|published|published on|publication date|date published|source|publisher"
    r"|publication|newspaper|outlet|url|link|title|headline)(\s+[–—=-]{1,2}>?\s+|\s*\t\s*|\s?=\s?)(\S.*)",
    re.IGNORECASE,
)
_ON = r"(?:[\s_]+(?:on|at|am|um|le|el|il|em|op|den|in|au|du|:))*"
_PUBLISHED = (
    r"(?:(?:first|originally|article|story|was|date|erstmals)\s+)?(?:published|publish(?:ed)? date|posted"
    r"|issued(?: on)?|released|for immediate release|filed|online since|publication date|pub(?:lication)? date"
    r"|date published|date|dated"
    r"|veröffentlicht|erschienen|publiziert|publi[ée]e?|paru|mis en ligne|publicado|publicada|pubblicato|gepubliceerd"
    r"|gepost|datum|fecha"
    r"|опубликовано|print(?: edition)? of|edition of)"
)
_UPDATED = (
    r"(?:(?:last|zuletzt|dernière|última)\s+)?(?:updated?|aktualisiert|aktualisierung|stand|mis(?:e)? à jour"
    r"|actualizad[oa]|actualización|aggiornato|bijgewerkt|atualizado|обновлено)"
)
_OTHER = (
    r"(?:(?:last|date)\s+)?(?:modified|changed|revised|edited|amended|corrected|accessed|retrieved|viewed|printed"
    r"|fact[- ]checked|corrections?|clarifications?|corrigée?|reviewed"
    r"|downloaded|saved|highlighted|clipped|added|imported|exported|bookmarked|captured|archived|load-date|geändert|abgerufen|gedruckt|modifiée?|consultée?|imprimé"
    r"|modificado|consultado|recuperado|opgehaald)"
)
_LABELS: tuple[tuple[DateKind, str], ...] = (("other", _OTHER), ("updated", _UPDATED), ("published", _PUBLISHED))
#: The end of what stands before a date: its label, and a time before it.
BEFORE_DATE = re.compile(
    rf"(?:(?<![\w-])(?:(?:created|embargo(?:ed)?(?: until)?|not for (?:release|publication) (?:before|until))\b"
    rf"|(?P<other>{_OTHER})|(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED})){_ON}\s?[:.]?\s*)?"
    rf"(?:(?<![\w:.])(?:at\s+)?(?P<clock>{CLOCK})(?:\s?\(?(?P<zone>{ZONE})\)?)?)?"
    rf"[\s,|•·/–—-]*(?:(?<!\w)(?:on|am|le|el|il|em|op|the|den|dated|of)\b\s*)?(?:(?<!\w){WEEKDAY}[\s,]*)?$",
    re.IGNORECASE,
)
#: A line that is only a time, with or without a key.
TIME_LINE = re.compile(
    rf"(?:(?:time|at|zeit|uhrzeit|heure|hora)\s?:?\s*)?(?P<clock>{CLOCK})(?:\s?\(?(?P<zone>{ZONE})\)?)?", re.IGNORECASE
)
#: A part of a line that is only a time, perhaps with the label of an update.
TIME_PART = re.compile(
    rf"(?:(?P<updated>{_UPDATED}|{_OTHER})(?:\s+(?:at|um|à|a las|on))?\s?:?\s*)?(?:at\s+|um\s+|à\s+)?"
    rf"(?P<clock>{CLOCK})(?:\s?\(?(?P<zone>{ZONE})\)?)?(?:\s?\(?local time\)?)?\.?",
    re.IGNORECASE,
)
#: "Published in Harbour Post" and its kin.
PUBLISHED_IN = re.compile(
    r"(?:(?:this|the) (?:article|story|piece|report|text)\s+(?:by\s+(?P<by>.{3,80}?)\s+)?)?"
    r"(?:(?:was|first|originally)\s+){0,2}(?:published|posted|printed|appeared|appears|veröffentlicht"
    r"|erschienen|publié|paru"
    r"|publicado)\s+(?:by|in|on|at|with|bei|in der|im|auf|par|dans|sur|por"
    r"|en)\s+(?:the\s(?=[A-Z]))?(?P<name>.{2,60}?)(?:\s+(?:on"
    r"|am|le|el))?",
    re.IGNORECASE,
)
#: A label that stands alone, its date on the next line.
LABEL_LINE = re.compile(rf"(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED})|(?P<other>{_OTHER})){_ON}\s?:?", re.I)

_BY_LEAD = (
    r"(?:(?:an?|the|our|a special|a guest|guest|special|exclusive|investigative|original|first|letter"
    r"|comment|blog|photo)\s+)?"
    r"(?:authored|written|submitted|posted|reported|published|contributed|compiled|story|words|text|analysis|opinion"
    r"|report|article|interview|commentary|comment|review|column|essay|news|dispatch|feature|exclusive|investigation"
    r"|perspective|post|entry|column|op-ed|explainer|profile|briefing|brief|reportage"
    r"|additional reporting|words and pictures|text and photos?|photos? and text|words and photos)"
)
BY = re.compile(
    rf"(?:(?:{_BY_LEAD}\s+)?by|(?:text|(?:ein |eine )?(?:bericht|analyse|kommentar|interview|reportage))\s+von|von"
    r"|(?:écrit|rédigé|publié|propos recueillis|un article|une analyse|texte)\s+(?:par|de)|par"
    r"|(?:escrito|redactado|publicado|un artículo|texto)\s+(?:por|de)|por|(?:scritto\s+)?da|di"
    r"|(?:geschreven )?door|автор)"
    r"(?:\s*:\s*|\s+)|(?:story|words|text|author|byline)\s*:\s*",
    re.IGNORECASE,
)
BY_LINE = re.compile(r"(?:(?:written|story|words|text|reported)\s+)?by|von|par|por|door|author", re.IGNORECASE)
REPORTING = re.compile(r"(?:with )?reporting\s+by\s+", re.IGNORECASE)
_CRAFT = (
    r"(?:photo(?:graph)?s?|photography|pictures?|images?|illustrations?|illustrated|video|videos|graphics?|art"
    r"|artwork"
    r"|cartoon|edit(?:ed|ing|or)|writing|translat(?:ed|ion|ing)|additional reporting|additional writing"
    r"|fact[- ]check(?:ed|ing)?"
    r"|produced|production|research|design|compiled|fotos?|bilder|fotograf(?:ie|ía)s?|übersetzung|traduction"
    r"|traducción)"
)
CREDIT = re.compile(
    rf"(?:{_CRAFT}(?:,?\s+and\s+{_CRAFT})?|image source|(?:photo|image|picture) credit|credit)"
    r"(?:\s+(?P<by>by|von|par|por)\b|\s*[:/©])\s*(?P<name>.{2,80})",
    re.IGNORECASE,
)
LEAD_IN = re.compile(
    r"(?:via|for|from|with|courtesy of|in|at|of|by arrangement with|in cooperation with|in partnership with"
    r"|provided by"
    r"|distributed by|material from|mit|avec|con|nach)\s+(?:material (?:from|von)\s+)?",
    re.IGNORECASE,
)

_STAFF = (
    r"(?:staff|newsroom|correspondents?|reporters?|journalists?|editors?|editorial (?:board|team|staff|desk)"
    r"|desk|team"
    r"|writers?|contributors?|columnists?|agenc(?:y|ies)|wires?|wire (?:services?|reports?)|admin|administrator"
    r"|bureau"
    r"|guest|others|colleagues|et al\.?|anonymous|unknown|n/?a|none|redaktion|agenturen|rédaction|la rédaction"
    r"|agences|redacción|agencias"
    r"|redazione"
    r"|redactie|editorial|leader|staff and agencies|news ?desk|web ?desk)"
)
NOBODY = re.compile(
    r"(?:from\s+)?(?:(?:the|our|a|an|unserer?[mn]?|die|notre|la|nuestr[oa]s?|own|special|foreign|local|guest"
    r"|web|online|digital|news"
    r"|political|world|national|international|editorial|investigations?|diplomatic|defence|defense|senior|staff"
    r"|city|home"
    r"|business|sports?|features?|central|european?|asia|africa|american?)\s+)*"
    rf"{_STAFF}(?:\s+(?:and|&|und|et|y)\s+(?:news )?{_STAFF})?",
    re.IGNORECASE,
)
STAFF_OF = re.compile(rf"(.+?)(?:(?:['’]s?)?\s+{_STAFF}|['’]s\s+[\w-]+(?:\slanguage)?\sservice)", re.IGNORECASE)

_ROLE_END = (
    r"(?:editor(?:-in-chief| in chief|-at-large| at large)?|correspondent|reporter|writer|columnist|producer"
    r"|journalist"
    r"|associate|researcher|lecturer|advis[eo]r|economist|historian|contributor|analyst|chief|commentator|critic|fellow|staff|blogger|photographer|redakteur(?:in)?"
    r"|korrespondent(?:in)?"
    r"|journaliste?|correspondante?|envoyée? spéciale?|corresponsal|redactor(?:a)?|enviad[oa] especial"
    r"|inviat[oa]|presenter"
    r"|anchor|intern|professor|director|strategist|scholar|expert)"
)
ROLE = re.compile(
    rf"(?!(?:by|from|von|par|por)\s)(?:[^\W\d_][\w’'&.-]*\s+){{0,5}}{_ROLE_END}(?:s)?(?:\s+(?:for|of|at|in|on"
    rf"|with|and|the|[A-Z][\w’'.-]*)){{0,7}}"
    r"|(?:special|exclusive) (?:to|for) [\w’' ]{2,40}",
    re.IGNORECASE,
)

_SECTIONS = (
    r"(?:world|news|breaking|exclusive|analysis|opinions?|politics|business|sports?|culture|europe|asia|africa"
    r"|americas?"
    r"|middle east|us|u\.s\.|uk|usa|eu|russia|ukraine|ukraine war|war in ukraine|russia-ukraine war|nato"
    r"|international"
    r"|national|local|economy|finance|markets|technology|tech|science|health|environment|climate|energy"
    r"|security|defen[cs]e"
    r"|military|diplomacy|conflict|conflicts|features?|explainers?|explained|comment|commentary|comment is free"
    r"|editorials?"
    r"|leaders?|columns?|columnists?|interview|interviews|long reads?|the long read|in depth|in-depth"
    r"|special report|report"
    r"|investigations?|fact[- ]check|background|briefing|newsletter|podcast|live|live updates|latest|update"
    r"|updates|top"
    r"|stor(?:y|ies)|top stor(?:y|ies)|headlines?|home|front page|perspective|perspectives|essay|blog|review"
    r"|reviews|letters?"
    r"|letter|obituar(?:y|ies)|profile|profiles|video|photos|arts?|life|style|lifestyle|travel|food|society|education"
    r"|law|crime|weather|religion|history|media|germany|france|spain|poland|china|india|israel|britain|england"
    r"|scotland"
    r"|wales|ireland|canada|australia|q ?& ?a|factbox|timeline|correction|advertorial|sponsored|premium"
    r"|subscribers only"
    r"|politik|wirtschaft|meinung|kommentar|ausland|inland|welt|politique|monde|économie|opinión|internacional"
    r"|política"
    r"|mundo|esteri|politica|must[- ]read|editor['’]s picks?|global|regions?|regional|north america|south america"
    r"|latin america|central asia|balkans|baltics?|eastern europe|press release|statement|the big story|watch)"
)
#: A line above the title that names a section, not the article.
KICKER = re.compile(
    rf"[\[(]?{_SECTIONS}(?:(?:\s*[|/>»›&•·,:–-]\s*|\s+and\s+|\s+){_SECTIONS}){{0,4}}[\])]?\s?[:|>»]?", re.IGNORECASE
)
#: An address or account of an author, on a line of its own.
CONTACT_LINE = re.compile(
    r"(?:(?:e-?mail|twitter|x|follow|contact)\s?:?\s*)?(?:[\w.+-]{1,60}@[\w.-]{1,60}\.\w{2,}|@\w{2,30})"
    r"(?:\s*[|,•·/]?\s*(?:[\w.+-]{1,60}@[\w.-]{1,60}\.\w{2,}|@\w{2,30})){0,3}",
    re.IGNORECASE,
)
#: What pages put between header fields, none of it text of the article.
_DAY_ONLY = (
    rf"(?:(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:de\s+)?{MONTH})"
    rf"(?:,?\s+(?:at\s+)?{CLOCK}(?:\s?{ZONE})?)?|{MONTH},?\s+(?:de\s+)?(?:19|20)\d\d|(?:spring|summer|autumn"
    rf"|fall|winter)"
    rf"\s+(?:19|20)\d\d|(?:19|20)\d\d|{WEEKDAY}|(?:today|yesterday|heute|gestern|hier|ayer)(?:,?\s+(?:at\s+"
    rf"|um\s+|à\s+)?{CLOCK})?"
    r"|just now|(?:an?|one|two|three|\d+)\s?(?:mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?"
    r"|[hdwm])\s?(?:ago)?"
    r"|г\.?|року|года|р\.)"
)
_NEXT_DAY = (
    r"the (?:next|following|same) day|yesterday|today|lendemain|hier|aujourd['’]hui|gestern|heute"
    r"|(?:nächsten|folgenden|selben) tag|día siguiente|ayer|hoy"
)
NOISE = re.compile(
    rf"(?:{_DAY_ONLY}"
    r"|(?:est(?:imated)?\.? )?(?:reading time|read time|lesedauer|temps de lecture|lesezeit|tiempo de lectura)\W*"
    r"(?:\d+ ?(?:mins?|minutes?|minuten|minutos)\.?)?"
    r"|(?:about )?(?:a )?\d+(?:\s?[–-]\s?\d+)?[- ](?:mins?|minutes?|min\.)(?:[- ](?:read|listen"
    r"|video|watch|reading|de lecture"
    r"|lesezeit))?"
    r"|\d+ (?:mins?|minutes?|hours?|days?|weeks?|months?) ago|\d+(?:[.,]\d+)?[km]? ?(?:shares?|comments?|views?"
    r"|likes?|reads?)"
    r"|(?:share|save|listen|comments?|print|tweet|e-?mail|facebook|twitter|linkedin|whatsapp|telegram|reddit"
    r"|pinterest"
    r"|copy(?: link)?|link copied|bookmark|follow(?: us)?|subscribe|sign in|sign up|log in"
    r"|gift(?: this)?(?: article)?"
    r"|gift this story|give this article|advertisement|ad|ads|anzeige|publicité|publicidad|sponsored|promoted"
    r"|menu|search"
    r"|more|read more|read later|save for later|like|reply|reprints?|republish|font size|text size|a[-+]|audio"
    r"|play|pause"
    r"|watch|watch live|live|close|skip|skip to (?:main )?content|x|loading\W*|open in app|report|flag"
    r"|translate|download"
    r"|add to list|leave a comment|no comments|view comments|join the conversation|show caption|hide caption|caption"
    r"|enlarge(?: this)? image|toggle caption|image source|getty images|shutterstock|ap photo|file photo"
    r"|supplied|premium"
    r"|subscriber(?:s)?[- ]only|free article|teilen|merken|drucken|partager|imprimer|commenter|compartir"
    r"|guardar|imprimir)"
    r"(?: (?:this )?(?:article|story|page|post|link|on (?:facebook|twitter|x|whatsapp|linkedin)|to this article"
    r"|via e-?mail"
    r"|full article|in full|options|tools|this|now|icon|button"
    r"|\(?\d+\)?))?\s?[:.…]?(?:\s?\(?\d+(?:[.,]\d+)?[km]?\)?)?"
    rf"|(?:{_UPDATED}|{_OTHER}){_ON}\s(?:{_NEXT_DAY}|(?:an?|one|\d+)\s?\w{{1,7}}\sago)"
    rf"|(?:filed|posted) (?:under|in):?\s{_SECTIONS}\.?"
    r"|(?:for immediate|press|media|news) (?:release|statement|advisory)|pressemitteilung|medienmitteilung"
    r"|communiqué de presse|comunicado de prensa|nota de prensa|permalink|trackbacks?|\d+ (?:repl(?:y|ies)|responses?)|"
    rf"(?:the )?wayback machine|internet archive"
    r"|listen to (?:this )?(?:article|story)(?:\W+\d+ ?min(?:utes?|s)?\.?)?|listen\W+\d+(?::\d\d)?(?: ?min)?"
    r"|(?:share|save|print|email|listen|comment|tweet|facebook|twitter|whatsapp|\W)+"
    r"|(?:no|nr|issue|edition|section)\.? ?(?:\d{1,6}|[a-z]\d*)|(?:page|p\.|pg\.?|section|seite"
    r"|page no\.?) ?[a-z]?\d{1,3}[a-z]?|\d[\d,.]* words|length:? \d+ words"
    r"|word count:? \d+"
    r"|-?30-?|ends?|#{2,}|\*{3,}|[a-z]\d{1,2}"
    r"|vol(?:ume|\.)? ?\d+,? (?:no|issue|nr)\.? ?\d+)",
    re.IGNORECASE,
)
