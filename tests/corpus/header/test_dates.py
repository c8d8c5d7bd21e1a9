from datetime import date, time

import pytest

from corpus.header.dates import Day, read_day

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
    ],
)
def test_a_written_date_is_read(text):
    assert read_day(text) == Day(DAY)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("2022-11-29T10:30:00", time(10, 30)),
        ("29 November 2022 at 3.45 pm", time(15, 45)),
        ("29. November 2022, 14.05 Uhr", time(14, 5)),
        ("29 novembre 2022 à 14h05", time(14, 5)),
        ("29 de noviembre de 2022 - 14:05 h", time(14, 5)),
        ("November 29, 2022, 12:15 am", time(0, 15)),
    ],
)
def test_a_time_without_a_zone_is_kept_apart(text, clock):
    assert read_day(text) == Day(DAY, clock=clock)


def test_a_time_without_a_zone_is_that_of_the_place_given():
    day = read_day("29 November 2022, 10:30")
    assert day.at("Europe/Riga").time == "2022-11-29T10:30:00+02:00"
    assert day.at("Nowhere/Quillhaven") == day.at(None) == day


@pytest.mark.parametrize(("zone", "text"), [("hour twice", "30 October 2022, 01:30"), ("none", "27 March 2022, 01:30")])
def test_a_time_of_the_night_of_a_clock_change_stays_without_a_zone(zone, text):
    assert read_day(text).at("Europe/London").time is None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2022-11-29T10:30:05Z", "2022-11-29T10:30:05+00:00"),
        ("2022-11-29T10:30:05.123+02:00", "2022-11-29T10:30:05+02:00"),
        ("29 Nov 2022 10:30 GMT", "2022-11-29T10:30:00+00:00"),
        ("November 29, 2022, 3:45 pm UTC+2", "2022-11-29T15:45:00+02:00"),
        ("Tue, 29 Nov 2022 12:15:00 -0500", "2022-11-29T12:15:00-05:00"),
        ("Nov. 29, 2022 3:45 p.m. EST", "2022-11-29T15:45:00-05:00"),
        ("Nov. 29, 2022 3:45 p.m. ET", "2022-11-29T15:45:00-05:00"),
        ("29.11.2022, 14.05 Uhr MEZ", "2022-11-29T14:05:00+01:00"),
        ("20221129T103005Z", "2022-11-29T10:30:05+00:00"),
        ("29 November 2022 10:30 (UTC+02:00)", "2022-11-29T10:30:00+02:00"),
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
