from threading import Event

from qa.answer_record import read_answer
from qa.web.chat.asking import ask_steps


def steps(engine, *, loaded=True, **data):
    ready = Event()
    if loaded:
        ready.set()
    return list(ask_steps(engine, {"turn": "t-1", **data}, ready))


def test_an_answer_grows_by_a_sentence_and_ends_whole(engine):
    found = steps(engine, question="How many battlegroups were there a year ago, and soldiers in a brigade?")
    assert [step["turn"] for step in found] == ["t-1"] * 3
    assert [step["html"].count('class="sentence"') for step in found] == [0, 1, 2]
    assert [step["html"].count('class="card"') for step in found] == [0, 0, 2]
    assert [step["done"] for step in found] == [False, False, True]


def test_the_record_comes_with_the_last_step(engine):
    found = steps(engine, question="How many battlegroups?", as_of="2022-04-30")
    assert [step["record"] for step in found[:-1]] == [None] * (len(found) - 1)
    answer = read_answer(found[-1]["record"])
    assert answer == engine.ask("How many battlegroups?", as_of=answer.as_of)


def test_while_the_model_is_loaded_the_wait_is_explained(engine):
    first, *_ = steps(engine, question="How many battlegroups?", loaded=False)
    assert "still being loaded" in first["html"]
    assert "still being loaded" not in steps(engine, question="How many battlegroups?")[0]["html"]


def test_a_problem_is_a_finished_turn_without_a_record(engine):
    (*_, last) = steps(engine, question="an outage")
    assert (last["record"], last["done"]) == (None, True)
    assert 'role="alert"><p>Something went wrong while answering.' in last["html"]


def test_a_question_of_the_wrong_form_is_not_asked(engine):
    (only,) = steps(engine, question="<b>q</b>", as_of="April")
    assert "<p>As of must be a date like 2022-03-31" in only["html"]
    assert "<bdi>&lt;b&gt;q&lt;/b&gt;</bdi>" in only["html"]
    assert engine.asked == []


def test_filters_that_are_wrong_are_called_as_the_page_calls_them(engine):
    (only,) = steps(engine, question="q", where={"published_from": "May"})
    assert "<p>From must be a date like 2022-03-31" in only["html"]
