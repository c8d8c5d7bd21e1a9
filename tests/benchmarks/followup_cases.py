"""Conversations made from labelled questions: a history, a follow-up, and the question that says the same alone.

Made at run time, by chance seeded with the question's id; nothing of the questions or articles is kept here. The
question itself is what a person wrote to stand alone; the follow-up is that question with something taken away that
the history says.
"""

import hashlib
import random
import re
from dataclasses import dataclass

from corpus import RawArticle, find_voices, make_article
from qa.questions.question import read_question, stems
from tests.benchmarks.followup_names import KINDS, TITLES

HALVES = ("rules", "held")
TIMES = re.compile(
    r"(?:earlier )?(?:this|last|next) (?:week|month|year|winter|summer|fall|spring)|in recent (?:days|weeks)|on \w+day"
)
OTHER_TIMES = ("last month", "last week", "in 2019", "in January", "two years ago", "on Sunday")
REFUSED = ""
#: Names that take an article, places that are no country, and words that a name hangs on.
WITH_THE = frozenset({"US", "UK", "United States", "United Kingdom", "White House", "Supreme Court", "European Union"})
WITH_THE |= {"World Health Organization", "Red Cross", "Bank of England"}
NO_COUNTRIES = frozenset({"California", "Florida", "Texas", "Hawaii", "Europe", "London", "Puerto Rico"})
HANGS_ON = re.compile(r"\b(?:former|investor|player|director|actress|actor|star|many|major|several|couple|icon),? $")


@dataclass(frozen=True)
class Case:
    """One follow-up.

    Attributes:
        history: Turns, oldest first.
        question: The follow-up.
        human: The question that stands alone.
        articles: Ids of the articles that answer it.
        speaker: Who must be named by what is cited; "" where nobody is asked for.
    """

    id: str
    kind: str
    half: str
    history: tuple
    question: str
    human: str
    articles: frozenset
    as_of: object = None
    speaker: str = ""


def half_of(key):
    return HALVES[int(hashlib.sha256(key.encode()).hexdigest(), 16) % 2]


def make_cases(questions, records):
    """Make all cases of some questions.

    Args:
        questions: Records with id, question, articles, as_of.
        records: Articles by id, as records.
    """
    articles = {key: read_article(record) for key, record in records.items()}
    for place, question in enumerate(questions):
        gold = [articles[key] for key in question["articles"] if key in articles]
        chance = random.Random(question["id"])
        other = questions[place - 7]
        earlier = turn(other["question"], chance.choice([REFUSED, answer_of(other, articles)]))
        for kind, makers in MAKERS.items():
            made = [case for maker in makers for case in maker(question["question"], gold, chance)]
            for number, (history, asked, human, speaker) in enumerate(made):
                if chance.random() < 1 / 3:
                    history = [earlier, *history]
                key = f"{question['id']}/{kind}/{number}"
                yield Case(
                    key, kind, half_of(question["id"]), tuple(history), asked, human,
                    frozenset(question["articles"]), question.get("as_of"), speaker,
                )  # fmt: skip


def read_article(record):
    return make_article(RawArticle(record["id"], record["text"], record["id"], title=record.get("title") or None))


def turn(question, answer):
    return {"question": question, "answer": answer}


def quoted(*sentences):
    return " ".join(f"“{text}” [{number}]" for number, text in enumerate(sentences, start=1))


def answer_of(question, articles):
    gold = [articles[key] for key in question["articles"] if key in articles]
    return best_sentence(question["question"], gold)


def sentences_of(gold):
    return [
        text for article in gold for start, end in article.sentences if 30 < len(text := article.text[start:end]) < 400
    ]


def best_sentence(question, gold, must="", without="\0"):
    """The sentence that shares most words with a question, quoted as an answer is; "" if there is none."""
    asked = set(read_question(question).content)
    found = [text for text in sentences_of(gold) if must in text and without not in text and "\n" not in text]
    best = max(found, key=lambda text: len(asked & set(stems(text))), default=None)
    return quoted(best) if best else REFUSED


def names_in(question):
    """(name, kind) of the names of a question that are known by kind, the longest first at each place."""
    for kind, (names, _) in KINDS.items():
        for name in sorted(names, key=len, reverse=True):
            if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])(?! [A-Z])", question):
                yield name, kind


