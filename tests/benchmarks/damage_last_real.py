"""Last: nothing broken, but real lines that furniture may be taken for. Whoever writes rules does not read this."""

from tests.benchmarks.damage import Draft, Way

_SECTIONS = (
    "A slow start",
    "The money question",
    "‘We were never asked’",
    "Who owns the river?",
    "Back to the mill",
    "Numbers that do not add up",
    "What the neighbours say",
    "NO WAY OUT",
    "3. The verdict",
    "The view from Skerry",
    "Cold comfort",
    "After the flood",
)
_ROWS = (
    ("- Lower the toll on the causeway.", "- Hire forty more pilots.", "- Open the archive to relatives."),
    ("• 14 trawlers lost their licences", "• Two were sold abroad", "• One sank at its mooring"),
    ("1. Ask who paid for the survey.", "2. Ask who read it.", "3. Ask again a week later."),
    ("Winners: the rope makers of Kotka.", "Losers: everyone with a boat."),
    (
        "* The siren failed at 3:12 a.m.",
        "* The back-up failed nine minutes later",
        "* The caretaker rang the church bell",
    ),
    ("1998: The mill is sold.", "2007: The new owner closes it.", "2019: It burns to the ground."),
)
_SPEECH = (
    ("“Did anyone warn you?”", "“Nobody,” she said.", "“Not even the police?”"),
    ("Q: What did you see from the mast?", "A: Smoke, and then nothing at all."),
    ("LEDGER: You knew the pilot well?", "BRANDT: He taught me how to steer."),
    ("“I was seventeen,” Nyqvist said.", "“I had never seen the sea.”"),
    ("And what happens now?", "We wait for the thaw, like every year."),
    ("“Shut the gate!”", "It was already too late."),
)
_ONE_LINERS = (
    "Nobody answered.",
    "It rained for forty days.",
    "“Enough is enough.”",
    "So why did they leave?",
    "Nothing came of it.",
    "Four.",
    "He never called back.",
    "“Go.”",
    "Not this time.",
    "The dog survived.",
)
_LOOKALIKES = (
    "Skip Larsen, who owns the ferry, did not want to comment on the verdict.",
    "Paid holidays were unknown in the rope factory until 1936.",
    "Gift shops along the quay sell amber that comes from far away.",
    "Words fail me, the archbishop told the crowd in Galati.",
    "Words: that is all the minister has given the fishermen so far.",
    "Report after report warned that the siren did not work.",
    "Remove the dam and the salmon will come back, the biologists argued.",
    "Reading the water is a skill that takes a pilot nine years to learn.",
    "Modified engines gave the smugglers a lead of ten minutes.",
    "Created in 1919, the border commission has met only twice.",
    "Section 12 of the harbour act forbids the sale of the lighthouse.",
    "Length was the problem: the new ferry is two metres longer than its berth.",
    "Language lessons for the nurses will begin in Turku next month.",
    "Presented with the bill, the mayor of Lowmarsh tore it in two.",
    "Unsubscribed shares worth nine million euros went back to the founders.",
    "Bookmarks were all that was left of the library after the fire.",
    "Facebook groups helped the villagers to find 60 missing boats.",
    "Trending is not the same as true, the judge in Ventspils remarked.",
    "Recommended doses had been ignored for months, the hospital admitted.",
    "Open the gates, the crowd shouted, and the guards did.",
    "View from any window of the tower and you will see three countries.",
    "Like every newcomer, Manev was sent to the coldest pier first.",
    "Top stories of the tower block had no water for a week.",
    "First published in 1904, the tide tables are still in use.",
    "Text messages read out in court showed that the captain knew.",
    "Sent from Burgas in April, the crates reached Kotka in August.",
    "Mr. Krogh, the harbour master, left at 5 a.m. on Jan. 9 with St. Olaf’s relics in a van.",
    "The company, Delta Freight Co. Ltd., paid $1.2 million for No. 4 Quay St.",
)


def real_sections(draft: Draft) -> None:
    """Headings of parts, each a paragraph of its own."""
    for line in draft.random.sample(_SECTIONS, 3):
        draft.keep(line)


def real_enumerations(draft: Draft) -> None:
    """Lists, ranked or dated, on lines or as paragraphs."""
    for rows in draft.random.sample(_ROWS, 2):
        draft.keep_rows(rows, draft.random.choice(("\n", "\n\n")))


def real_speech(draft: Draft) -> None:
    """Questions and answers, and short paragraphs of speech."""
    for rows in draft.random.sample(_SPEECH, 2):
        draft.keep_rows(rows, "\n\n")


def real_shortest(draft: Draft) -> None:
    """Paragraphs of a few words."""
    for line in draft.random.sample(_ONE_LINERS, 4):
        draft.keep(line)


def real_lookalikes(draft: Draft) -> None:
    """Sentences that begin with the words of notices, labels and credits, or hold full stops inside."""
    for line in draft.random.sample(_LOOKALIKES, 6):
        draft.keep(line)


LAST_REAL = (
    Way("real_sections", 1, real_sections),
    Way("real_enumerations", 1, real_enumerations),
    Way("real_speech", 1, real_speech),
    Way("real_shortest", 1, real_shortest),
    Way("real_lookalikes", 1, real_lookalikes),
)
