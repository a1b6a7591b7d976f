"""The command ``milia-lesson``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from widgets.content import Content

ROOT = Path(__file__).resolve().parents[1]


def setup(args: argparse.Namespace) -> int:
    """Settings for JupyterLab, trust for the notebooks."""
    from widgets import jupyter_setup
    from widgets.notebooks import own_files

    settings, done = None, []
    try:
        settings = jupyter_setup.install_settings()
    except jupyter_setup.SetupError as e:
        print(f"milia-lesson setup: {e}. Until then start a page by Run ▸ Run All Cells.", file=sys.stderr)
    jupyter_setup.prepare_kernel()
    jupyter_setup.prepare_workspace()
    trusted = jupyter_setup.trust(own_files())
    for path, problem in trusted.passed_over:
        file = path.relative_to(path.parents[1 if path.parent.name == "notebooks" else 2]).as_posix()
        print(f"milia-lesson setup: passed over {file}: it {problem}; git checkout {file}", file=sys.stderr)
    if not trusted.problem:
        done.append(f"{trusted.kept} notebooks trusted")
    if settings:
        done.append(f"settings in {settings}")
    if trusted.problem:
        start = "▶ Start the lesson in the bar above it" if settings else "Run ▸ Run All Cells"
        place = jupyter_setup.signatures()
        done.append(f"no notebook trusted ({place}: {trusted.problem}), so start a page by {start}")
    print(f"Ready: {', '.join(done)}")
    return 0


def check(args: argparse.Namespace) -> int:
    """All faults of the content, one line each."""
    from widgets.content import Content, ContentError, shipped
    from widgets.content.check import check as faults_of
    from widgets.notebooks import all_notebooks
    from widgets.trace import gaps, trace

    root: Path = args.content.resolve()
    if not root.is_dir():
        print(f"milia-lesson check: no folder {args.content}; name one that holds claims.yml", file=sys.stderr)
        return 2
    try:
        content = shipped() if root == ROOT / "content" else Content(root)
    except ContentError as e:
        print(f"milia-lesson check: {e}", file=sys.stderr)
        return 2
    faults = faults_of(content)
    if not faults and root == ROOT / "content":  # what the lesson's own notebooks leave out
        faults = gaps(Content(root), all_notebooks())
    if args.trace and not faults:
        for id, carried in trace(content, all_notebooks()).items():
            print(f"{id} {carried}")
        return 0
    for fault in faults:
        print(fault)
    beside = f" and {content.own}" if content.own else ""
    print(f"{len(faults)} fault{'' if len(faults) == 1 else 's'} in {args.content}{beside}", file=sys.stderr)
    return 1 if faults else 0


def schema(args: argparse.Namespace) -> int:
    """The schema files that editors use, made anew from the model."""
    from widgets.content.schemas import write

    write(ROOT / "content" / "schema")
    return 0


def report(args: argparse.Namespace) -> int:
    """A class report from a folder of learners' records."""
    from widgets.classroom.records import RecordsError
    from widgets.classroom.report import class_report

    try:
        print(class_report(args.folder, args.title).save(args.out, args.csv, args.separator))
    except RecordsError as e:
        print(f"milia-lesson report: {e}", file=sys.stderr)
        return 2
    except OSError as e:
        where = e.filename or args.out
        print(f"milia-lesson report: cannot write {where} ({e.strerror}); name another place", file=sys.stderr)
        return 1
    return 0


def export(args: argparse.Namespace) -> int:
    """Questions for Moodle, Canvas and others: GIFT, Moodle XML, QTI."""
    from widgets.classroom.export import FORMATS

    def make(content: Content) -> bytes:
        made = FORMATS[args.format](content.chosen(args.topic), content)
        for line in made.told():
            print(line, file=sys.stderr)
        return made.data

    return _write("export", args.out, make)


