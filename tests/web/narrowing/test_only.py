"""Buttons that narrow to what an article is."""

import json
import re
from html import unescape

from corpus import Article
from qa.web.narrowing.only import only_buttons


def carried(article):
    buttons = re.findall(r'data-narrow="([^"]*)">([^<]*)<', only_buttons(article))
    return {label: json.loads(unescape(filters)) for filters, label in buttons}


def test_each_known_field_has_a_button():
    nasty = "\"'><img src=x>{{x}}"
    assert carried(Article("a 1.txt", "Ships left.", "Ships left.", outlet=nasty, authors=("Ann Lee", "Bo Ek"))) == {
        "Only this article": {"article_ids": ["a 1.txt"]},
        "Only this outlet": {"outlets": [nasty]},
        "Only these authors": {"authors": ["Ann Lee", "Bo Ek"]},
    }
    assert list(carried(Article("b", "Ships left.", "Ships left."))) == ["Only this article"]
