"""A class on one machine: started, used and handed in as docs/many_learners.md says."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import choice
from tests.hub import Account, Hub, HubPage, hub, run
from widgets.record import read

pytestmark = pytest.mark.install

QUESTION = "when-to-see-someone"


@contextmanager
def acting_as(account: Account) -> Iterator[None]:
    """Have the rights of an account and no others."""
    groups = os.getgroups()
    os.initgroups(account.name, account.group)
    os.setegid(account.group)
    os.seteuid(account.user)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(groups)


@pytest.fixture(scope="module")
def class_hub() -> Iterator[Hub]:
    with hub(3) as running:
        yield running


@pytest.fixture(scope="module")
def pages(class_hub: Hub, browser: Browser) -> Iterator[list[HubPage]]:
    """Everybody has logged in at the same time and sees the first notebook."""
    pages = [class_hub.page(browser, learner) for learner in class_hub.learners]
    for page in pages:
        page.log_in()
    for page in pages:
        page.wait_until_open()
    yield pages
    for page in pages:
        page.page.context.close()


@pytest.fixture(scope="module")
def given(pages: list[HubPage]) -> dict[str, list[str]]:
    """Everybody answered one question and handed in: account → the answer."""
    answers: dict[str, list[str]] = {}
    for page, option in zip(pages, choice(QUESTION).options, strict=False):
        page.start()
        card = page.card(QUESTION)
        page.choose(card, option.id)
        page.press(card, "Check answer")
        expect(page.status(card)).not_to_have_text("")
        answers[page.account.name] = [option.id]
        said = page.type_in_a_new_cell("!milia-lesson hand-in")
        assert said.startswith(f"Handed in: {page.hub.classroom}/")
    return answers


def record_of(account: Account) -> Path:
    (path,) = (account.home / "milia-lesson-records").glob("*.jsonl")
    return path


def test_the_teacher_reads_what_all_three_handed_in(class_hub: Hub, given: dict[str, list[str]]) -> None:
    with acting_as(class_hub.teacher):
        copies = sorted(class_hub.classroom.iterdir())
        readings = [read(path) for path in copies]
    assert [path.name for path in copies] == sorted(record_of(learner).name for learner in class_hub.learners)
    assert not any(reading.passed_over for reading in readings)
    answered = [e.response for r in readings for e in r.events if e.event == "answered" and e.item == QUESTION]
    assert sorted(answered) == sorted(given.values())


def test_the_report_shows_the_three(class_hub: Hub, given: dict[str, list[str]]) -> None:
    report, tables = class_hub.teacher.home / "report.html", class_hub.teacher.home / "tables"
    command = ["report", str(class_hub.classroom), "--out", str(report), "--csv", str(tables)]
    run("runuser", "-u", class_hub.teacher.name, "--", str(class_hub.project / ".venv/bin/milia-lesson"), *command)
    pseudonyms = {record_of(learner).stem for learner in class_hub.learners}
    with (tables / "learners.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["learner"] for row in csv.DictReader(file)} == pseudonyms
    assert all(pseudonym in report.read_text(encoding="utf-8") for pseudonym in pseudonyms)


def test_nobody_reads_anothers_record(class_hub: Hub, pages: list[HubPage], given: dict[str, list[str]]) -> None:
    mine, other, _ = class_hub.learners
    others = record_of(other)
    with acting_as(mine):
        assert read(record_of(mine)).events, "one's own can be read"
        for path in (others, class_hub.classroom / others.name):
            with pytest.raises(PermissionError):
                path.read_bytes()
            assert "Permission denied" in str(read(path).passed_over[0])
        for folder in (other.home, class_hub.classroom):
            with pytest.raises(PermissionError):
                list(folder.iterdir())
        with pytest.raises(PermissionError):
            (class_hub.classroom / others.name).unlink()
    for place in ("api/contents/milia-lesson-records", "files/milia-lesson-records/{}"):
        ask = pages[0].page.request.get
        assert ask(f"{pages[0].address}/{place.format(record_of(mine).name)}").status == 200
        asked = ask(f"{pages[1].address}/{place.format(others.name)}")
        assert asked.status in (403, 404)
        assert others.stem not in asked.text()


def test_who_is_not_of_the_class_is_not_let_in(class_hub: Hub, browser: Browser) -> None:
    page = class_hub.page(browser, class_hub.stranger)
    page.log_in()
    expect(page.page.get_by_text("Invalid username or password")).to_be_visible()
    assert class_hub.stranger.processes() == []
    page.page.context.close()


def test_the_servers_run_as_their_learners(class_hub: Hub, pages: list[HubPage]) -> None:
    for learner in class_hub.learners:
        assert len(learner.processes()) >= 2, "a server and a kernel"
    assert class_hub.teacher.processes() == []


def test_nothing_left_the_machine(pages: list[HubPage], given: dict[str, list[str]]) -> None:
    for page in pages:
        assert page.requests_away == []
        assert page.errors == []
