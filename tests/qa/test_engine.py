"""ArticleQA: what it finds, what filters let through, which build a question sees, and that it says the same again."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article, Filter
from embeddings import IndexMismatch, current_build_id
from qa import ArticleChanged, ArticleQA, BadQuestion, Note, UnknownOutlet, rebuild_index
from qa.records import article_record

OUTLETS = (None, "Gull Gazette", "Coast Wire")
AUTHORS = ((), ("Ada Finch",), ("Ada Finch", "Jon Rook"))
BOATS = (
    "With crates of tea the Heron reached the harbour of Saltmere",
    "A storm kept the trawler Puffin out of Saltmere until Tuesday",
    "The harbour master of Saltmere greeted the Ondine, which carries salt",
    "Figs for the whole winter came ashore from the Marigold",
)
FIRST = date(2021, 1, 1)
QUESTION = "Which boats reached the harbour of Saltmere?"


def news(article_id, text, **fields):
    return Article(article_id, text, text, source=f"{article_id}.txt", **fields)


def boats(number):
    """One of many articles, some of them near-copies, of different fields; each third is undated."""
    day = None if number % 3 == 2 else FIRST + timedelta(days=number)
    text = f"{BOATS[number % 4]} as boat {chr(ord('A') + number)} of the year."
    return news(f"boat-{number:02d}", text, outlet=OUTLETS[number % 3], authors=AUTHORS[number // 2 % 3], published=day)


@pytest.fixture(scope="module")
def many(tmp_path_factory, fake):
    """An open index of two dozen articles, and the articles by id."""
    articles = [boats(number) for number in range(24)]
    path = tmp_path_factory.mktemp("many") / "index"
    rebuild_index(articles, path, embedder=fake)
    with ArticleQA.open(path, embedder=fake) as engine:
        yield engine, {article.article_id: article for article in articles}


def test_the_page_of_a_pdf_reaches_the_answer(open_fake, make_pdf, tmp_path, false_statements):
    pages = [
        ("The tide tables of Saltmere", "are printed in March."),
        (),
        ("Captain Tallow sails", "at noon on Sundays."),
    ]
    path = tmp_path / "Tables.PDF"
    path.write_bytes(make_pdf(pages))
    engine = open_fake(path)
    record = engine.ask("When does Captain Tallow sail?").to_dict()
    cited = record["citations"] or record["refusal"]["nearest"]
    assert {item["quote"]: item["page"] for item in cited}["Captain Tallow sails at noon on Sundays."] == 3
    articles = {item["article_id"]: article_record(engine.article(item["article_id"])) for item in cited}
    assert false_statements(record, articles) == []
    assert all(check.status == "same" for check in engine.verify(record))


def quoted(answer):
    """All citations of an answer, shown or nearest."""
    return (*answer.citations, *(answer.refusal.nearest if answer.refusal else ()))


def test_a_hit_holds_its_chunk_and_its_articles_fields(open_fake):
    text = "The mayor of Saltmere opened a library. It has nine thousand books."
    library = news(
        "library", text, title="A library opens", outlet="Gull Gazette", authors=("Mara Quill", "Jon Rook"),
        published=date(2021, 3, 3), url="https://gull.example/library",
    )  # fmt: skip
    engine = open_fake(library, news("goats", "Goats graze on the dunes."))
    hit, other = engine.retrieve("Who opened the library?", k=5)
    assert (hit.rank, hit.chunk.article_id, hit.chunk.start, hit.chunk.end) == (1, "library", 0, len(text))
    assert (hit.chunk.text, hit.title, hit.outlet, hit.authors, hit.published, hit.url, hit.same_as) == (
        text, "A library opens", "Gull Gazette", ("Mara Quill", "Jon Rook"), date(2021, 3, 3),
        "https://gull.example/library", (),
    )  # fmt: skip
    assert (other.rank, other.chunk.article_id) == (2, "goats")
    assert (other.title, other.outlet, other.authors, other.published, other.url) == (None, None, (), None, None)
    assert hit.score > other.score
    assert set(hit.legs) == {"dense", "bm25", "article", "tokens"}
    assert hit.legs["bm25"].rank == 1
    assert (other.legs["bm25"].rank, other.legs["bm25"].score) == (None, None)


def test_there_are_k_hits_although_most_of_the_best_are_copies(many):
    found = {k: many[0].retrieve(QUESTION, k=k) for k in (1, 2, 3, 4, 5)}
    assert {k: [hit.rank for hit in hits] for k, hits in found.items()} == {
        1: [1], 2: [1, 2], 3: [1, 2, 3], 4: [1, 2, 3, 4], 5: [1, 2, 3, 4],
    }  # fmt: skip
    assert len({hit.chunk.text.split(" as ")[0] for hit in found[4]}) == 4
    best = [hit.chunk.chunk_id for hit in found[5]]
    assert {k: [hit.chunk.chunk_id for hit in hits] for k, hits in found.items()} == {k: best[:k] for k in found}


@pytest.mark.parametrize("method", ["retrieve", "search", "ask"])
@pytest.mark.parametrize("question", [QUESTION, "the"])
def test_k_below_one_is_refused(many, method, question):
    with pytest.raises(ValueError, match=r"^k must be a whole number from 1 to 1000, not 0$"):
        getattr(many[0], method)(question, k=0)


@pytest.mark.parametrize("method", ["retrieve", "search", "ask"])
def test_an_empty_or_long_question_and_an_unknown_outlet_are_refused(many, method):
    run = getattr(many[0], method)
    with pytest.raises(BadQuestion, match=r"^the question is empty: type one$"):
        run(" \n")
    with pytest.raises(BadQuestion, match=r"^the question has 2001 characters: use at most 2000$"):
        run("x" * 2001)
    with pytest.raises(UnknownOutlet, match=r"^unknown outlet 'Gull': this index has Coast Wire, Gull Gazette$"):
        run(QUESTION, where=Filter(outlets=("Gull",)))
    assert run("x" * 2000 + "  ") is not None


days = st.none() | st.integers(-2, 26).map(lambda day: FIRST + timedelta(days=day))
filters = st.builds(
    lambda bounds, **fields: Filter(*bounds, **fields),
    st.tuples(days, days).map(lambda two: two if None in two else tuple(sorted(two))),
    outlets=st.sets(st.sampled_from(OUTLETS[1:])).map(tuple),
    authors=st.sets(st.sampled_from(["Ada Finch", "Jon Rook", "Nobody"])).map(tuple),
    article_ids=st.just(()) | st.sets(st.integers(0, 25)).map(lambda ids: tuple(f"boat-{at:02d}" for at in ids)),
    include_undated=st.booleans(),
)


@settings(max_examples=60)
@given(where=filters, as_of=days, k=st.integers(1, 30))
def test_nothing_outside_the_filter_or_after_the_day_is_ever_used(many, where, as_of, k):
    engine, articles = many
    if as_of and where.published_from and where.published_from > as_of:
        with pytest.raises(ValueError, match="the filter starts on"):
            engine.ask(QUESTION, where=where, as_of=as_of, k=k)
        return
    bounded = where.up_to(as_of)
    passing = {name for name, article in articles.items() if bounded.matches(article)}
    hits = engine.retrieve(QUESTION, k=k, where=where, as_of=as_of)
    answer = engine.ask(QUESTION, where=where, as_of=as_of, k=k)
    found = {hit.chunk.article_id for hit in hits} | {name for hit in hits for name in hit.same_as}
    assert found <= passing
    assert bool(found) == bool(passing)
    assert {citation.article_id for citation in quoted(answer)} <= passing
    assert {article.article_id for article in engine.articles(bounded)} == passing
    if not passing:
        assert answer.refusal is not None
        assert answer.refusal.code in ("filtered_out", "before_as_of")


def test_undated_articles_are_left_out_of_a_dated_question_and_counted(many):
    engine, _ = many
    note = Note("undated", "8 articles without a date were left out because a date was set.")
    one = Note("undated", "1 article without a date was left out because a date was set.")
    assert engine.ask(QUESTION, as_of=date(2021, 1, 9)).notes == (note,)
    assert engine.ask(QUESTION, where=Filter(published_from=FIRST)).notes == (note,)
    assert engine.ask(QUESTION, where=Filter(published_to=FIRST, article_ids=("boat-00", "boat-02"))).notes == (one,)
    assert note not in engine.ask(QUESTION).notes
    with_them = Filter(published_to=FIRST, include_undated=True)
    assert note not in engine.ask(QUESTION, where=with_them).notes
    assert any(hit.published is None for hit in engine.retrieve(QUESTION, k=20, where=with_them))


def test_articles_are_listed_newest_first_in_pages(many):
    engine, articles = many
    dated = sorted((a for a in articles.values() if a.published), key=lambda a: a.published, reverse=True)
    undated = sorted(a.article_id for a in articles.values() if not a.published)
    listed = [article.article_id for article in engine.articles()]
    assert listed == [article.article_id for article in dated] + undated
    pages = [engine.articles(offset=offset, limit=10) for offset in (0, 10, 20)]
    assert [article.article_id for page in pages for article in page] == listed


def test_status_counts(many):
    status = many[0].status()
    assert (status.articles, status.undated, status.chunks, status.first, status.last, status.embedder) == (
        24, 8, 24, FIRST, FIRST + timedelta(days=22), "hashing-32"
    )  # fmt: skip
    assert dict(status.outlets) == {"Coast Wire": 8, "Gull Gazette": 8}


@pytest.mark.parametrize("as_of", [None, FIRST + timedelta(days=9)])
def test_facets_count_what_a_question_with_these_filters_may_use(many, as_of):
    engine, articles = many
    where = Filter(outlets=("Gull Gazette",), include_undated=True)
    passing = [article for article in articles.values() if where.up_to(as_of).matches(article)]
    facets = engine.facets(where, as_of)
    assert facets.outlets == {"Gull Gazette": len(passing)}
    assert facets.days == dict(Counter(sorted(article.published for article in passing if article.published)))
    assert facets.authors == dict(Counter(name for article in passing for name in article.authors))


def test_an_article_can_be_asked_for_by_its_hash(open_fake, tmp_path, embedder):
    pier = news("pier", "The pier is open.")
    engine = open_fake(pier)
    assert engine.article("pier", sha256=pier.sha256).text == "The pier is open."
    assert engine.article("nope") is None
    with pytest.raises(ArticleChanged, match=r"^article 'nope' is gone$"):
        engine.article("nope", sha256=pier.sha256)
    rebuild_index(
        [replace(pier, text="The pier is shut.", raw="The pier is shut.")], tmp_path / "index", embedder=embedder
    )
    assert engine.article("pier").text == "The pier is shut."
    with pytest.raises(ArticleChanged, match=r"^article 'pier' has another text by now$"):
        engine.article("pier", sha256=pier.sha256)


def test_a_question_moves_to_a_new_build_and_a_pinned_view_stays(open_fake, tmp_path, embedder):
    engine = open_fake(news("pier", "The pier is open."))
    with engine.pinned() as view:
        rebuild_index([news("pier", "The pier burned down.")], tmp_path / "index", embedder=embedder)
        assert view.article("pier").text == "The pier is open."
        assert [hit.chunk.text for hit in view.retrieve("the pier")] == ["The pier is open."]
        assert view.ask("What of the pier?").build == view.build != current_build_id(tmp_path / "index")
        assert [hit.chunk.text for hit in engine.retrieve("the pier")] == ["The pier burned down."]
        assert engine.ask("What of the pier?").build == current_build_id(tmp_path / "index")
        assert view.articles()[0].text == "The pier is open."
    with engine.pinned() as view:
        assert view.article("pier").text == "The pier burned down."


def test_a_pinned_view_outlives_the_deletion_of_its_build(open_fake, tmp_path, embedder):
    engine = open_fake(news("pier", "The pier is open."))
    old = tmp_path / "index" / "builds" / current_build_id(tmp_path / "index")
    with engine.pinned() as view:
        before = view.ask("Is the pier open?").to_dict()
        for state in ("painted", "shut"):
            rebuild_index([news("pier", f"The pier is {state}.")], tmp_path / "index", embedder=embedder)
        assert not old.exists()
        assert view.ask("Is the pier open?").to_dict() == before
        assert view.article("pier").text == "The pier is open."
        assert [hit.chunk.text for hit in view.retrieve("pier")] == ["The pier is open."]
    assert engine.article("pier").text == "The pier is shut."


def test_eight_threads_ask_while_builds_are_published(open_fake, tmp_path, embedder):
    engine = open_fake(news("pier", "The pier has state 0 today."))
    published = threading.Event()

    def ask():
        seen = []
        while not published.is_set() or len(seen) < 5:
            with engine.pinned() as view:
                (hit,), (article,) = view.retrieve("state of the pier"), view.articles()
                answer = view.ask("Which state has the pier?")
                assert (hit.chunk.text, answer.build) == (article.text, view.build)
                assert {citation.quote for citation in quoted(answer)} <= {article.text}
            seen.append(int(article.text.split()[4]))
        return seen

    with ThreadPoolExecutor(8) as pool:
        running = [pool.submit(ask) for _ in range(8)]
        for state in range(1, 6):
            rebuild_index([news("pier", f"The pier has state {state} today.")], tmp_path / "index", embedder=embedder)
        published.set()
        seen = [future.result() for future in running]
    assert all(states == sorted(states) for states in seen)  # nobody goes back
    assert engine.article("pier").text == "The pier has state 5 today."


def test_a_closed_engine_says_so(open_fake):
    engine = open_fake(news("pier", "The pier is open."))
    with engine.pinned() as view:
        engine.close()
        assert view.article("pier").text == "The pier is open."  # what runs ends first
    engine.close()
    for call in (engine.status, engine.articles, lambda: engine.ask("Who?"), lambda: engine.retrieve("who")):
        with pytest.raises(ValueError, match=r"^this ArticleQA is closed: open another$"):
            call()


def test_an_index_of_another_embedder_is_refused(open_fake, tmp_path, make_embedder):
    open_fake(news("pier", "The pier is open."))
    with pytest.raises(IndexMismatch, match=r"^the index was made by hashing-32 \(32 dimensions, .*hashing-16"):
        ArticleQA.open(tmp_path / "index", embedder=make_embedder(dim=16))


def test_a_build_that_cannot_be_opened_leaves_the_open_one_in_service(
    open_fake, tmp_path, make_embedder, embedder, caplog
):
    engine = open_fake(news("pier", "The pier is open."))
    rebuild_index([news("pier", "The pier is shut.")], tmp_path / "index", embedder=make_embedder(version="2"))
    for _ in range(3):
        assert engine.article("pier").text == "The pier is open."
    assert [record.getMessage().split(":")[0][:16] for record in caplog.records] == ["staying on build"]
    rebuild_index([news("pier", "The pier is gone.")], tmp_path / "index", embedder=embedder)
    assert engine.article("pier").text == "The pier is gone."


def test_asking_and_retrieving_say_the_same_again(many):
    engine, _ = many
    asked = [engine.ask(QUESTION, as_of=date(2021, 1, 20)).to_dict() for _ in range(3)]
    found = [[hit.to_dict() for hit in engine.retrieve(QUESTION)] for _ in range(3)]
    assert asked == asked[:1] * 3
    assert found == found[:1] * 3
