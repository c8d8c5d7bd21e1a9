from datetime import date

import pytest

from corpus.dates import Day, read_day

DAY = date(2022, 11, 29)


@pytest.mark.parametrize(
    "text",
    [
        "2022-11-29",
        "2022/11/29",
        "29/11/2022",
        "11/29/2022",
        "29.11.2022",
        "29 November 2022",
        "29th of November 2022",
        "Nov. 29, 2022",
        "November 29th 2022",
        "Tue, 29 Nov 2022",
        "Tuesday, November 29, 2022",
        "NOVEMBER 29, 2022",
        "2022-11-29T10:30:00",
        "29 November 2022 at 3.45 pm",
        "Nov. 29, 2022 3:45 p.m. EST",
    ],
)
def test_a_written_date_is_read_without_a_time_unless_the_zone_is_certain(text):
    assert read_day(text) == Day(DAY)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2022-11-29T10:30:05Z", "2022-11-29T10:30:05+00:00"),
        ("2022-11-29T10:30:05.123+02:00", "2022-11-29T10:30:05+02:00"),
        ("29 Nov 2022 10:30 GMT", "2022-11-29T10:30:00+00:00"),
        ("November 29, 2022, 3:45 pm UTC+2", "2022-11-29T15:45:00+02:00"),
        ("Tue, 29 Nov 2022 12:15:00 -0500", "2022-11-29T12:15:00-05:00"),
    ],
)
def test_a_time_with_its_zone_is_kept_and_the_date_is_as_written(text, time):
    assert read_day(text) == Day(DAY, time)


@pytest.mark.parametrize(
    "text",
    ["", "03/04/2022", "3.4.2022", "2022-02-31", "31 June 2022", "1648056058", "November 2022", "Tuesday",
     "29 November",
     "on 29 November 2022 it rained", "2022-13-01", "29 Novembre 2022 ou"],
)  # fmt: skip
def test_what_is_ambiguous_impossible_or_more_than_a_date_is_none(text):
    assert read_day(text) is None
