import json

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from qa.records import whole_article

QUESTION = "How many battlegroups are on the eastern flank?"


def post(address, name, *data):
    return httpx.post(f"{address}gradio_api/run/{name}", json={"data": list(data)}, timeout=60)


@pytest.fixture(scope="module")
def info(served):
    return httpx.get(f"{served[1]}gradio_api/info", timeout=60).json()


def test_exactly_the_four_functions_are_published(served, info):
    assert sorted(info["named_endpoints"]) == ["/article", "/ask", "/retrieve", "/status"]
    assert info["unnamed_endpoints"] == {}
    assert httpx.get(f"{served[1]}gradio_api/info?all_endpoints=true", timeout=60).json() == info


def test_each_parameter_and_result_is_typed_and_described(info):
    found = {}
    for name, endpoint in info["named_endpoints"].items():
        assert endpoint["description"].endswith(".")
        assert all(value["python_type"]["description"] for value in endpoint["parameters"] + endpoint["returns"])
        types = {value["parameter_name"]: value["python_type"]["type"] for value in endpoint["parameters"]}
        found[name] = types, [value["python_type"]["type"] for value in endpoint["returns"]]
    where, day = "None | dict(str, Any)", "None | str"
    assert found == {
        "/ask": (
            {"question": "str", "where": where, "as_of": day, "k": "int", "history": "None | list[dict(str, str)]"},
            ["dict(str, Any)"],
        ),
        "/retrieve": (
            {"question": "str", "where": where, "as_of": day, "k": "int"},
            ["list[dict(str, Any)]"],
        ),
        "/article": ({"article_id": "str", "sha256": day, "raw": "bool"}, ["dict(str, Any)"]),
        "/status": ({}, ["dict(str, Any)"]),
    }


def test_the_private_functions_have_no_name_to_call(served):
    config = httpx.get(f"{served[1]}config", timeout=60).json()
    public = [item["api_name"] for item in config["dependencies"] if item["api_visibility"] != "private"]
    assert sorted(public) == ["article", "ask", "retrieve", "status"]


def test_ask_gives_the_record(served):
    engine, address = served
    history = [{"question": "a", "answer": "b"}]
    got = post(address, "ask", QUESTION, {"include_undated": True}, "2022-04-30", 3, history)
    assert got.json()["data"] == [engine.ask(**engine.asked[-1]).to_dict()]
    assert engine.asked[-1]["history"] == history
    assert engine.asked[-1]["k"] == 3


def test_retrieve_gives_hits(served):
    engine, address = served
    assert post(address, "retrieve", QUESTION).json()["data"] == [[hit.to_dict() for hit in engine.retrieve(QUESTION)]]


def test_article_gives_the_record_without_the_raw_text_unless_asked_for(served):
    engine, address = served
    whole = whole_article(engine, "otters.pdf")
    clean = {key: value for key, value in whole.items() if key != "raw"}
    assert post(address, "article", "otters.pdf").json()["data"] == [clean]
    assert post(address, "article", "otters.pdf", clean["sha256"], True).json()["data"] == [whole]


def test_status_gives_what_the_index_holds(served):
    engine, address = served
    assert post(address, "status").json()["data"] == [engine.status().to_dict()]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("ask", [], "question must be a string"),
        ("ask", ["  "], "the question is empty"),
        ("ask", [5], "question must be a string"),
        ("ask", ["q", {"colour": "red"}], "unknown filter key 'colour'"),
        ("ask", ["q", "yes"], "where must be an object"),
        ("ask", ["q", {"x" * 1_500: 1}], "unknown filter key…"),
        ("ask", ["q", {"outlets": 5}], "outlets must be a list of strings"),
        ("ask", ["q", {"path": "/etc/hostname", "meta": {"_type": "gradio.FileData"}}], "unknown filter key 'path'"),
        ("ask", ["q", None, "soon"], "as_of must be a date like 2022-03-31"),
        ("ask", ["q", None, None, 0], "k must be a whole number from 1 to 1000, not 0"),
        ("ask", ["q", None, None, "many"], "k must be a whole number from 1 to 1000, not 'many'"),
        ("ask", ["q", None, None, 8, [{"question": "no answer"}]], "history must be a list of"),
        ("ask", ["q", None, None, 8, None, "more"], "ask takes at most 5 arguments, not 6"),
        ("ask", ["the outage"], "something went wrong here"),
        ("retrieve", ["q", None, None, 8, []], "retrieve takes at most 4 arguments, not 5"),
        ("article", [], "article_id must be a string, not None"),
        ("article", ["no such.txt"], "no article 'no such.txt' in the index"),
        ("article", ["otters.pdf", "0" * 64], "otters.pdf is another text by now"),
        ("article", ["otters.pdf", 7], "sha256 must be a string, not 7"),
        ("article", ["otters.pdf", None, "yes"], "raw must be true or false, not 'yes'"),
        ("status", ["now"], "status takes at most 0 arguments, not 1"),
    ],
)
def test_a_bad_call_is_answered_with_a_sentence_and_no_traceback(served, capfd, name, data, message):
    got = post(served[1], name, *data)
    assert got.status_code == 500
    assert got.json()["error"].startswith(message)
    assert "Traceback" not in "".join(capfd.readouterr())


@pytest.mark.parametrize("body", ["", "{", '["q"]', "null", '{"data": "q"}', "[" * 30_000])
def test_a_body_that_is_no_call_is_refused(served, body):
    got = httpx.post(f"{served[1]}gradio_api/run/ask", content=body, headers={"content-type": "application/json"})
    assert 400 <= got.status_code < 500
    assert got.json()


def test_gradio_client_finds_the_defaults(served):
    engine, address = served
    client = Client(address, verbose=False, analytics_enabled=False)
    try:
        assert client.predict(question=QUESTION, api_name="/ask") == engine.ask(QUESTION).to_dict()
        assert client.predict(api_name="/status") == engine.status().to_dict()
        with pytest.raises(AppError, match="the question is empty"):
            client.predict(" ", api_name="/ask")
    finally:
        client.close()


def test_a_call_in_two_steps_works_too(served):
    engine, address = served
    event = httpx.post(f"{address}gradio_api/call/ask", json={"data": [QUESTION]}).json()["event_id"]
    answer = httpx.get(f"{address}gradio_api/call/ask/{event}", timeout=60).text
    assert answer.startswith("event: complete\ndata: ")
    assert json.loads(answer.partition("data: ")[2]) == [engine.ask(QUESTION).to_dict()]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "No value provided for required argument: question"),
        ({"question": "Who?", "colour": "red"}, "Parameter `colour` is not a valid key-word argument"),
    ],
)
def test_arguments_by_name_that_are_wrong_are_named(served, capfd, arguments, message):
    got = httpx.post(f"{served[1]}gradio_api/call/v2/ask", json=arguments)
    assert (got.status_code, got.json()) == (422, {"error": message})
    assert "Traceback" not in "".join(capfd.readouterr())


def test_arguments_by_name_are_taken(served):
    engine, address = served
    event = httpx.post(f"{address}gradio_api/call/v2/ask", json={"question": QUESTION}).json()["event_id"]
    answer = httpx.get(f"{address}gradio_api/call/v2/ask/{event}", timeout=60).text
    assert json.loads(answer.partition("data: ")[2]) == [engine.ask(QUESTION).to_dict()]
