import json

import pytest

from qa.web.chat.feedback import FILE_NAME, keep_verdict


def lines(folder):
    return [json.loads(line) for line in (folder / FILE_NAME).read_text(encoding="utf-8").splitlines()]


def test_a_verdict_is_one_line_with_what_it_judges(tmp_path, engine):
    answer = engine.ask("How many soldiers would a brigade hold?")
    for verdict in ("like", "none", "dislike"):
        assert keep_verdict(tmp_path, {"verdict": verdict, "record": answer.to_dict()}) == {"problem": ""}
    kept = lines(tmp_path)
    assert [line["verdict"] for line in kept] == ["like", "none", "dislike"]
    assert kept[0]["question"] == answer.question
    assert kept[0]["build"] == "build-1"
    cited = answer.citations[0]
    assert kept[0]["citations"] == [
        {"article_id": "brigades.txt", "start": cited.start, "end": cited.end, "article_sha256": cited.article_sha256}
    ]


@pytest.mark.parametrize("data", [None, 3, {}, {"verdict": "like"}, {"verdict": "love", "record": {}}, {"verdict": []}])
def test_what_is_no_verdict_is_not_kept(tmp_path, data):
    assert "Reload" in keep_verdict(tmp_path, data)["problem"]
    assert list(tmp_path.iterdir()) == []


def test_a_huge_record_is_not_kept(tmp_path):
    found = keep_verdict(tmp_path, {"verdict": "like", "record": {"question": "x" * 30_000}})
    assert found == {"problem": "Nothing was kept: the answer is too long."}


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    found = keep_verdict(tmp_path / "none", {"verdict": "like", "record": {}})
    assert "cannot be written (No such file or directory)" in found["problem"]


def test_odd_characters_stay_one_line(tmp_path):
    keep_verdict(tmp_path, {"verdict": "like", "record": {"question": "a\nb\u2028c\ud800"}})
    assert len((tmp_path / FILE_NAME).read_bytes().split(b"\n")) == 2
