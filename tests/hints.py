"""What a hint may not do: hand over the answer. Rules that a machine can hold; they see words, not meaning.

A hint may point at what the story and the question say, and at what is said of several options. It hands the answer
over if it shares with the right options, or with the feedback on them, what is said of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from widgets.model import Choice, Number, Question, Single

SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a an and any are as at be been before but by can could did do does each else for from had has have he her him
        his how i if in into is it its itself just may might more most must no nor not of off on one only or other out
        over own she should so some still than that the their them then there these they this those to too two under up
        very was were what when where which who whom whose why will with would you your about after again all also come
        comes first here through
        """,
    )
)
"""Words that carry no meaning of their own."""

SHARE = 0.3
"""From this share of its words that carry meaning a hint is mostly the answer."""

COUNTING = re.compile(r"\d|\b(divide|multiply|add|subtract|half|twice|double|third)\b", re.IGNORECASE)
"""A figure, or what to do with the figures."""

YES_OR_NO = re.compile(r"(?:^|[.?!] )(?:Does|Do|Did|Is|Are|Was|Were|Can|Could|Has|Have|Will|Would)\b[^.?!]*\?")
"""A question with one sensible answer is a statement."""


def words(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return re.findall(r"[a-z]+(?:'[a-z]+)?|\d+", text.lower())


def stem(word: str) -> str:
    """A word without its commonest endings, at most six letters."""
    found = re.fullmatch(r"(\w{3,}?)(?:ings|ing|edly|ed|es|s|ly|'s)", word)
    return (found.group(1) if found else word).rstrip("e")[:6]


def meaning(text: str) -> set[str]:
    """The stems of the words that carry meaning."""
    return {stem(word) for word in words(text) if word not in SMALL_WORDS}


def runs(text: str, least: int) -> set[tuple[str, ...]]:
    """Three words in a row of which at least some carry meaning."""
    said = words(text)
    rows = {tuple(said[i : i + 3]) for i in range(len(said) - 2)}
    return {row for row in rows if sum(word not in SMALL_WORDS for word in row) >= least}


def handed_over(question: Question) -> Iterator[str]:
    """What a question's hint gives away, in words."""
    hint, said = question.hint, f"{question.story} . {question.text}"
    if not hint:
        return
    if isinstance(question, Number) and (found := COUNTING.search(hint)):
        yield f"says how to reckon or how much: {found.group()}"
    if isinstance(question, Single) and YES_OR_NO.search(hint):
        yield "asks what has one sensible answer"
    if isinstance(question, Choice):
        right = [o for o in question.options if o.id in question.right]
        wrong = [o for o in question.options if o.id not in question.right]
        texts = " . ".join(o.text for o in right)
        told = " . ".join(f"{o.text} . {o.feedback}" for o in right)
        others = " . ".join([said, *(f"{o.text} . {o.feedback}" for o in wrong)])
        for row in sorted((runs(hint, 1) & runs(texts, 1) | runs(hint, 2) & runs(told, 2)) - runs(others, 1)):
            yield f"says what is said of the right option only: {' '.join(row)}"
        given = meaning(hint) & meaning(told) - meaning(others)
        if len(given) >= SHARE * len(meaning(hint)):
            yield f"is mostly the right option's words: {', '.join(sorted(given))}"
