"""A class report: from a folder of records to a page and tables."""

from __future__ import annotations

from pathlib import Path

from widgets.classroom import csv_files, page
from widgets.classroom.findings import Findings, findings
from widgets.classroom.html import Html, shown
from widgets.classroom.made_up import NAME
from widgets.classroom.parts import again, beliefs, change, files, people, practice, questions, top
from widgets.content import Content


class ClassReport:
    """What a class did. Each part can be shown in a notebook; the whole can be saved."""

    def __init__(self, found: Findings, title: str = "") -> None:
        made_up = all(learner.startswith(NAME) for learner in found.records.learners)
        self.found = found
        self.title = (title or "Class report") + (" (a made-up class)" if made_up else "")

    def at_a_glance(self) -> Html:
        """Who took part, in four figures."""
        return shown(top.top(self.found, self.title))

    def teach_again(self) -> Html:
        """What to teach again."""
        return shown(again.teach_again(self.found))

    def before_and_after(self) -> Html:
        """Before and after by objective."""
        return shown(change.before_and_after(self.found))

    def misconceptions(self) -> Html:
        """Wrong answers that learners share, and errors made while sure."""
        return shown(beliefs.beliefs(self.found) + beliefs.confidence(self.found))

    def questions(self) -> Html:
        """Questions to look at first."""
        return shown(questions.look_at(self.found) + questions.alphas(self.found))

    def practice(self) -> Html:
        """Practice by kind of bump and by skin tone."""
        return shown(practice.practice(self.found))

    def learners(self) -> Html:
        """Who took part, and who may need help."""
        return shown(people.who(self.found))

    def files(self) -> Html:
        """Files that were not read whole, records that are the same."""
        return shown(files.files(self.found))

    def html(self) -> str:
        """The whole page, which stands alone."""
        return page.page(self.found, self.title)

    def save(self, out: Path | str, csv: Path | str | None = None, separator: str = "comma") -> str:
        """Write the page, and the tables if a folder is named; returns a sentence that says what. Raises OSError.

        ``separator`` is what parts the cells of a table: "comma", "semicolon" or "tab".
        """
        out = Path(out)
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(self.html(), encoding="utf-8", errors="replace")
        tables = csv_files.write(self.found, Path(csv), separator) if csv is not None else []
        return f"Report: {out}" + (f"; {len(tables)} tables in {csv}" if tables else "")


def class_report(folder: Path | str, title: str = "", content: Content | None = None) -> ClassReport:
    """Read a folder of learners' records. Raises :class:`widgets.classroom.records.RecordsError`."""
    return ClassReport(findings(Path(folder).expanduser(), content), title)
