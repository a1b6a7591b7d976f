"""Reviews: due by the learner's day, one sitting whatever the hour, and number, list and words agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import choice
from widgets.content import shipped
from widgets.model import Choice
from widgets.progress.due import LIMIT, SITTING, Due, due_dates, due_line, due_now
from widgets.progress.history import History
from widgets.record import AHEAD, Event, Record, version_of
from widgets.ui import lesson
from widgets.ui.review import Review, ReviewDesk
from widgets.ui.session import Session, session

START = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ZONES = ("Pacific/Kiritimati", "Etc/GMT+12", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC")
ANSWERED = [q for q in shipped().questions.values() if isinstance(q, Choice)][:25]


def at(moment: datetime, item: str = "a", **fields: Any) -> Event:
    fields = {"phase": "lesson", "correct": True, "id": f"{moment}{item}{fields}", **fields}
    return Event(time=moment, learner="x", event="answered", item=item, **fields)


moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))
zones = st.sampled_from([ZoneInfo(name) for name in ZONES])


# ---- days


@given(st.lists(moments, min_size=1, max_size=8), moments, zones)
def test_number_and_words_follow_the_learners_day(times: list[datetime], now: datetime, zone: ZoneInfo) -> None:
    dates = sorted((Due(f"{i}", time) for i, time in enumerate(times)), key=lambda due: due.at)
    local = now.astimezone(zone)
    due = due_now(dates, local)
    assert due == [one.item for one in dates if one.at.astimezone(zone).date() <= local.date()]
    words = due_line(dates, local)
    if due:
        assert words.startswith(f"{len(due)} card")
    else:
        told = re.search(r"on (.+)\.$", words)
        assert told
        assert datetime.strptime(told[1], "%d %B %Y").date() > local.date()


def test_what_is_due_later_today_is_due() -> None:
    now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    assert due_now([Due("x", now + timedelta(hours=3))], now) == ["x"]


@pytest.mark.parametrize(
    ("zone", "now", "due", "is_due"),
    [
        ("Pacific/Kiritimati", "2026-11-25T11:00+00:00", "2026-11-26T09:00+00:00", True),  # both 26 November there
        ("Etc/GMT+12", "2026-11-26T01:00+00:00", "2026-11-26T13:00+00:00", False),  # still 25 November there
        ("Europe/Berlin", "2026-03-28T22:30+00:00", "2026-03-29T21:30+00:00", False),  # the day of 23 hours follows
        ("Europe/Berlin", "2026-03-28T23:30+00:00", "2026-03-29T21:30+00:00", True),
        ("America/New_York", "2026-11-01T04:30+00:00", "2026-11-02T04:30+00:00", True),  # a day of 25 hours
    ],
)
def test_zones_and_changes_of_the_clock(zone: str, now: str, due: str, is_due: bool) -> None:
    here = datetime.fromisoformat(now).astimezone(ZoneInfo(zone))
    assert bool(due_now([Due("x", datetime.fromisoformat(due))], here)) == is_due


# ---- sittings


@given(moments, st.lists(st.timedeltas(timedelta(0), SITTING), max_size=5), st.booleans())
def test_a_retry_in_one_sitting_never_counts_whatever_midnight_or_a_new_start_says(
    first: datetime, pauses: list[timedelta], again: bool
) -> None:
    times = [first]
    for pause in pauses:
        times.append(times[-1] + pause)
    answers = [at(time, correct=i > 0, id=f"{i}") for i, time in enumerate(times)]
    resets = (
        [Event(time=t, learner="x", event="reset", phase="lesson", item="a", id=f"r{t}") for t in times]
        if again
        else []
    )
    now = times[-1] + timedelta(days=9)
    first_alone = due_dates(History(answers[:1]), now, {"a": ""})
    assert due_dates(History([*answers, *resets]), now, {"a": ""}) == first_alone


def test_after_a_pause_an_answer_counts_on_the_same_day_too() -> None:
    one, two = at(START, correct=False), at(START + SITTING + timedelta(minutes=1), correct=True)
    now = START + timedelta(days=2)
    assert due_dates(History([one, two]), now, {"a": ""}) != due_dates(History([one]), now, {"a": ""})


# ---- clocks


@given(st.timedeltas(AHEAD + timedelta(minutes=1), timedelta(days=365 * 5000)), st.integers(0, 4000))
def test_a_time_far_ahead_keeps_nothing_from_being_due(ahead: timedelta, days: int) -> None:
    now = START + timedelta(days=days)
    astray = at(now + ahead)
    assert due_now(due_dates(History([astray]), now, {"a": ""}), now) == ["a"]
    assert due_dates(History([at(START), astray]), now, {"a": ""}) == due_dates(History([at(START)]), now, {"a": ""})


@pytest.mark.parametrize("year", [2027, 2099, 9999])
def test_a_time_far_ahead_is_no_floor_and_what_follows_is_later(tmp_path: Path, year: int) -> None:
    clock = [datetime(year, 1, 1, tzinfo=UTC)]
    record = Record(tmp_path, "ada", clock=lambda: clock[0])
    record.append("answered", phase="lesson", item="a", response=["old"], correct=False)
    clock[0] = START
    reset = record.append("reset", phase="lesson", item="a")
    answered = record.append("answered", phase="lesson", item="a", response=["new"], correct=True)
    assert START <= reset.time < answered.time < START + timedelta(seconds=1)
    here = Session(Record(tmp_path, "ada", clock=lambda: clock[0]))
    assert [e.response for e in here.history.current("a", "lesson")] == [["new"]]


def test_a_clock_before_the_lesson_was_there_is_behind(tmp_path: Path) -> None:
    clock = [START]
    record = Record(tmp_path, "ada", clock=lambda: clock[0])
    record.append("answered", item="a")
    clock[0] = datetime(1970, 1, 1, tzinfo=UTC)
    assert record.append("answered", item="b").time > START


# ---- the piece


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """A page of a learner who missed 25 questions forty days ago."""
    monkeypatch.setenv("MILIA_LESSON_RECORDS", str(tmp_path / "records"))
    session.cache_clear()
    clock, record = Clock(), session().record
    record.clock = clock
    clock.now = START - timedelta(days=40)
    for q in ANSWERED:
        wrong = [o.id for o in q.options if not o.correct][:1]
        record.append(
            "answered", phase="lesson", item=q.id, version=version_of(q), response=wrong, correct=False, score=0.0
        )
    clock.now = START
    yield clock
    session.cache_clear()


def press(review: Review, count: int) -> None:
    waiting = [card for card in review.children if not card.sitting.responses]
    for card in waiting[:count]:
        card.receive({"move": "check", "turn": card.view["turn"], "response": sorted(choice(card.question.id).right)})


def agree(review: Review, desk: ReviewDesk, due: int) -> None:
    """The number, the list and the words say the same."""
    here = len(review.due_among(review.unanswered()))
    waiting = len(review.waiting())
    assert here + waiting == due
    if due:
        assert f"{due} card" in desk.view["line"]
        assert (f"{here} wait" in desk.view["line"]) == bool(here)
        assert (f"{waiting} come" in desk.view["line"]) == bool(waiting)
    else:
        assert "Nothing is due today" in desk.view["line"]
    assert desk.view["more"] == min(waiting, desk.view["limit"])


def test_number_list_and_words_agree_to_the_last_card_and_beyond(clock: Clock) -> None:
    review, desk = lesson.review(), lesson.due_today()
    assert len(review.children) == LIMIT
    left = len(ANSWERED)
    while left:
        agree(review, desk, left)
        if not review.unanswered():
            desk.receive({"move": "more"})
            agree(review, desk, left)
        press(review, 3)
        left = len(review.unanswered()) + len(review.waiting())
    agree(review, desk, 0)
    assert len(review.children) == len(ANSWERED)
    assert desk.view["ahead"] == 0, "all were asked today"
    session.cache_clear()
    session().record.clock = clock
    again = lesson.review()
    assert len(again.children) == len(ANSWERED), "what was answered today stands there again"
    assert again.unanswered() == []


def test_cards_can_be_studied_ahead_of_their_day(clock: Clock) -> None:
    clock.now = START - timedelta(days=40) + timedelta(minutes=10)
    review, desk = lesson.review(), lesson.due_today()
    agree(review, desk, 0)
    assert desk.view["ahead"] == LIMIT
    desk.receive({"move": "ahead"})
    assert len(review.unanswered()) == LIMIT
    assert desk.view["ahead"] == 0


def test_a_limit_is_kept_in_the_record_and_old_readers_pass_it_by(clock: Clock) -> None:
    desk = lesson.due_today()
    for nonsense in (0, -1, True, None, "7", 7.5, 10**9):
        desk.receive({"move": "limit", "value": nonsense})
        assert "whole number" in desk.view["message"]
    desk.receive({"move": "limit", "value": 7})
    assert desk.view["limit"] == 7
    assert [e.response for e in session().record.events if e.event == "set"] == [7]
    session.cache_clear()
    session().record.clock = clock
    assert len(lesson.review().children) == 7
    from widgets.classroom.records import read_folder

    assert read_folder(session().record.folder).unmarked == 0


def test_the_browsers_zone_decides_the_day(clock: Clock) -> None:
    head, review, desk = lesson.start("08_review"), lesson.review(), lesson.due_today()
    press(review, LIMIT)
    desk.receive({"move": "more"})
    desk.receive({"move": "more"})
    press(review, LIMIT)
    press(review, LIMIT)
    first = lesson._due()[0].at
    clock.now = first.replace(hour=11, minute=0) - timedelta(days=1)
    head.receive({"move": "here", "zone": "Etc/GMT+12", "ahead": -720})
    assert "Nothing is due today" in desk.view["line"]
    head.receive({"move": "here", "zone": "Pacific/Kiritimati", "ahead": 840})
    assert "due for review today" in desk.view["line"]
    assert review.unanswered()
    head.receive({"move": "here", "zone": "No/Where", "ahead": -720})
    assert session().now().utcoffset() == timedelta(hours=-12)
    for nonsense in (None, 7, "../../etc/passwd", ""):
        head.receive({"move": "here", "zone": nonsense, "ahead": "x"})
    assert session().now().utcoffset() == timedelta(hours=-12)


def test_an_answer_just_before_midnight_stays_on_the_page(clock: Clock) -> None:
    clock.now = datetime(2026, 11, 22, 23, 55, tzinfo=UTC)
    session().zone = UTC
    press(lesson.review(), 1)
    clock.now += timedelta(minutes=10)
    assert clock.now.date() == date(2026, 11, 23)
    assert sum(bool(card.sitting.responses) for card in lesson.review().children) == 1


def test_another_learner_gets_their_own_review(clock: Clock) -> None:
    review = lesson.review()
    session().switch("bo")
    assert not review.unanswered()
    assert "Nothing to review yet" in review.children[0].html


def test_days_are_the_learners_before_the_browser_speaks_again(tmp_path: Path) -> None:
    """A server in another zone: a page must not deal by the server's day before it hears of the browser's."""
    first = Session(Record(tmp_path, "brave-otter-417"))
    first.live_in("Pacific/Kiritimati", 840)
    assert not first.record.path.exists()
    first.record.append("started", phase="lesson", item="x")
    first.live_in("Pacific/Kiritimati", 840)
    again = Session(Record(tmp_path, "brave-otter-417"))
    assert again.now().utcoffset() == timedelta(hours=14)
    first.live_in("Pacific/Kiritimati", 840)
    first.live_in("nowhere/at-all", -720)
    assert Session(Record(tmp_path, "brave-otter-417")).now().utcoffset() == timedelta(hours=-12)
    assert [e.response for e in first.record.events if e.event == "set"] == ["Pacific/Kiritimati", -720]
