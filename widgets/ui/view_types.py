"""The views as records: what Python hands to each script, key by key. `make schema` makes the scripts' types of them.

They are ``TypedDict`` and no structs, since a view crosses to the browser as the plain data that it is: what mypy
checks here, what a test checks of every piece, and what ``tsc`` checks in the scripts is one thing.
"""

from __future__ import annotations

from typing import Any, Literal, TypedDict


class ButtonView(TypedDict):
    """A button that makes a move."""

    move: str
    label: str


class SourceView(TypedDict):
    """A source as the browser lists it."""

    id: str
    title: str
    who: str
    """Who wrote it, and the year."""
    link: str
    """Empty where none may be given."""
    read: str
    """How much of it was read."""
    note: str


class StatusView(TypedDict):
    """What is said of an answer."""

    tone: str
    """``correct``, ``partly``, ``not-quite``, ``saved``, or empty while nothing is said."""
    html: str


class OptionView(TypedDict):
    """A line of a card; mark, right and why tell nothing before the card has ended."""

    id: str
    html: str
    mark: str
    right: bool | None
    why: str


class SureView(TypedDict):
    """Whether the card asks how sure somebody is, and what was said."""

    asked: bool
    chosen: int | None


class QuestionView(TypedDict):
    """What a card shows of its question."""

    id: str
    turn: str
    """Names this view: a move made on an older one changes nothing."""
    open: bool
    """Whether an answer is awaited."""
    chosen: list[str] | dict[str, str] | float | None
    """The response as the controls hold it."""
    control: Literal["radio", "checkbox", "order", "sort", "number"]
    choices: list[list[str]]
    """What each line can be given: value and text of a place or a group."""
    unit: str
    picture: str
    """SVG to point at, or empty."""
    options: list[OptionView]
    eyebrow: str
    intro: str
    legend: str
    note: str
    hint: str
    status: StatusView
    buttons: list[ButtonView]
    sources: list[SourceView]


class CardView(QuestionView):
    """A card as it stands on the page."""

    dealt: int
    """Counts how often the card was laid out by the record; then nothing on the page holds, even if turns agree."""
    sure: SureView
    given: str
    """When it was answered in an earlier sitting (ISO 8601), or empty."""
    outdated: str
    """When an older version of it was answered (ISO 8601), or empty."""
    notice: str
    """What went wrong with keeping the answer, or empty."""


class StageChoice(TypedDict):
    """A stage of practice in its list."""

    id: str
    name: str


class StoryPart(TypedDict):
    """A line of a case's story."""

    part: str
    text: str


class AnswerView(TypedDict):
    """An answer that may be given in practice, the key that gives it, and its mark once one was given."""

    id: str
    name: str
    key: str
    mark: str


class StandingView(TypedDict):
    """How far a bump is towards mastery."""

    name: str
    steps: int
    of: int
    words: str


class DrawnView(TypedDict):
    """A bump drawn beside another."""

    role: str
    name: str
    svg: str


class SignRow(TypedDict):
    """A sign of two bumps, or of the one that was drawn."""

    sign: str
    chosen: str | None
    true: str
    sure: str


class FeedbackView(TypedDict):
    """What is said of an answer in practice."""

    tone: Literal["correct", "partly", "not-quite"]
    says: str
    html: str
    names: list[str | None]
    """What was said, if both are drawn, and what was drawn."""
    pair: list[DrawnView]
    rows: list[SignRow]
    caption: str
    sources: list[SourceView]


class PracticeView(TypedDict):
    """The practice card without its picture."""

    turn: int
    tables: str
    """HTML of how it went, if it is opened."""
    case: str
    """The seed of the case's picture."""
    number: int
    stage: str
    stages: list[StageChoice]
    legend: str
    story: list[StoryPart]
    answers: list[AnswerView]
    open: bool
    chosen: str | None
    untimed: bool
    progress: list[StandingView]
    summary: str
    rule: str
    feedback: FeedbackView | None


class PictureView(TypedDict):
    """The picture of a case."""

    case: str
    svg: str


class StepButton(ButtonView):
    """A button of the stepper; one that cannot be pressed now stays where it is."""

    can: bool


class StepperView(TypedDict):
    """Where somebody stands in the steps."""

    at: int
    position: str
    said: str
    playing: bool
    caption: str
    seconds: float
    buttons: list[StepButton]


class BarView(TypedDict):
    """One option's share of one vote, in percent."""

    words: str
    share: int


class WallOption(TypedDict):
    """An option on the wall, by its letter."""

    id: str
    letter: str
    html: str
    mark: str
    right: bool | None
    bars: list[BarView]


class WallView(TypedDict):
    """A question on the projector."""

    id: str
    turn: str
    eyebrow: str
    intro: str
    legend: str
    picture: dict[str, str]
    """``src`` and ``alt``, or empty."""
    groups: list[str]
    counting: bool
    """Whether hands are counted now."""
    options: list[WallOption]
    status: str
    reasons: str
    buttons: list[ButtonView]


class BrowseView(TypedDict):
    """A table to sort and search."""

    name: str
    head: list[str]
    rows: list[list[str]]
    order: list[list[int | None]]
    """By column, then row: its place when sorted by that column; none where the cell is missing."""
    csv: str


_ClassFolder = TypedDict("_ClassFolder", {"class": str})  # the folder to hand in to; the key is a word of Python


class CopyView(TypedDict):
    """A copy of the record that a sync service left beside it."""

    name: str
    words: str


class AnswersView(_ClassFolder):
    """The box about a learner's answers."""

    who: str
    others: list[str]
    file: str
    count: int
    binder: bool
    problem: str
    passed: list[str]
    copies: list[CopyView]
    whole: bool
    message: str


class ReviewView(TypedDict):
    """What is due today, how many more cards there are now or ahead of their day, and how many come at a time."""

    line: str
    more: int
    ahead: int
    limit: int
    message: str


class LinkView(TypedDict):
    """A source by its name."""

    who: str
    link: str


class ReasonView(TypedDict):
    """Why something falls out or is to be asked first."""

    text: str
    sources: list[LinkView]


class TreatmentRow(TypedDict):
    """A treatment in the explorer."""

    id: str
    name: str
    who: str
    potency: float | None
    low: float | None
    high: float | None
    kind: str
    cost: str
    sure: str
    risk: str
    evidence: str
    place: int | None
    stands: str
    why: ReasonView
    ask: ReasonView
    care: ReasonView
    unknown: str


class RankedRow(TreatmentRow):
    """A treatment that is left."""

    state: str
    """Whether another one beats it."""


class PanelView(TypedDict):
    """A kind of cost with an axis of its own."""

    kind: str
    title: str
    end: int
    rows: list[str]


class FirmBar(TypedDict):
    """In what share of all weightings an option comes first."""

    name: str
    share: float
    words: str


class FirmView(TypedDict):
    """How firm the order is."""

    said: list[str]
    bars: list[FirmBar]
    rows: list[list[Any]]


class ExplorerView(TypedDict):
    """The explorer's answer to a wish."""

    wish: dict[str, Any]
    rows: list[RankedRow]
    gone: list[TreatmentRow]
    panels: list[PanelView]
    firm: FirmView
    said: str
    alt: str


VIEWS: dict[str, Any] = {
    "Card": CardView,
    "CollectingCard": CardView,
    "UnhintedCard": CardView,
    "FactCheckCard": CardView,
    "Practice": PracticeView,
    "Stepper": StepperView,
    "Presentation": WallView,
    "Browse": BrowseView,
    "Answers": AnswersView,
    "ReviewDesk": ReviewView,
    "Explorer": ExplorerView,
}
"""The view of each widget."""
