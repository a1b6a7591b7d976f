"""Laws of the extraction stepper: where its walk can go, what it shows, and that both ways keep step."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.content import shipped
from widgets.notebooks import Notebook, named
from widgets.skin.extraction import FRAMES, Way, frame
from widgets.ui.lists import used_in
from widgets.ui.stepper import Stepper, extraction_stepper
from widgets.ui.stepper_view import Walk, reading_time, steps_html, walk_view

STEPS = shipped().extraction
SIDES = [(step, way) for step in STEPS for way in get_args(Way)]
MOVES = ["back", "next", "play", "pause", "tick"]


@given(st.integers(1, 9), st.lists(st.sampled_from([*MOVES, "jump", ""])))
def test_a_walk_never_leaves_its_steps_and_does_not_play_on_at_the_end(steps: int, moves: list[str]) -> None:
    walk = Walk(steps)
    for move in moves:
        before, walk = walk, walk.moved(move)
        assert 0 <= walk.at < steps
        assert not (walk.last and walk.playing)
        if move in ("back", "next", "pause"):
            assert not walk.playing
        if move not in MOVES or (move == "tick" and not before.playing):
            assert walk == before


@given(st.integers(2, 9), st.data())
def test_back_undoes_next_and_the_ends_hold(steps: int, data: st.DataObject) -> None:
    walk = Walk(steps, data.draw(st.integers(0, steps - 2)))
    assert walk.moved("next").moved("back") == walk
    assert Walk(steps).moved("back") == Walk(steps)
    end = Walk(steps, steps - 1)
    assert end.moved("next") == end


@given(st.integers(2, 9), st.data())
def test_play_goes_to_the_last_step_and_stops_there(steps: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, steps - 1))
    walk = Walk(steps, at).moved("play")
    start = 0 if at == steps - 1 else at
    assert (walk.at, walk.playing) == (start, True)
    seen = [walk.at]
    while walk.playing:
        walk = walk.moved("tick")
        seen.append(walk.at)
    assert seen == list(range(start, steps))


def test_the_buttons_say_what_can_be_done() -> None:
    def buttons(walk: Walk) -> dict[str, bool]:
        return {b["label"]: b["can"] for b in walk_view(walk, STEPS)["buttons"]}

    last = len(STEPS) - 1
    assert buttons(Walk(len(STEPS))) == {"Back": False, "Play": True, "Next": True}
    assert buttons(Walk(len(STEPS), 1, True)) == {"Back": True, "Pause": True, "Next": True}
    assert buttons(Walk(len(STEPS), last)) == {"Back": True, "Play again": True, "Next": False}


def test_each_step_says_where_it_is_and_what_happens_on_both_sides() -> None:
    said = [walk_view(Walk(len(STEPS), at), STEPS)["said"] for at in range(len(STEPS))]
    assert len(set(said)) == len(STEPS)
    for at, words in enumerate(said):
        assert words.startswith(f"Step {at + 1} of {len(STEPS)}. ")
        assert STEPS[at].opening.name in words
        assert STEPS[at].squeezing.name in words


def test_a_step_stays_long_enough_to_be_read_but_not_forever() -> None:
    assert all(10 <= reading_time(step) <= 30 for step in STEPS)
    assert walk_view(Walk(len(STEPS)), STEPS, 2.5)["seconds"] == 2.5


def test_both_ways_have_a_drawing_for_every_step_and_no_drawing_is_left_over() -> None:
    assert list(FRAMES) == [step.id for step in STEPS]
    assert all(list(both) == list(get_args(Way)) for both in FRAMES.values())
    drawn = {frame(step.id, way).split("</desc>")[1].replace(f"{way}-{step.id}", "") for step, way in SIDES}
    assert len(drawn) == len(SIDES)
    assert len({FRAMES[step.id][way].seen for step, way in SIDES}) == len(SIDES)


@pytest.mark.parametrize(("step", "way"), SIDES, ids=lambda v: getattr(v, "id", v))
def test_a_side_is_a_sentence_or_two_with_its_sources_or_says_that_there_is_none(step: Any, way: Way) -> None:
    side = getattr(step, way)
    assert 1 <= len(re.findall(r"[.?!](?:\s|$)", side.text)) <= 2
    if not side.sources:
        assert "No source" in side.text
    html = steps_html(shipped())[STEPS.index(step)]
    assert side.name in html
    assert all(shipped().sources[id].title.split("&")[0] in html for id in side.sources)


def test_all_steps_stand_on_one_page_with_ids_of_their_own() -> None:
    page = "".join(steps_html(shipped()))
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) > len(SIDES)
    assert len(ids) == len(set(ids))
    assert page.count("<svg") == len(SIDES)
    ElementTree.fromstring(f"<page>{page}</page>")  # sound markup, so that no text of the content breaks out of it


def test_the_widget_walks_and_passes_over_what_makes_no_sense(monkeypatch: pytest.MonkeyPatch) -> None:
    stepper = extraction_stepper(seconds=1)
    told: list[Any] = []
    monkeypatch.setattr(Stepper, "send", lambda self, message, *_: told.append(message))
    for message in (None, "next", {}, {"move": "jump", "at": 0}, {"move": "back", "at": 0}, {"move": "tick", "at": 0}):
        stepper.receive(message)
    assert stepper.view["at"] == 0
    assert told == []
    stepper.receive({"move": "play", "at": 0})
    stepper.receive({"move": "tick", "at": 0})
    stepper.receive({"move": "tick", "at": 0})  # a second page that keeps the same time
    assert stepper.view["position"] == f"Step 2 of {len(STEPS)}"
    assert stepper.view["playing"]


def test_a_notebook_that_shows_it_lists_its_sources(tmp_path: Path) -> None:
    path = tmp_path / "made_up.ipynb"
    path.write_text('{"cells": [{"id": "s", "cell_type": "code", "source": ["extraction_stepper()"]}]}')
    shown = {id for step, way in SIDES for id in getattr(step, way).sources}
    assert shown == set(used_in(shipped(), Notebook(path)))
    assert named("04_getting_rid_of_milia").calls("extraction_stepper")
