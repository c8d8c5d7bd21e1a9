"""Nothing broken: real lines that look like damage, which must stay sentences, each alone."""

from tests.benchmarks.damage import Draft, Way

_LINES = (
    "Read the small print before you sign, the consumer office in Saltmere warned.",
    "Image is everything in this election, said Ruth Okafor, who has run five campaigns.",
    "Follow the money, the auditor told the council, and you will find the bridge.",
    "Share prices in Gdansk fell by 3 percent after the announcement.",
    "Related companies in Narva said they would appeal against the ruling.",
    "Subscribe or starve, as the editor of the Gull Gazette once put it, is no business plan.",
    "Click is a small village of 300 people on the northern shore.",
    "Sign up early, pay later: that was the promise made to the dockers in 1998.",
    "Advertisement of tobacco has been banned in the harbour district since March.",
    "Page 3 of the report says that the pumps failed twice in one night.",
    "Updated maps of the minefields were handed to the mayor on Friday.",
    "Photo albums and letters were all that the family saved from the fire.",
    "Pictures of the burning ferry went around the world within hours.",
    "Contact with the submarine Heron was lost shortly after midnight.",
    "Copyright law was not on the table in Tapa, the minister said.",
    "More than 400 people signed the petition against the new sea wall.",
    "Home is where the nets dry, goes a saying on this coast.",
    "Comments by the minister angered the unions, and 12 comments in particular were read out in court.",
    "iPhone sales in the region doubled after the shop in Adazi opened.",
    "de Gaulle kept France out of the command for four decades, the historian said.",
    "eBay removed the stolen anchors from its pages on Thursday.",
    "Cookies and tea were served while the ministers waited for the ferry.",
)
_SHORT = (
    "What comes next",
    "A bridge too late",
    "No.",
    "“Never again.”",
    "Silence.",
    "“We wait.”",
    "“And then?”",
    "2-1.",
)
_QUESTIONS = (
    ("Q: When will the bridge open again?", "A: Not before the autumn, and perhaps not this year."),
    ("Were you afraid?", "Yes, every night, and I still am."),
    ("Gull Gazette: Why did you resign?", "Kalnins: Because nobody listened to the engineers."),
)
_LISTS = (
    ("- Keep the night trams running.", "- Repair the sea wall at Saltmere.", "- Pay the dockers what they are owed."),
    ("1. The frigate leaves on Monday.", "2. The tanker follows a day later.", "3. The harbour closes at noon."),
    ("• Twelve lorries of flour", "• Four field kitchens", "• A tent for 300 people"),
)
_VERSE = ("The gulls come in.", "Nobody hears the harbour shout.", "It is the wind, it is the rain.")
_DIALOGUE = ("“Where are the boats?” she asked.", "“Gone,” he said.", "“All of them?”", "“All of them.”")
_ECHO = "And still the ferry did not come."


def real_lines(draft: Draft) -> None:
    """Sentences that start with the words of footers, captions and links."""
    for line in draft.random.sample(_LINES, 5):
        draft.keep(line)


def real_short(draft: Draft) -> None:
    """Subheads, one-word paragraphs, short quotations, a score; and a paragraph that ends without a full stop."""
    for line in draft.random.sample(_SHORT, 3):
        draft.keep(line)
    draft.keep("The council has three options, none of them cheap, and all of them late")


def real_rows(draft: Draft) -> None:
    """Lists, verse, interviews, dialogues, and a sentence that is repeated on purpose."""
    random = draft.random
    rows = random.choice((*_LISTS, _VERSE, _DIALOGUE, *_QUESTIONS))
    draft.keep_rows(rows, "\n" if rows in (*_LISTS, _VERSE) else "\n\n")
    if random.random() < 0.5:
        draft.keep(_ECHO)
        draft.keep(_ECHO)


def real_heads(draft: Draft) -> None:
    """Subheads with a single newline between them and their paragraph, and ones in capitals."""
    random = draft.random
    for block in random.sample(draft.blocks[1:], 2):
        head = random.choice(
            ("What comes next", "A BRIDGE TOO LATE", "Who pays for the wall?", "The night of the storm")
        )
        if head not in draft.real:
            draft.real.append(head)
            block.text = head + random.choice(("\n", "\n\n")) + block.text


REAL = (
    Way("real_lines", 1, real_lines),
    Way("real_short", 1, real_short),
    Way("real_rows", 1, real_rows),
    Way("real_heads", 1, real_heads),
)
