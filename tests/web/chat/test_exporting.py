"""What the browser sends is exported or answered with a sentence."""

import json

import pytest

from qa.web.chat.exporting import export_records

MANY = "At most 100 answers can be saved at once."
FORMATS = "Answers are saved as markdown, json, csv, ris or csl."
NONE = "This cannot be saved: there is no answer to export."


@pytest.fixture
def records(engine):
    return [engine.ask("How many battlegroups?").to_dict(), engine.ask("What is the capital of soldiers?").to_dict()]


def test_records_become_a_file(records):
    made = export_records({"records": records, "format": "json"})
    assert (made["name"], made["type"]) == ("conversation.json", "application/json")
    assert json.loads(made["text"]) == {"answers": records}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(None, MANY, id="nothing"),
        pytest.param({"records": [{}] * 101, "format": "csv"}, MANY, id="many"),
        pytest.param({"records": [], "format": []}, FORMATS, id="format"),
        pytest.param({"records": [], "format": "csv"}, NONE, id="none"),
        pytest.param({"records": [[]], "format": "csv"},
                     "This cannot be saved: the record must be an object of fields.", id="list"),
    ],
)  # fmt: skip
def test_what_cannot_be_exported_is_a_sentence(data, problem):
    assert export_records(data) == {"problem": problem}


def test_a_record_that_was_changed_is_not_exported(records):
    records[0]["citations"][0]["quote"] = "Something else."
    assert "citation 1" in export_records({"records": records, "format": "markdown"})["problem"]
