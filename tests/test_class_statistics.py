"""The class report's statistics beside an independent judge: scipy, pandas, a published example, or a sum by hand."""

from __future__ import annotations

import json
import math
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tests.made_up_records import QUESTIONS, line, planted, write
from widgets.classroom import items, objectives, reliability
from widgets.classroom.findings import findings
from widgets.classroom.intervals import (
    Estimate,
    alpha,
    alpha_interval,
    change,
    correlation,
    share,
    share_of_many,
)  # fmt: skip
from widgets.classroom.records import read_folder
from widgets.classroom.wording import Wording
from widgets.content import shipped
from widgets.model import TONES
from widgets.progress.forms import FORMS, other
from widgets.wilson import wilson


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_interval_of_a_share_is_wilsons(right: int, n: int) -> None:
    right = min(right, n)
    judge = stats.binomtest(right, n).proportion_ci(0.95, method="wilson")
    assert share(right, n) == pytest.approx(Estimate(right / n, judge.low, judge.high, n), abs=1e-9)


@given(st.floats(-0.99, 0.99), st.integers(5, 300))
def test_the_interval_of_a_correlation_is_fishers(r: float, n: int) -> None:
    judge = stats.pearsonr(*_correlated(r, n)).confidence_interval(0.95)
    assert correlation(r, n)[1:3] == pytest.approx((judge.low, judge.high), abs=1e-6)


