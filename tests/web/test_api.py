import httpx
import pytest

QUESTION = "How many battlegroups are on the eastern flank?"


def post(address, name, *data):
    return httpx.post(f"{address}gradio_api/run/{name}", json={"data": list(data)}, timeout=60)


def test_exactly_ask_and_retrieve_are_published(served):
    info = httpx.get(f"{served[1]}gradio_api/info", timeout=60).json()
    assert sorted(info["named_endpoints"]) == ["/ask", "/retrieve"]
    assert info["unnamed_endpoints"] == {}
    parameters = [parameter["parameter_name"] for parameter in info["named_endpoints"]["/ask"]["parameters"]]
    assert parameters == ["question", "where", "as_of", "k", "history"]


def test_the_private_functions_have_no_name_to_call(served):
    config = httpx.get(f"{served[1]}config", timeout=60).json()
    public = [item["api_name"] for item in config["dependencies"] if item["api_visibility"] != "private"]
    assert sorted(public) == ["ask", "retrieve"]


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


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (["  "], "the question is empty"),
        ([5], "question must be a string"),
        (["q", {"colour": "red"}], "unknown filter key 'colour'"),
        (["q", "yes"], "where must be an object"),
        (["q", None, "soon"], "as_of must be a date like 2022-03-31"),
        (["q", None, None, 0], "k must be a whole number from 1 to 1000, not 0"),
        (["q", None, None, "many"], "k must be a whole number from 1 to 1000, not 'many'"),
        (["q", None, None, 8, [{"question": "no answer"}]], "history must be a list of"),
    ],
)
def test_a_bad_argument_is_named(served, data, message):
    got = post(served[1], "ask", *data)
    assert got.status_code == 500
    assert message in got.json()["error"]


def test_gradio_client_finds_the_defaults(served):
    from gradio_client import Client

    engine, address = served
    client = Client(address, verbose=False, analytics_enabled=False)
    try:
        assert client.predict(question=QUESTION, api_name="/ask") == engine.ask(QUESTION).to_dict()
    finally:
        client.close()
