"""Flesch-Kincaid grade of a text: a crude measure of how hard it is to read, good for comparing before with after."""

from __future__ import annotations

import re


def syllables(word: str) -> int:
    """Syllables of an English word, counted by its groups of vowels."""
    word = re.sub(r"[^a-z]", "", word.lower())
    if not word:
        return 0
    n = len(re.findall(r"[aeiouy]+", word))
    if word.endswith("e") and not word.endswith(("le", "ee")) and n > 1:
        n -= 1
    return max(1, n)


def grade(text: str) -> float:
    """The years of school that a text asks for; an empty one asks for none."""
    sentences = [s for s in re.split(r"[.!?:;]+\s|\n", text + " ") if re.search(r"[a-zA-Z]", s)]
    words = re.findall(r"[A-Za-z’']+", text)
    if not words:
        return 0.0
    return 0.39 * len(words) / max(1, len(sentences)) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