def another(name, kind, question, chance):
    return chance.choice([other for other in KINDS[kind][0] if other not in question and name not in other])


def what_about(question, gold, chance):
    for name, kind in names_in(question):
        if HANGS_ON.search(question[: question.find(name)]):
            continue
        before = question.replace(name, another(name, kind, question, chance))
        the = "the " if re.search(rf"\b[Tt]he {name}", question) else ""
        inside = re.search(rf"\bin {the}{name}", question)
        forms = [
            f"What about {the}{name}?",
            f"And {the}{name}?",
            f"How about {the}{name}?",
            f"And what about {the}{name}?",
        ]
        asked = f"And in {the}{name}?" if inside and chance.random() < 0.7 else chance.choice(forms)
        answer = chance.choice([REFUSED, best_sentence(question, gold, without=name)])
        yield [turn(before, answer)], asked, question, ""


def kept_predicate(question, gold, chance):
    for name, kind in names_in(question):
        start = re.search(r"\b(?:[Ww]hich|[Ww]hat|[Hh]ow|[Ww]ho|[Ww]hen|[Ww]here|[Ww]hy)\b", question)
        at = question.find(name)
        if HANGS_ON.search(question[:at]) or question[at:].startswith(f"{name},"):
            continue
        if not start or at < start.start() or len(question[start.start() : at].split()) < 2:
            continue
        rest = question[at + len(name) :]
        if len(rest.split()) < 3:
            continue
        before = question.replace(name, another(name, kind, question, chance))
        head = question[start.start() : at + len(name)]
        asked = f"And {head[0].lower()}{head[1:]}?"
        answer = chance.choice([REFUSED, best_sentence(question, gold, without=name)])
        yield [turn(before, answer)], asked, question, ""


def with_pronoun(question, name, kind, chance):
    """The question with a pronoun for a name and its title; None where the name cannot be replaced."""
    subject, object_, possessive = KINDS[kind][1]
    title = "(?:" + "|".join(f"{word} " for word in TITLES) + ")?"
    found = re.search(
        rf"(?P<in>\b[Ii]n )?(?P<the>\b[Tt]he )?{title}{re.escape(name)}(?P<own>['’]s)?(?![\w-])", question
    )
    if HANGS_ON.search(question[: found.start()] if found else ""):
        return None
    if not found or (found["the"] and re.match(r" \w+(?<!s) (?!to\b)", question[found.end() :]) and kind == "body"):
        return None
    after = question[found.end() :].split()
    if (
        after
        and after[0][0].islower()
        and after[0] in {"adults", "cities", "stores", "schools", "retailer", "authorities"}
    ):
        return None
    text = (
        object_
        if re.search(r"\b(?:by|of|for|to|with|against|from|than|on|about)\s*$", question[: found.start()])
        else subject
    )
    if found["own"]:
        text = possessive
    elif found["in"]:
        text = chance.choice(["there", "in that country"]) if kind == "place" else f"in {object_}"
    elif kind == "place" and chance.random() < 0.5:
        text = "that country"
    if name in NO_COUNTRIES:
        text = text.replace("in that country", "there").replace("that country", object_)
    asked = question[: found.start()] + text + question[found.end() :]
    return asked[0].upper() + asked[1:]


def pronoun_of_question(question, gold, chance):
    for name, kind in names_in(question):
        asked = with_pronoun(question, name, kind, chance)
        if asked and asked.count(name) == 0:
            title = f"the {name}" if name in WITH_THE else name
            who = "Who is" if kind in {"man", "woman"} else "What is known about"
            before = chance.choice(
                [f"{who} {title}?", f"What has been reported about {title}?", f"Is {title} in the news?"]
            )
            yield [turn(before, chance.choice([REFUSED, best_sentence("", gold, must=name)]))], asked, question, ""


def pronoun_of_answer(question, gold, chance):
    for name, kind in names_in(question):
        asked = with_pronoun(question, name, kind, chance)
        words = [
            word for word in re.findall(r"\b[a-z]{5,}\b", question) if stems(word)[0] in read_question(question).content
        ]
        answer = best_sentence(question, gold, must=name)
        if asked and words and answer and asked.count(name) == 0:
            before = f"What was said about the {chance.choice(words)}?"
            yield [turn(before, answer)], asked, question, ""


