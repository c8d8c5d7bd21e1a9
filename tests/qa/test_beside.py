"""Work beside a question's thread: only of one that is asked alone, and each done once."""

import threading
from contextlib import ExitStack

import pytest

from qa.beside import AT_ONCE, Beside


def test_a_question_alone_has_its_work_done_meanwhile():
    beside, done = Beside(), threading.Event()
    with beside.question():
        outcome = beside.start(lambda: done.set() or threading.get_ident())
        assert done.wait(10)  # though nobody has asked for it
    assert outcome() == outcome() != threading.get_ident()


@pytest.mark.parametrize("questions", [0, 2])
def test_others_do_their_work_themselves_and_once(questions):
    beside, threads = Beside(), []
    with ExitStack() as stack:
        for _ in range(questions):
            stack.enter_context(beside.question())
        outcome = beside.start(lambda: threads.append(threading.get_ident()))
        assert threads == []
        outcome()
        outcome()
    assert threads == [threading.get_ident()]


def test_what_the_work_raises_is_raised_where_its_outcome_is_needed():
    beside = Beside()
    with beside.question():
        outcome = beside.start(lambda: 1 / 0)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            outcome()


def test_a_question_that_failed_is_over():
    beside = Beside()
    for _ in range(2 * AT_ONCE):
        with pytest.raises(KeyError), beside.question():
            raise KeyError
    with beside.question():
        assert beside.start(threading.get_ident)() != threading.get_ident()


def test_of_many_questions_a_few_are_answered_at_once_and_all_in_the_end():
    beside, lock, ends = Beside(), threading.Lock(), threading.Event()
    full, inside, most, done = threading.Event(), 0, 0, []

    def ask(number):
        nonlocal inside, most
        with beside.question():
            with lock:
                inside += 1
                most = max(most, inside)
                if inside == AT_ONCE:
                    full.set()
            assert ends.wait(10)
            with lock:
                inside -= 1
        done.append(number)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(3 * AT_ONCE)]
    for thread in threads:
        thread.start()
    assert full.wait(10)
    ends.set()
    for thread in threads:
        thread.join()
    assert most == AT_ONCE
    assert sorted(done) == list(range(3 * AT_ONCE))
