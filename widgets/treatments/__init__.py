"""What can be done about milia, as pandas: the table, what is left in a situation, an order, and how firm it is.

No widgets here; each function takes and gives plain DataFrames.
"""

from widgets.model import SITUATIONS
from widgets.treatments.firmness import firmness
from widgets.treatments.order import CONCERNS, ranked, unbeaten
from widgets.treatments.suitable import suitable, told
from widgets.treatments.table import ORDERED, products, treatments

__all__ = [
    "CONCERNS",
    "ORDERED",
    "SITUATIONS",
    "firmness",
    "products",
    "ranked",
    "suitable",
    "told",
    "treatments",
    "unbeaten",
]