def handout(args: argparse.Namespace) -> int:
    """A worksheet, or its answer key, to print."""
    from widgets.classroom.handout import answer_key, worksheet

    made = answer_key if args.key else worksheet
    return _write("handout", args.out, lambda content: made(content, args.topic).encode())


def _write(command: str, out: Path, make: Callable[[Content], bytes]) -> int:
    """Make a file of sound content; what is wrong with a class's own bank is said first."""
    from widgets.content import ContentError, shipped
    from widgets.content.check import check as faults_of

    try:
        content = shipped()
        faults = faults_of(content) if content.own else []
        for fault in faults:
            print(fault, file=sys.stderr)
        if not faults:
            out.write_bytes(make(content))
            print(out)
        return 1 if faults else 0
    except ContentError as e:
        print(f"milia-lesson {command}: {e}", file=sys.stderr)
    except OSError as e:
        reason = (e.strerror or str(e)).lower()
        print(f"milia-lesson {command}: {out}: {reason}; name a file in a folder that exists", file=sys.stderr)
    return 2


def hand_in(args: argparse.Namespace) -> int:
    """A copy of your answers into the folder of your class."""
    from widgets.record import CLASS_VARIABLE, Learners, NotHandedIn, Record, class_folder, folder
    from widgets.record import hand_in as handed_in

    into: Path | None = args.class_folder or class_folder()
    if into is None:
        print(f"milia-lesson hand-in: which folder? Name it, or set {CLASS_VARIABLE}", file=sys.stderr)
        return 2
    learners = Learners(folder())
    if not learners.all():
        print(f"milia-lesson hand-in: no answers are kept in {learners.folder} yet", file=sys.stderr)
        return 1
    try:
        copy = handed_in(Record(learners.folder, learners.current()), into)
    except NotHandedIn as e:
        print(f"milia-lesson hand-in: {e}", file=sys.stderr)
        return 1
    print(f"Handed in: {copy}")
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="milia-lesson", description="Milia or acne? Look after the lesson.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for function in (setup, check, hand_in, export, handout, report, schema):
        doc = (function.__doc__ or "").strip()
        command = commands.add_parser(function.__name__.replace("_", "-"), help=doc, description=doc)
        command.set_defaults(run=function)
        if function is check:
            command.add_argument("--content", type=Path, default=ROOT / "content", help="the folder to check")
            command.add_argument("--trace", action="store_true", help="say of each claim what carries it")
        if function is report:
            command.add_argument(
                "folder", type=Path, help="the folder, or the zip of a platform, with the learners' files"
            )
            command.add_argument("--out", type=Path, default=Path("report.html"), help="the page to write")
            command.add_argument("--csv", type=Path, help="a folder for tables: items.csv, learners.csv and others")
            command.add_argument(
                "--separator",
                choices=["comma", "semicolon", "tab"],
                default="comma",
                help="what parts the cells of the tables; semicolon where numbers are written with a comma",
            )
            command.add_argument("--title", default="", help="what stands on top")
        if function is export:
            command.add_argument("--format", required=True, choices=("gift", "moodle", "qti"), help="for which system")
        if function is handout:
            command.add_argument("--key", action="store_true", help="the answers, with reasons and sources")
        if function in (export, handout):
            _selection(command)
        if function is hand_in:
            command.add_argument(
                "class_folder", type=Path, nargs="?", help="where; if not named, what MILIA_LESSON_CLASS says"
            )
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal's code page may lack a folder's letters
            stream.reconfigure(errors="backslashreplace")
    args = parser.parse_args(argv)
    return int(args.run(args))


def _selection(command: argparse.ArgumentParser) -> None:
    """Which questions go where."""
    words = "a file of content/questions without .yml, such as 02_what_milia_are; again for more; all if left out"
    command.add_argument("--topic", action="append", default=[], metavar="NAME", help=words)
    command.add_argument("--out", required=True, type=Path, metavar="FILE", help="the file to write")


if __name__ == "__main__":
    sys.exit(main())
