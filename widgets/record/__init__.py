"""The learner's record: the one place that writes what a learner did, and the one that reads it.

A folder of files, one a learner, one JSON object a line, only ever appended to. Nothing is ever rewritten.
"""

from widgets.record.copies import CopyBeside, copies_beside, copy_beside
from widgets.record.current import become, begin, current
from widgets.record.event import Event, version_of
from widgets.record.handed import Handed, files_in
from widgets.record.handing_in import CLASS_VARIABLE, NotHandedIn, class_folder, hand_in
from widgets.record.learners import Learners, NameRefused, named
from widgets.record.reading import PassedOver, Reading, read
from widgets.record.record import AHEAD, Record, TakenIn, folder

__all__ = [
    "AHEAD",
    "CLASS_VARIABLE",
    "CopyBeside",
    "Event",
    "Handed",
    "Learners",
    "NameRefused",
    "NotHandedIn",
    "PassedOver",
    "Reading",
    "Record",
    "TakenIn",
    "become",
    "begin",
    "class_folder",
    "copies_beside",
    "copy_beside",
    "current",
    "files_in",
    "folder",
    "hand_in",
    "named",
    "read",
    "version_of",
]