def bare_word(question, gold, chance):
    """A claim, doubted or asked for, and then "Which state?", "How many?", "When?"."""
    claim = re.sub(r"^According to [^,]+, ", "", question)
    answer = chance.choice([REFUSED, best_sentence(question, gold)])
    asks = ["Is it true that {}?", "I read that {}. Is that so?", "Did you know that {}?"]
    if found := re.match(
        r"(?:Which|What) ((?:[\w’'-]+ ){1,3}?)((?:is|was|has|will|said|saw|recently|\w+ed|won|took|did)\b.+)\?", claim
    ):
        noun, rest = found[1].strip(), found[2]
        before = chance.choice(asks).format(f"a {noun} {rest}")
        asked = chance.choice([f"Which {noun}?", f"What {noun}?", f"Which {noun} was it?"])
        yield [turn(before, answer)], asked, question, ""
    elif found := re.match(
        r"(?:Approximately )?[Hh]ow many (.+?) ((?:is|are|was|were|have|did|supported)\b.+)\?", claim
    ):
        before = chance.choice(asks).format(f"{found[1]} {found[2]}")
        yield [turn(before, answer)], chance.choice(["How many?", "How many exactly?", "And how many?"]), question, ""
    elif found := re.match(r"(?:.*[.?] )?(Where|When|Why) ((?:is|was|did|will|does|do|are|were) .+)\?", claim):
        before = found[2][0].upper() + found[2][1:] + "?"
        said = question[: question.find(found[1])].strip()
        before = f"{said} {before}".strip()
        asked = chance.choice([f"{found[1]}?", f"And {found[1].lower()}?", f"{found[1]} was that?"])
        yield [turn(before, answer)], asked, question, ""


def continued(question, gold, chance):
    """A person wrote what happened and then asked: the first part becomes the turn before."""
    if parts := re.fullmatch(r"(.{30,}[^.]{5}\.) ([^.]+\?)", question):
        answer = chance.choice([REFUSED, best_sentence(parts[1], gold)])
        said = re.sub(r"^(?:A|An|The|In|On|Due|For) ", lambda word: word[0].lower(), parts[1].rstrip("."))
        before = chance.choice([f"Is it true that {said}?", f"{said}?", f"What is known about this: {said}?"])
        yield [turn(before, answer)], parts[2], question, ""


def who_said(question, gold, chance):
    """Speeches of the articles, with the speaker named in the sentence or elsewhere."""
    for article in gold[:1]:
        found = [
            (text, article.text[said.speaker.start : said.speaker.end])
            for said in find_voices(article)
            if said.voice == "quotation" and said.speaker
            and 40 < len(text := article.text[said.start : said.end]) < 300 and "\n" not in text
        ]  # fmt: skip
        found.sort(key=lambda item: item[1] in item[0])  # first those whose speaker is named elsewhere
        if found:
            text, speaker = found[0] if chance.random() < 0.5 else found[-1]
            words = [word for word in re.findall(r"\b[a-z]{5,}\b", text) if read_question(word).content] or ["this"]
            before = f"What was said about {chance.choice(words)}?"
            asked = chance.choice(
                ["Who said that?", "Who said so?", "Says who?", "And who said that?", "Whose words are these?"]
            )
            yield [turn(before, quoted(text))], asked, f"Who said “{text}”?", speaker


def other_time(question, gold, chance):
    if found := TIMES.search(question):
        before = question.replace(found[0], chance.choice([time for time in OTHER_TIMES if time not in question]))
        asked = chance.choice([f"And {found[0]}?", f"What about {found[0]}?"])
        answer = chance.choice([REFUSED, best_sentence(question, gold)])
        yield [turn(before, answer)], asked, question, ""


MAKERS = {
    "what about": (what_about,),
    "kept predicate": (kept_predicate,),
    "pronoun, name asked": (pronoun_of_question,),
    "pronoun, name answered": (pronoun_of_answer,),
    "bare word": (bare_word,),
    "continued": (continued,),
    "who said": (who_said,),
    "other time": (other_time,),
}


def alone(questions):
    """(history, question): questions that a person wrote to stand alone, asked after two others."""
    for place, question in enumerate(questions):
        before = [questions[place - 3], questions[place - 1]]
        text = question["question"]
        if before[0] is not question and not re.search(r"[.!?] ", text):
            yield half_of(question["id"]), before, text
