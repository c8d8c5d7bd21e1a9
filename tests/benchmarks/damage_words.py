"""Invented lines for articles broken on purpose: people, places, captions, addresses."""

from random import Random

PEOPLE = (
    "Marta Lindqvist", "Jonas Kalnins", "Elena Petrescu", "Omar Haddad", "Ruth Okafor", "Pavel Dvorak",
    "Anneli Saar", "Tomas Vrba", "Ines Carvalho", "Declan Moore",
)  # fmt: skip
OUTLETS = ("Harbour Post", "SAMPLE Wire", "Gull Gazette", "Baltic Sea Tribune", "North Quay Times", "SAMPLE Courier")
AGENCIES = ("AP", "Reuters", "AFP", "Getty Images", "EPA", "SAMPLE Wire")
PLACES = ("Saltmere", "Rukla", "Constanta", "Tapa", "Gdansk", "Narva", "Adazi", "Cincu", "Orzysz", "Varna")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "October", "November")

_WHO = (
    "Soldiers of the multinational battlegroup", "Two fishermen", "The mayor and her deputies",
    "Volunteers in blue vests",
    "Army lorries", "Children of the harbour school", "Crew members of the frigate Albatross",
    "Shoppers with umbrellas", "Players of the home side", "Engineers in orange helmets",
)  # fmt: skip
_DO = (
    "cross the swing bridge", "wait outside the customs house", "unload crates of medicine",
    "stand beside a burnt-out tram",
    "carry sandbags to the sea wall", "look at the damaged roof", "wave from the upper deck",
    "queue at the ferry terminal",
)  # fmt: skip
_SUBJECTS = (
    "Ferry fares to rise again before the summer", "What the new sea wall will cost",
    "Five things to know about the strike",
    "Why the harbour froze in April", "Council votes to keep the night trams", "Storm leaves 4,000 homes without power",
    "How a lighthouse became a school", "Minister defends the price of bread",
)  # fmt: skip


def person(random: Random) -> str:
    return random.choice(PEOPLE)


def caption(random: Random) -> str:
    """One sentence under a picture."""
    day = f"{random.choice(DAYS)}, {random.choice(MONTHS)} {random.randint(1, 28)}, {random.randint(2020, 2023)}"
    return f"{random.choice(_WHO)} {random.choice(_DO)} in {random.choice(PLACES)} on {day}."


def headline(random: Random) -> str:
    """The title of another article."""
    return random.choice(_SUBJECTS)


def domain(outlet: str) -> str:
    return outlet.lower().replace(" ", "") + ".example"


def handle(name: str) -> str:
    return name.replace(" ", "")


def misspelt(text: str, random: Random) -> str:
    """Double or drop one letter inside a word."""
    places = [at for at in range(1, len(text) - 1) if text[at - 1 : at + 2].isalpha()]
    at = random.choice(places)
    return text[:at] + text[at] + text[at:] if random.random() < 0.5 else text[:at] + text[at + 1 :]
