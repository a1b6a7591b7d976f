"""The learner's record: the one place that writes what a learner did, and the one that reads it.

A folder of files, one a learner, one JSON object a line, only ever appended to. Nothing is ever rewritten.
"""

from widgets.record.event import Event, version_of
from widgets.record.handing_in import CLASS_VARIABLE, NotHandedIn, class_folder, hand_in
from widgets.record.learners import Learners, NameRefused, named
from widgets.record.reading import PassedOver, Reading, read
from widgets.record.record import Record, TakenIn, folder

__all__ = [
    "CLASS_VARIABLE",
    "Event",
    "Learners",
    "NameRefused",
    "NotHandedIn",
    "PassedOver",
    "Reading",
    "Record",
    "TakenIn",
    "class_folder",
    "folder",
    "hand_in",
    "named",
    "read",
    "version_of",
]
