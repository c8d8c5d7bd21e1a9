"""Last: pages, mails and cells that an article was copied out of. Whoever writes rules does not read this file."""

from itertools import pairwise

from tests.benchmarks.damage import Block, Draft, Way, wrap
from tests.benchmarks.damage_breaks import flow_lines, lay_out
from tests.benchmarks.damage_last_words import filled

_INDENT = "   "  # of flow_lines
_PDF_FEET = (
    "{outlet} | {american} | {{n}}",
    "Downloaded from {domain} on {day}. For personal use only. {{n}}",
    "PaperDesk.example - {outlet}, {day}, page {{n}}",
    "{{n}}\n{title}",
    "Printed from {domain} · {dots} · {{n}} of {{count}}",
    "\f{OUTLET} {{n}}",
    "ORIGINAL COPY — {outlet} — {{n}}",
)
_MAIL_HEADS = (
    "From: {outlet} <newsletter@{domain}>\nSent: {dayname}, {american} {twelve} AM\nTo: {person}\nSubject: {title}",
    "Subject: {title}\nFrom: {person} <{last}{n2}@mail.example>\nDate: {day} at {clock}\nTo: {other}",
    "Begin forwarded message:\n\nFrom: {person}\nSubject: {title}\nDate: {day}, {clock} CET",
    "View this email in your browser\n\n{outlet} Daily Briefing",
    "Von: {person}\nGesendet: {dots} {clock}\nAn: {other}\nBetreff: WG: {title}",
)
_MAIL_FEET = (
    "You are receiving this email because you signed up at {domain}.\n\nUnsubscribe | Update preferences",
    "Unsubscribe from this list\n\nForward to a friend",
    "--\n{person}\nHead of Press, {place} Port Authority\n+371 555 0{n3}",
    "This e-mail and any attachments are confidential and intended solely for the addressee.",
    "Get Outlook for iOS",
    "Our mailing address is: {outlet}, {n2} Quay Road, {place}",
)
_CELL_JOINTS = (
    "_x000D_\n_x000D_\n", "\\n\\n", "\\r\\n\\r\\n", " ¶ ", "<br /><br />", "&#13;\n&#13;\n", "\\n", "</p><p>",
)  # fmt: skip


def copied_pdf(draft: Draft) -> None:
    """Lines of pages, with nothing between two paragraphs but the end of a line."""
    lines = flow_lines(draft, draft.random.choice((68, 82, 96, 110)), True, draft.random.random() < 0.4)
    opening = next(at for at, line in enumerate(lines) if line.startswith(_INDENT))
    above = [*lines[:opening], ""] if opening else []  # the first paragraph stands apart from what is above it
    flush = above + [line.removeprefix(_INDENT) for line in lines[opening:]]
    form = filled(draft.random.choice(_PDF_FEET), draft)
    first = draft.random.randint(1, 20)
    height = draft.random.randint(14, 32)
    lay_out(draft, flush, height, lambda number, count: form.format(n=first + number, count=first + count))


def scanned_spreads(draft: Draft) -> None:
    """Left pages with the paper's name, right pages with the title; the number is at the outer edge."""
    random = draft.random
    first, gap = random.randint(2, 240), random.choice(("    ", "  ", " "))
    left, right = filled("{OUTLET}", draft), draft.story.title.upper()
    around = random.choice(("{}", "\n{}\n", "{}\n", "\n\n{}\n"))
    lines = flow_lines(draft, random.choice((48, 58, 66)), random.random() < 0.6, random.random() < 0.7)

    def head(number: int, _: int) -> str:
        page = first + number
        return around.format(f"{page}{gap}{left}" if page % 2 == 0 else f"{right}{gap}{page}")

    lay_out(draft, lines, random.randint(16, 34), head)


def mailed_articles(draft: Draft) -> None:
    """Wrapped by a mail program, with the lines that it puts above and below."""
    random = draft.random
    newline, width = random.choice(("\r\n", "\n", " \n", "\n")), random.choice((64, 72, 76, 100_000))
    draft.alter_blocks(lambda text: newline.join(wrap(text, width)))
    draft.head.insert(0, Block(draft.junk(filled(random.choice(_MAIL_HEADS), draft))))
    for form in random.sample(_MAIL_FEET, random.randint(1, 2)):
        draft.append(filled(form, draft))


def spreadsheet_cells(draft: Draft) -> None:
    """Paragraphs joined by what a table or a dump writes for the end of a line; straight quotation marks doubled."""
    joint = draft.random.choice(_CELL_JOINTS)
    if draft.random.random() < 0.4:
        draft.alter_blocks(lambda text: text.replace('"', '""').replace("“", '""').replace("”", '""'))
    blocks = [*draft.head, *draft.blocks]
    flow = blocks[0].text
    for one, other in pairwise(blocks):
        seam = (*one.sentences[-1:], *other.sentences[:1])
        flow += (draft.altered(seam) if seam else "") + joint + other.text
    draft.flow = flow


LAST_LAYOUT = (
    Way("copied_pdf", 2, copied_pdf),
    Way("scanned_spreads", 2, scanned_spreads),
    Way("mailed_articles", 2, mailed_articles),
    Way("spreadsheet_cells", 2, spreadsheet_cells),
)
