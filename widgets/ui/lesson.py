"""What the notebooks call, one line a cell."""

from __future__ import annotations

from functools import cache

from IPython.display import HTML
from ipywidgets import VBox

from widgets.content import ContentError, shipped
from widgets.notebooks import all_notebooks, named
from widgets.progress.due import Due, due_dates
from widgets.progress.forms import first_form, form_in
from widgets.progress.gain import Gain
from widgets.progress.gain import gain as gain_of
from widgets.progress.gain import to_review as missed
from widgets.progress.history import History
from widgets.progress.outline import SETS, Entry, Part, part, parts, set_of
from widgets.record import version_of
from widgets.ui import lists, panels, tables
from widgets.ui.answers import Answers
from widgets.ui.card import Card, CollectingCard, FactCheckCard, UnhintedCard
from widgets.ui.download import Download
from widgets.ui.live import Live, live
from widgets.ui.review import Review, ReviewDesk
from widgets.ui.scoreboard_picture import draw_scoreboard
from widgets.ui.session import session
from widgets.ui.start import Start
from widgets.ui.summary import summary_page


def start(notebook: str = "") -> Start:
    """The head of a notebook, named like its file without ``.ipynb``: it runs, and so far its reader is."""
    tables.register()
    return Start(session(), (lambda: part(shipped(), named(notebook), _first())) if notebook else None)


def question(id: str) -> Card:
    """The card of a question in ``content/questions``."""
    content = shipped()
    return session().deal(Card, content.question(id), content, "lesson")


def fact_check(id: str) -> Card:
    """The card that asks for the verdict on a claim of the article."""
    content = shipped()
    if id not in content.claims:
        raise ContentError(f"content/claims.yml: no claim '{id}'; check the spelling of the id")
    return session().deal(FactCheckCard, content.claims[id], content, "lesson")


def before_questions() -> VBox:
    """The eight questions before the lesson: answers are taken down, nothing is told about them."""
    return _set("before_questions", CollectingCard)


def after_questions() -> VBox:
    """The eight questions after the lesson, with feedback."""
    return _set("after_questions", UnhintedCard)


def _set(function: str, card: type[Card]) -> VBox:
    """The cards of a set, in the form that is this learner's turn; others come when somebody else is learning."""
    here, content, phase = session(), shipped(), SETS[function]
    box, dealt = VBox(), [""]

    def put() -> None:
        form = form_in(phase, _first())
        if dealt != [form]:
            dealt[:] = [form]
            here.put_away(phase)
            asked = set_of(content, phase, _first())
            box.children = [here.deal(card, q, content, phase, form, asks_sure=True) for q in asked]

    here.watch(function, put)
    return box


def _first() -> str:
    """The form that whoever is learning meets before the lesson."""
    return first_form(session().record.learner, session().history)


def _parts() -> list[Part]:
    return _parts_with(_first())


@cache
def _parts_with(first: str) -> list[Part]:
    return parts(shipped(), all_notebooks(), first)


def _entries() -> list[Entry]:
    return list(dict.fromkeys(entry for one in _parts() for entry in one.entries))


@cache
def _versions() -> dict[str, str]:
    """All that may be reviewed, the questions that no notebook asks among it."""
    content = shipped()
    return {id: version_of(asked) for bank in (content.questions, content.claims) for id, asked in bank.items()}


def my_progress() -> Live:
    """The whole lesson: how far its reader is, what is left, what is due, and the next step."""

    def write() -> str:
        return panels.overview(shipped(), _parts(), session().history, _due(), session().now())

    return live(session(), "progress", write)


def your_answers() -> Answers:
    """Who is learning, what is kept and where, and taking it along."""
    return Answers(session(), whole=True)


def ending(notebook: str) -> VBox:
    """The end of a notebook: what is open, where to go on, and taking the answers along."""
    names = [one.name for one in _parts()]
    if notebook not in names:
        raise ContentError(f"'{notebook}' is no page of the lesson; name one of {', '.join(names)}")
    place = names.index(notebook)

    def write() -> str:
        here, following = _parts()[place], next(iter(_parts()[place + 1 :]), None)
        return panels.ending(here, following, session().history)

    return VBox([live(session(), "ending", write), Answers(session())])


def gain() -> Live:
    """Before and after, by objective, with what so few answers can and cannot say."""
    return live(session(), "gain", lambda: panels.gain_table(shipped(), _gain(session().history)))


def _gain(history: History) -> Gain:
    before, after = ([e for e in _entries() if e.phase == phase] for phase in ("pre", "post"))
    return gain_of(before, after, history)


def to_review() -> Live:
    """What to look at again, the confident errors first."""

    def write() -> str:
        where = {entry.item: one for one in _parts() for entry in one.entries}
        return panels.to_review(shipped(), missed(_entries(), session().history), where)

    return live(session(), "to-review", write)


def due_today() -> ReviewDesk:
    """What is due for review today, or when the next card is; more cards, and how many at a time."""
    return ReviewDesk(session(), lambda: panels.due_line(_due(), session().now()))


def _due() -> list[Due]:
    return due_dates(session().history, session().now(), _versions())


def review() -> Review:
    """The cards that are due today, those of today's review that were answered already, and more when asked."""
    return Review(session(), shipped(), _due, _versions())


def key_points() -> HTML:
    """One line to keep for each objective."""
    return lists.key_points(shipped())


def summary() -> Download:
    """A button that lets the browser keep the summary, one HTML page."""

    def make() -> str:
        here = session()
        return summary_page(shipped(), _parts(), here.history, _gain(here.history), here.record.learner, here.now())

    return Download("Download my page", "milia-or-acne.html", "text/html", make)


def red_flags(short: bool = False, about: str | None = None) -> HTML:
    """The warning signs, the most urgent first; ``short`` leaves out what to do about each."""
    return lists.red_flags(shipped(), short, about)


def scoreboard_picture() -> HTML:
    """The article's scoreboard as bars, with the numbers written beside them."""
    return draw_scoreboard(shipped())


def words(*terms: str) -> HTML:
    """What these words mean."""
    return lists.words(shipped(), *terms)


def sources_used(notebook: str) -> HTML:
    """The sources of a notebook, named like its file without ``.ipynb``."""
    return lists.sources_used(shipped(), notebook)
