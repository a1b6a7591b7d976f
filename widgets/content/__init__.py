"""The one door to the folder ``content/``: reads it, checks it, hands out records of ``widgets.model``."""

from widgets.content.store import Content, ContentError, shipped

__all__ = ["Content", "ContentError", "shipped"]
