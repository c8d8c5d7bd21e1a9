import pytest

from qa.questions import languages
from qa.questions.language_words import LANGUAGES
from qa.questions.languages import _identifier, foreign_language, is_written_in, reads_languages


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Wie viele Fischotter leben am Fluss?", "German"),
        ("Combien de loutres vivent près du port ?", "French"),
        ("¿Quién es la capitana del barco?", "Spanish"),
        ("Kto jest kapitanem promu?", "Polish"),
        ("Hoeveel otters wonen er bij de haven?", "Dutch"),
        ("Limanda kaç tane su samuru var?", "Turkish"),
        ("Сколько выдр живёт у реки?", "Russian"),
        ("Скільки видр живе біля річки?", "Ukrainian"),
        ("Πόσες βίδρες ζουν στο ποτάμι;", "Greek"),
        ("河边有多少只水獭？", "Chinese"),
        ("NATOはラトビアに何人の兵士を送りますか。", "Japanese"),
        ("강가에 수달이 몇 마리 있습니까?", "Korean"),
    ],
)
def test_questions_in_other_languages_are_told(text, name):
    found = foreign_language(text)
    assert found
    assert found.name == name
    assert found.request


@pytest.mark.parametrize(
    "text",
    [
        "How many otters live by the river?",
        "otters ferry saltmere",
        "Rio de Janeiro floods",
        "Rio de Janeiro floods?",
        "Luiz Inácio Lula da Silva",
        "Владимир Путин",
        "习近平",
        "Le Monde",
        "Médecins sans frontières",
        "Ursula von der Leyen?",
        "Who said “Wir schaffen das und mehr noch”?",
        "Was Charles de Gaulle in São Tomé?",
        "Côte d'Ivoire élections",
        "die",
        "Name a common harbour disease.",
        "naïve café résumé?",
        "",
        "12 + 30?",
    ],
)
def test_english_names_and_keywords_are_in_no_other_language(text):
    assert foreign_language(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Which ferry’s captain was it?",
        "Name “every” old pier, new ferry or tall mast",
        "Get up to speed on Oar Island, old boats, new nets",
    ],
)
def test_plain_english_needs_no_identifier(text, monkeypatch):
    monkeypatch.setattr(languages, "_identifier", lambda: pytest.fail("it was loaded"))
    assert foreign_language(text) is None


def test_a_passage_is_in_its_language():
    german = foreign_language("Wie viele Fischotter leben am Fluss?")
    assert is_written_in("Am Fluss zählten die Wärter im Mai 31 Fischotter, mehr als je zuvor.", german)
    assert not is_written_in("Wardens counted 31 otters on the river in May, more than ever before.", german)


def test_a_multilingual_model_says_so():
    assert reads_languages("paraphrase-multilingual-MiniLM-L12-v2")
    assert not reads_languages("all-MiniLM-L6-v2")


def test_only_the_languages_that_are_told_stay_in_memory():
    identifier = _identifier()
    identifier.set_languages(None)  # all that it has
    assert set(identifier.labels) == {"en", *LANGUAGES}
