"""Fresh: nothing broken, but real lines of other kinds. Whoever writes rules does not read this file."""

from tests.benchmarks.damage import Draft, Way

_LINES = (
    "Read aloud in court, the letter took eleven minutes.",
    "Share of the vote went up in every ward but two.",
    "Sign language lessons will be offered to all ferry crews from September.",
    "Subscribers to the theatre waited for a year to get their money back.",
    "Click by click, the auditors went through the photographs of the depot.",
    "Follow-up tests showed no trace of oil in the basin.",
    "Advertising brought in a third of the club’s income last year.",
    "Copyright on the song ran out in 1994, her nephew told the court.",
    "Image after image showed the same empty pier.",
    "Photographers were kept behind a rope until the coffin had passed.",
    "Pictured as a villain by his rivals, Haddad spent the winter repairing nets.",
    "Caption writers at the museum are looking for a better word than “wreck”.",
    "Source after source told the committee that the valve was never closed.",
    "Related to the last mayor by marriage, she did not take part in the vote.",
    "Reuters first reported the sale of the dry dock in February.",
    "AP History is taught in only two schools on the island.",
    "Email was down for six hours, the hospital said.",
    "Download speeds on the outer islands are the slowest in the country.",
    "Newsletter editors were among the first to lose their jobs.",
    "Videos of the rescue were seen by four million people in a day.",
    "Sponsored by three breweries, the regatta lost 80,000 euros all the same.",
    "Terms of the lease were kept from the public for nine years.",
    "Contact between the two crews was forbidden.",
    "Get out of the house now, the firefighter shouted through the letter box.",
    "Join the queue or go home, they were told.",
    "Log entries from that night are missing.",
    "Page after page of the log had been torn out.",
    "Story has it that the bell still rings under the water.",
    "More on that came from the harbour master, who had seen both ships.",
    "Tip money is shared among the crew at the end of each month.",
    "Donate blood, the hospital in Orzysz asked, and hundreds came.",
    "This article of the treaty, Article 5, has been invoked only once.",
    "Visit the archive on a wet Monday and you will have it to yourself.",
    "By Friday, the water had reached the second step of the church.",
    "Continue as before, the admiral ordered, and nobody dared to ask why.",
)
_DOTS = (
    "Lt. Col. Omar Haddad said the 3.5-ton truck left the depot at 6 a.m. on Jan. 5 with Sgt. Vrba at the wheel.",
    "The U.S. Navy and St. Olaf Shipping Co. Ltd. signed the lease at No. 10 Quay St. in Tapa.",
    "Dr. J. K. Saar, Ph.D., told the panel that the mast (approx. 40 ft. long) had cracked.",
    "“Why now?” the widow asked the clerk.",
    "“Stop the engine!” the pilot shouted.",
    "The paper asked “Who sank the Osprey?” on its front page for a week.",
    "Harbour Post v. Kalnins et al. was thrown out by the court in Narva.",
    "He paid $4.5 million -- or so he said -- for a boat that does not float.",
    "“I thought ... no, I knew that the gate was open,” the keeper said.",
    "“We shall see …” was all the minister would say.",
    "Nobody – not even the crew – had seen the second boat.",
    "The code on the crate was QX-7/b.2, the customs officer said.",
    "The port of Yahoo! Bay was renamed in 2011.",
)
_LOWER = (
    "al-Hakim was never seen again on the island.",
    "mRNA vaccines were flown in by helicopter.",
    "d’Arcy Moore kept the only key to the vault.",
    "x-ray machines stood unused in the corridor for a year.",
    "bin Rashid sold the yacht in the same week.",
    "e-scooters were banned from the promenade in June.",
    "ten Brink’s lawyers asked for more time.",
)
_SHORT = (
    "Nine lives",
    "The second letter",
    "“Not yet.”",
    "Nothing.",
    "“I am not afraid of water.”",
    "Why us?",
    "Day 12",
    "2011–2019",
    "Then the lights went out.",
    "THE LAST FERRY",
    "A question of trust",
    "It was a lie.",
)
_ROWS = (
    ("What we know so far:", "1) The tug left the harbour at 4 a.m.", "2) Nobody raised the alarm."),
    ("(1) Repair the lock before the winter.", "(2) Hire a second pilot.", "(3) Publish the accounts."),
    ("* Close the old fish hall", "* Move the market to the depot", "* Sell the ice house"),
    ("Liisa Tamm", "“I was on the pier when the wave came,” she said."),
    ("Liisa Tamm, 34, a nurse from Tapa", "Radu Ionescu, 19, a student", "Hanna Wolk, 61, who ran the kiosk"),
    ("The committee put four questions to the owner:", "Who had the keys?", "Where was the night watch?"),
    ("“We waited all night, and the sea was quiet.", "“In the morning they sent us home.”"),
    ("“Did you sign it?”", "“Yes.”", "“Did you read it?”", "“No.”"),
    ("Q. Where were you at midnight?", "A. On the bridge.", "Q. Alone?", "A. Alone."),
    ("Step 1: Shut the valve.", "Step 2: Call the harbour master.", "Step 3: Leave the pier."),
    ("April 3, 2019: The dyke breaks.", "May 20, 2019: The minister resigns.", "2021: The new dyke is finished."),
    ("Dear Mr. Kalnins,", "You asked me in March who would pay for the wall.", "I still do not know."),
    ("Turnout: 61 percent", "Valid votes: 14,207", "Spoilt papers: 312"),
)
_VERSES = (
    ("The lamps are lit along the quay,", "The boats lie still and cold,", "And no one counts the men at sea."),
    ("Hush, said the wind to the wall,", "I have blown for a hundred years,", "And you have not moved at all."),
)
_TWINS = (
    (
        "The ferry Heron carried 1,204 passengers in May, 3 percent more than in the same month a year before.",
        "The ferry Osprey carried 1,240 passengers in May, 8 percent more than in the same month a year before.",
    ),
    (
        "In Narva, the council voted 12-3 for the plan and asked the port authority to report back within six weeks.",
        "In Varna, the council voted 13-2 for the plan and asked the port authority to report back within six weeks.",
    ),
    ("“Yes, I signed it,” he told the court.", "“Yes, I signed it,” she told the court."),
)


