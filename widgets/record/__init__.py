"""The learner's record: the one place that writes what a learner did, and the one that reads it.

A folder of files, one a learner, one JSON object a line, only ever appended to. Nothing is ever rewritten.
"""

from widgets.record.event import Event, version_of
from widgets.record.learners import Learners, NameRefused, named
from widgets.record.reading import PassedOver, Reading, read
from widgets.record.record import Record, TakenIn, folder

__all__ = [
    "Event",
    "Learners",
    "NameRefused",
    "PassedOver",
    "Reading",
    "Record",
    "TakenIn",
    "folder",
    "named",
    "read",
    "version_of",
]
