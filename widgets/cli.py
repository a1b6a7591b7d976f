"""The command ``milia-lesson``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def setup(args: argparse.Namespace) -> int:
    """Settings for JupyterLab, trust for the notebooks."""
    from widgets.jupyter_setup import SetupError, install_settings, trust

    try:
        path = install_settings()
    except SetupError as e:
        print(f"milia-lesson setup: {e}", file=sys.stderr)
        return 1
    count = trust(sorted((ROOT / "notebooks").rglob("[!.]*.ipynb")))
    print(f"Ready: {count} notebooks trusted, settings in {path}")
    return 0


def check(args: argparse.Namespace) -> int:
    """All faults of the content, one line each."""
    from widgets.content import Content
    from widgets.content.check import check as faults_of
    from widgets.notebooks import all_notebooks
    from widgets.trace import gaps, trace

    root: Path = args.content.resolve()
    if not root.is_dir():
        print(f"milia-lesson check: no folder {args.content}; name one that holds claims.yml", file=sys.stderr)
        return 2
    content = Content(root)
    faults = faults_of(content)
    if not faults and root == ROOT / "content":  # what the lesson's own notebooks leave out
        faults = gaps(content, all_notebooks())
    if args.trace and not faults:
        for id, carried in trace(content, all_notebooks()).items():
            print(f"{id} {carried}")
        return 0
    for fault in faults:
        print(fault)
    print(f"{len(faults)} fault{'' if len(faults) == 1 else 's'} in {args.content}", file=sys.stderr)
    return 1 if faults else 0


def schema(args: argparse.Namespace) -> int:
    """The schema files that editors use, made anew from the model."""
    from widgets.content.schemas import write

    write(ROOT / "content" / "schema")
    return 0


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
    for function in (setup, check, hand_in, schema):
        doc = (function.__doc__ or "").strip()
        command = commands.add_parser(function.__name__.replace("_", "-"), help=doc, description=doc)
        command.set_defaults(run=function)
        if function is check:
            command.add_argument("--content", type=Path, default=ROOT / "content", help="the folder to check")
            command.add_argument("--trace", action="store_true", help="say of each claim what carries it")
        if function is hand_in:
            command.add_argument(
                "class_folder", type=Path, nargs="?", help="where; if not named, what MILIA_LESSON_CLASS says"
            )
    args = parser.parse_args(argv)
    return int(args.run(args))


if __name__ == "__main__":
    sys.exit(main())