def real_starts(draft: Draft) -> None:
    """Sentences that start with the words of notices, captions and links."""
    for line in draft.random.sample(_LINES, 6):
        draft.keep(line)


def real_dots(draft: Draft) -> None:
    """Sentences with full stops, dashes and dots inside."""
    for line in draft.random.sample(_DOTS, 4):
        draft.keep(line)


def real_lower(draft: Draft) -> None:
    """Paragraphs that start in lower case on purpose."""
    for line in draft.random.sample(_LOWER, 3):
        draft.keep(line)


def real_one_liners(draft: Draft) -> None:
    for line in draft.random.sample(_SHORT, 4):
        draft.keep(line)


def real_lists(draft: Draft) -> None:
    """Lists, letters, names, and quotations that run over two paragraphs."""
    for rows in draft.random.sample(_ROWS, 2):
        draft.keep_rows(rows, draft.random.choice(("\n\n", "\n")))


def real_verse(draft: Draft) -> None:
    """Lines of verse as paragraphs, which end in commas on purpose."""
    draft.keep_rows(draft.random.choice(_VERSES), "\n\n")


def real_twins(draft: Draft) -> None:
    """Paragraphs that differ from one another in a word or a number."""
    for line in draft.random.choice(_TWINS):
        draft.keep(line)


FRESH_REAL = (
    Way("real_starts", 1, real_starts),
    Way("real_dots", 1, real_dots),
    Way("real_lower", 1, real_lower),
    Way("real_one_liners", 1, real_one_liners),
    Way("real_lists", 1, real_lists),
    Way("real_verse", 1, real_verse),
    Way("real_twins", 1, real_twins),
)