def _correlated(r: float, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Two columns whose correlation is ``r`` exactly."""
    x, e = np.random.default_rng(n).normal(size=(2, n))
    x = (x - x.mean()) / x.std()
    e = e - e.mean() - x * (e @ x) / n
    return x, r * x + math.sqrt(1 - r * r) * e / e.std()


def test_alpha_is_that_of_the_covariance_matrix() -> None:
    """Another formula: k mean covariance / (mean variance + (k - 1) mean covariance)."""
    chance = np.random.default_rng(3)
    scores = (chance.normal(size=(200, 1)) + chance.normal(size=(200, 9)) > 0).astype(float)
    covariance = pd.DataFrame(scores).cov().to_numpy()
    k, v = 9, covariance.trace() / 9
    c = (covariance.sum() - covariance.trace()) / (k * (k - 1))
    found = alpha(scores)
    assert found
    assert found.value == pytest.approx(k * c / (v + (k - 1) * c))
    assert found.n == 200


@pytest.mark.parametrize(("value", "n", "k"), [(0.8, 300, 20), (0.5, 100, 8), (0.9, 60, 40)])
def test_alphas_interval_is_close_to_feldts(value: float, n: int, k: int) -> None:
    """Another method, by the F distribution; it needs a library that the lesson does without."""
    f = stats.f(n - 1, (n - 1) * (k - 1))
    feldt = 1 - (1 - value) * f.ppf(0.975), 1 - (1 - value) * f.ppf(0.025)
    assert alpha_interval(value, n, k) == pytest.approx(feldt, abs=0.007)


def test_alphas_interval_holds_what_it_promises() -> None:
    """Eight parallel measurements with a reliability of one half each: the true alpha is 8 / 9."""
    chance = np.random.default_rng(11)
    scores = [chance.normal(size=(40, 1)) + chance.normal(size=(40, 8)) for _ in range(1000)]
    found = [alpha(s) for s in scores]
    assert 930 <= sum(e is not None and e.low <= 8 / 9 <= e.high for e in found) <= 970


def test_alpha_of_what_does_not_vary_is_not_said() -> None:
    assert alpha(np.ones((50, 4))) is None
    assert alpha(np.ones((2, 4))) is None
    assert alpha(np.eye(4)[:, :1]) is None


def test_change_is_agresti_and_mins_worked_by_hand() -> None:
    """40 pairs: 15 gained, 5 lost. (15 - 5) / 42 = 0.2381; its variance (21 / 42 - 0.2381**2) / 42 = 0.010555."""
    found = change(np.array([1.0] * 15 + [-1.0] * 5 + [0.0] * 20))
    assert found
    assert found.value == 0.25
    assert found.low == pytest.approx(0.2381 - 1.96 * 0.10274, abs=2e-4)
    assert found.high == pytest.approx(0.2381 + 1.96 * 0.10274, abs=2e-4)
    assert change(np.zeros(0)) is None


@given(st.lists(st.booleans(), min_size=1, max_size=200))
def test_one_answer_a_learner_gives_wilsons_interval_again(right: list[bool]) -> None:
    found = share_of_many(np.array(right, float), np.ones(len(right)))
    assert found is not None
    assert found == pytest.approx(share(sum(right), len(right)), abs=1e-9)


def test_the_interval_of_alike_answers_holds_what_it_promises() -> None:
    """Learners with abilities of their own, some 20 answers each: the true share lies inside about 95 times in 100; an
    interval that took the answers for independent would hold it far less often."""
    chance = np.random.default_rng(5)
    held = naive = 0
    for _ in range(1000):
        answers = chance.integers(5, 35, 40).astype(float)
        right = chance.binomial(answers.astype(int), chance.beta(1.5, 1, 40)).astype(float)
        found = share_of_many(right, answers)
        assert found
        held += found.low <= 0.6 <= found.high
        low, high = wilson(found.value * float(answers.sum()), float(answers.sum()))
        naive += low <= 0.6 <= high
    assert 915 <= held <= 985
    assert naive < 700


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> tuple[pd.DataFrame, list[items.Item]]:
    """A class of 300 in which many left questions out: right or wrong, learners by questions; and our analysis."""
    folder = planted(tmp_path_factory.mktemp("class"))
    chance = np.random.default_rng(8)
    for path in sorted(folder.glob("*.jsonl")):
        path.write_text("".join(row for row in path.read_text().splitlines(keepends=True) if chance.random() < 0.8))
    return right_or_wrong(folder), findings(folder, shipped()).items


def right_or_wrong(folder: Path) -> pd.DataFrame:
    """Learners by items, read anew; empty where a learner left an item out."""
    rows = [json.loads(row) for path in folder.glob("*.jsonl") for row in path.read_text().splitlines()]
    return pd.DataFrame(rows).pivot(index="learner", columns="item", values="correct").astype(float)


def test_facility_is_the_mean_of_what_was_answered(table: tuple[pd.DataFrame, list[items.Item]]) -> None:
    wide, found = table
    assert len(found) == QUESTIONS
    for item in found:
        assert item.facility.value == pytest.approx(wide[item.id].mean())
        assert item.facility.n == wide[item.id].count()


def test_discrimination_is_the_correlation_with_the_rest(table: tuple[pd.DataFrame, list[items.Item]]) -> None:
    wide, found = table
    for item in found:
        both = pd.DataFrame({"item": wide[item.id], "rest": wide.drop(columns=item.id).mean(axis=1)}).dropna()
        if both["item"].nunique() < 2:
            assert item.discrimination is None
            continue
        assert item.discrimination
        judge = stats.pearsonr(both["item"], both["rest"])
        assert item.discrimination.value == pytest.approx(judge.statistic)
        assert item.discrimination.n == len(both)
        assert item.discrimination[1:3] == pytest.approx(tuple(judge.confidence_interval(0.95)))


def test_with_nothing_left_out_the_rest_is_the_sum_of_the_others(tmp_path: Path) -> None:
    found = findings(planted(tmp_path, 60), shipped())
    wide = right_or_wrong(tmp_path)
    for item in found.items:
        if item.discrimination:
            rest = wide.sum(axis=1) - wide[item.id]
            assert item.discrimination.value == pytest.approx(wide[item.id].corr(rest))
    (lesson,) = found.reliability
    k = wide.shape[1]
    judge = k / (k - 1) * (1 - wide.var().sum() / wide.sum(axis=1).var())
    assert (lesson.items, lesson.learners) == (k, 60)
    assert lesson.alpha
    assert lesson.alpha.value == pytest.approx(judge)


def test_alpha_counts_who_answered_all_of_what_most_were_asked(tmp_path: Path) -> None:
    """Four learners; the third item was asked of one only, and one learner left the second out."""
    for name, marks in {"a": "111", "b": "10", "c": "00", "d": "1"}.items():
        write(tmp_path, name, [line(name, f"q{i}", mark == "1", i) for i, mark in enumerate(marks)])
    (found,) = reliability.analyse((r := read_folder(tmp_path)).first_answers(), r, Wording(shipped()))
    assert (found.items, found.learners) == (2, 3)


def test_before_and_after_worked_by_hand(tmp_path: Path) -> None:
    """Objective 1 in 20 learners: 5 right before, 14 after, 10 of them gained and 1 lost; 2 more were asked once."""
    before, after = shipped().questions_in("00_before")[0], shipped().questions_in("07_after")[0]
    marks = ["01"] * 10 + ["10"] + ["11"] * 4 + ["00"] * 5
    for n, mark in enumerate(marks):
        name = f"l{n:02}"
        rows = [
            line(name, before.id, mark[0] == "1", n, phase="pre"),
            line(name, after.id, mark[1] == "1", 100 + n, phase="post"),
        ]
        write(tmp_path, name, rows)
    for name in ("only-before", "only-before-too"):
        write(tmp_path, name, [line(name, before.id, False, phase="pre")])
    (row,) = findings(tmp_path, shipped()).progress
    assert row.objective == before.objective == 1
    assert row.before == share(5, 22)
    assert row.after == share(14, 20)
    assert row.change
    assert row.change.value == pytest.approx(0.45)
    assert row.change.n == 20
    assert row.change.low > 0


met = st.tuples(st.sampled_from("AB"), *[st.lists(st.tuples(st.integers(0, 7), st.booleans()), max_size=8)] * 2)
"""A learner: the form before the lesson, and which questions of each set were answered, and whether right."""


def write_class(folder: Path, class_: list[tuple[str, list[tuple[int, bool]], list[tuple[int, bool]]]]) -> None:
    """Records in which the form stands on each line."""
    sets = {form: shipped().questions_in(file) for form, file in FORMS.items()}
    for n, (first, *marks) in enumerate(class_):
        name = f"l{n:02}"
        rows = [line(name, "q", True, n)]
        for phase, form, marked in zip(("pre", "post"), (first, other(first)), marks, strict=True):
            rows += [line(name, sets[form][q].id, right, n, phase=phase, form=form) for q, right in marked]
        write(folder, name, rows)


@given(st.lists(met, min_size=1, max_size=12))
@settings(deadline=None, max_examples=25)
def test_swapping_the_names_of_the_forms_leaves_the_report_as_it_is(
    class_: list[tuple[str, list[tuple[int, bool]], list[tuple[int, bool]]]],
) -> None:
    """The same answers to the same questions, with A called B and B called A everywhere."""
    files = dict(FORMS)
    changes: list[Any] = []
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        for swapped in (False, True):
            for form, file in files.items():
                patch.setitem(FORMS, other(form) if swapped else form, file)
            renamed = [(other(first) if swapped else first, *marks) for first, *marks in class_]
            write_class(Path(folder) / str(swapped), renamed)  # type: ignore[arg-type]
            found = findings(Path(folder) / str(swapped), shipped())
            rows = [*found.progress, found.together]
            changes.append(
                [(r.objective, *(np.round(e or [], 9).tolist() for e in (r.before, r.after, r.change))) for r in rows]
            )
    assert changes[0] == changes[1]


def test_a_line_without_a_form_counts_as_what_was_asked_and_else_as_from_before_there_were_two_orders(
    tmp_path: Path,
) -> None:
    """Nobody learns anything, form B and the questions that are gone are missed after the lesson: 20 met A first."""
    a, b = (shipped().questions_in(file)[0].id for file in FORMS.values())
    orders: dict[str, tuple[str, str, int, dict[str, str]]] = {
        "asked": (a, b, 10, {}),
        "gone": ("gone-1", "gone-2", 10, {}),
        "told": ("gone-3", "gone-4", 5, {"form": "B"}),
    }
    for name, (before, after, many, form) in orders.items():
        for n in range(many):
            rows = [line(f"{name}{n}", before, name != "told", n, phase="pre", **form)]
            rows += [line(f"{name}{n}", after, name == "told", 100 + n, phase="post")]
            write(tmp_path, f"{name}{n}", rows)
    together = findings(tmp_path, shipped()).together.change
    assert together
    assert together.value == pytest.approx(0), "minus one of twenty and plus one of five, each order weighs half"


def test_a_form_that_is_harder_weighs_on_neither_end(tmp_path: Path) -> None:
    """Nobody learns anything and all of form B is missed: the change is none, though one order is larger."""
    easy, hard = shipped().questions_in("00_before")[0], shipped().questions_in("07_after")[0]
    for n in range(30):
        one, two = (easy, hard) if n < 20 else (hard, easy)
        rows = [
            line(f"l{n:02}", one.id, one is easy, n, phase="pre"),
            line(f"l{n:02}", two.id, two is easy, 100 + n, phase="post"),
        ]
        write(tmp_path, f"l{n:02}", rows)
    found = findings(tmp_path, shipped())
    for row in (*found.progress, found.together):
        assert row.change
        assert row.change.value == pytest.approx(0)
        assert row.change.low < 0 < row.change.high


def test_practice_is_counted_case_by_case(tmp_path: Path) -> None:
    rows = [
        line("a", "tell", n % 3 > 0, n, phase="practice", lesion="milium" if n < 20 else "whitehead", tone=1 + n % 10)
        for n in range(30)
    ]
    rows.append(line("a", "tell", True, 99, phase="practice", lesion="milium", tone=99))
    write(tmp_path, "a", rows)
    found = findings(tmp_path, shipped())
    assert found.practised == 31
    assert {g.key: (g.answers, g.right.n) for g in found.lesions} == {"milium": (21, 1), "whitehead": (10, 1)}
    assert [g.key for g in found.tones] == [str(t) for t in TONES]
    assert sum(g.answers for g in found.tones) == 30
    assert found.items == [], "practice is not in the item analysis"


def test_beliefs_are_ranked_by_what_is_certain(tmp_path: Path) -> None:
    """A wrong answer of 2 of 2 learners does not lead over one of 40 of 60."""
    for n in range(60):
        name = f"l{n}"
        rows = [line(name, "often", n >= 40, n)] + ([line(name, "rare", False, 100 + n)] if n < 2 else [])
        write(tmp_path, name, rows)
    held = findings(tmp_path, shipped()).beliefs
    assert [(b.item.id, b.choice.chosen, b.item.facility.n) for b in held] == [("often", 40, 60), ("rare", 2, 2)]
    assert held[0].low == pytest.approx(stats.binomtest(40, 60).proportion_ci(0.95, method="wilson").low)


def test_an_objective_is_judged_by_the_latest_phase_with_enough_learners(tmp_path: Path) -> None:
    before, after = shipped().questions_in("00_before"), shipped().questions_in("07_after")
    for n in range(12):
        name = f"l{n}"
        rows = [line(name, q.id, False, n, phase="pre") for q in before]
        rows += [line(name, after[0].id, True, 50 + n, phase="post")]
        rows += [line(name, after[1].id, False, 90 + n, phase="post")] if n < 9 else []
        write(tmp_path, name, rows)
    again = findings(tmp_path, shipped()).teach_again
    assert len(again) == 3
    assert before[0].objective not in [t.objective for t in again], "reached after the lesson"
    assert {t.phase for t in again} == {0}, "nine learners are too few to judge by"
    assert objectives.REACHED == 0.8
