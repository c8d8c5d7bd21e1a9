"""Duplicates and repeated lines of a build: the same by any route, kept through merges, found damaged."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Filter, RawArticle, make_article
from embeddings import Content, IndexDamaged, open_index, read_manifest, verify_build
from embeddings.publish import build_folder

BODY = (
    "The council of Saltmere voted on Tuesday to dredge the harbour mouth, which sand has closed to larger ships.\n\n"
    "The work is to cost 4 million crowns and to begin in April, once the herring boats have moved to Oar Island."
)
APPEAL = "Tell the Gull Gazette what you saw on the coast."


def piece(article_id, *paragraphs, **fields):
    return make_article(RawArticle(article_id, "\n\n".join(paragraphs), **{"outlet": "Gull Gazette", **fields}))


def small(at, *after):
    return piece(f"s{at}", f"Pilots of boat {at} saw {at * 3} otters near buoy {at * 7}.", *after, title=f"Boat {at}")


PIECES = [
    piece("a", BODY, title="Dredger comes"),
    piece("b", BODY.replace("“", '"'), "Council papers are open to all.", title="Sand goes", outlet="Coast Wire"),
    piece("c", BODY, APPEAL, title="Dredger comes"),
    *(small(at, APPEAL) for at in range(3)),
    small(3),
]


def state(index_dir):
    """All that must be the same whatever the route was: articles, chunks, vectors, groups."""
    index = open_index(index_dir).index
    try:
        articles = sorted(index.articles(Filter()), key=lambda article: article.article_id)
        groups = [row.group for row in index.fields([article.article_id for article in articles])]
        texts = sorted(
            (chunk.article_id, chunk.start, chunk.end)
            for part in index._segments
            for fields in part.fields
            if fields.number in index._table.by_number
            for chunk in part.texts.stored(fields).chunks
        )
        return articles, groups, texts
    finally:
        index.close()


def lines_marked(index_dir):
    articles, _, chunks = state(index_dir)
    marked = {
        article.article_id: [article.text[mark.start : mark.end] for mark in article.marks if mark.kind == "footer"]
        for article in articles
    }
    for article_id, start, end in chunks:
        (article,) = [item for item in articles if item.article_id == article_id]
        assert not any(line in article.text[start:end] for line in marked[article_id])
    return {name: lines for name, lines in marked.items() if lines}


def test_a_build_groups_its_duplicates_and_says_so(build, tmp_path):
    report = build(articles=PIECES)
    assert (report.duplicates, report.groups, report.remarked) == (3, 1, 0)
    index = open_index(tmp_path / "index").index
    assert [row.group for row in index.fields(["a", "b", "c", "s0"])] == ["a", "a", "a", None]
    assert [row.article_id for row in index.duplicates("b", Filter())] == ["a", "c"]
    assert [row.article_id for row in index.duplicates("a", Filter(outlets=("Coast Wire",)))] == ["b"]
    facets = index.facets(Filter())
    assert (facets.articles, facets.duplicates, facets.groups) == (7, 3, 1)
    index.close()
    again = build()
    assert (again.build_id, again.duplicates, again.groups) == (report.build_id, 3, 1)
    report = build(remove=("b", "c"), allow_drop=True)
    assert (report.duplicates, report.groups) == (0, 0)


def test_the_third_article_with_a_line_marks_the_older_two_and_its_removal_unmarks_them(build, tmp_path, embedder):
    first = build(articles=PIECES[3:5])
    before = state(tmp_path / "index")
    assert lines_marked(tmp_path / "index") == {}
    report = build(add=Content((), (PIECES[5],)))
    assert (report.added, report.changed, report.unchanged, report.remarked) == (("s2",), (), 2, 2)
    assert lines_marked(tmp_path / "index") == {f"s{at}": [APPEAL] for at in range(3)}
    texts = {article.article_id: article.sha256 for article in state(tmp_path / "index")[0]}
    assert all(texts[article.article_id] == article.sha256 for article in before[0])
    embedder.embedded = 0
    report = build(remove=("s2",), allow_drop=True)
    assert (report.removed, report.remarked, report.chunks) == (("s2",), 2, first.chunks)
    assert embedder.embedded == 0  # their vectors are still in the cache
    assert state(tmp_path / "index") == before


def test_a_dry_run_counts_what_other_marks_would_embed(build):
    build(articles=PIECES[3:5])
    report = build(add=Content((), (PIECES[5],)), dry_run=True)
    assert (report.embedded, report.remarked) == (3, 2)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_route_gives_the_same_articles_groups_and_chunks(build, data, tmp_path):
    shutil.rmtree(tmp_path / "index", ignore_errors=True)
    wanted = data.draw(st.lists(st.sampled_from(range(7)), min_size=1, unique=True))
    build(articles=[PIECES[at] for at in sorted(wanted)])
    expected = state(tmp_path / "index")
    shutil.rmtree(tmp_path / "index")
    extra = data.draw(st.lists(st.sampled_from([at for at in range(7) if at not in wanted] or wanted), unique=True))
    extra = [at for at in extra if at not in wanted]
    for at in data.draw(st.permutations([*wanted, *extra])):
        build(add=Content((), (PIECES[at],)))
    for at in extra:
        build(remove=(PIECES[at].article_id,), allow_drop=True)
    assert state(tmp_path / "index") == expected
    build(full=True)
    assert state(tmp_path / "index") == expected


def test_groups_and_marks_survive_merges(build, tmp_path):
    build(articles=PIECES)
    for at in range(4, 16):
        build(add=Content((), (small(at, APPEAL),)))
    assert len(read_manifest(tmp_path / "index").segments) < 9
    routed = state(tmp_path / "index")
    build(articles=[*PIECES, *(small(at, APPEAL) for at in range(4, 16))], full=True)
    assert routed == state(tmp_path / "index")


def test_another_embedder_keeps_groups_and_marks(build, make_embedder, tmp_path):
    build(articles=PIECES)
    before = lines_marked(tmp_path / "index")
    report = build(embedder=make_embedder(dim=8))
    assert (report.duplicates, report.groups) == (3, 1)
    assert lines_marked(tmp_path / "index") == before == {name: [APPEAL] for name in ("c", "s0", "s1", "s2")}


def test_a_damaged_file_of_duplicates_is_found(build, tmp_path):
    build(articles=PIECES)
    manifest = read_manifest(tmp_path / "index")
    path = build_folder(tmp_path / "index", manifest.build_id) / manifest.duplicates.path
    data = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert [file.path for file in verify_build(tmp_path / "index") if file.state != "ok"] == [manifest.duplicates.path]
    with pytest.raises(IndexDamaged, match="is damaged"):
        open_index(tmp_path / "index")
