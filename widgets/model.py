"""The lesson's records: what a source, a claim, a sign or a question is.

Frozen and without behaviour beyond what follows from their own fields. The JSON schemas in
``content/schema/`` are generated from these types, so a record's shape is written down here only.
"""

from __future__ import annotations

import re
from typing import Annotated, Generic, Literal, TypeVar

from msgspec import Meta, Struct

Text = Annotated[str, Meta(min_length=1)]
"""Text that may not be empty."""

Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="kebab-case, never reused")]
"""An id in kebab-case."""

SourceId = Annotated[str, Meta(pattern=r"^[A-Z][A-Z0-9_]*$", description="id of a record in sources.yml")]
ClaimId = Annotated[str, Meta(pattern=r"^C[0-9]{2}$", description="id of a record in claims.yml")]

Sure = Literal["high", "medium", "low", "none"]
"""How sure a stated fact is; ``none`` means that no source was found."""

SURE_MEANING: dict[str, str] = {
    "high": "two or more independent reputable sources, or one primary rule or law",
    "medium": "one reputable source, or several copies of one",
    "low": "only weak, commercial, second-hand or conflicting sources",
    "none": "no source found",
}

SURE_MARKS: dict[str, str] = {"high": "●●●", "medium": "●●○", "low": "●○○"}
"""How sure a fact is, to be read at a glance: three dots are high."""

Level = Literal["page-excerpt", "copy", "abstract-copy", "secondary"]
"""How much of a source was read, and where."""

LEVEL_MEANING: dict[str, str] = {
    "page-excerpt": "an excerpt was read on the owner's own page",
    "copy": "an excerpt was read in someone else's copy of the page",
    "abstract-copy": "only the abstract or the opening was read",
    "secondary": "a weaker or commercial page, read in excerpt",
}


SourceKind = Literal["regulator", "label", "guideline", "review", "other"]
"""What a source is.

``guideline`` is advice that a health service or a professional body gives, ``review`` one of the literature or a
reference work for clinicians, ``other`` all the rest: clinics, magazines, shops, single studies.
"""

LOOSENING: tuple[str, ...] = ("regulator", "label", "guideline", "review")
"""The kinds of source on which a caution may say that something is *fine* or *with care*."""


class Record(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Base of all records: immutable, and no fields but those named.

    A record never points back at what holds it, so the garbage collector need not look for rings in it.
    """


class Source(Record, frozen=True):
    """A text that a fact rests on."""

    id: SourceId
    title: Text
    who: Annotated[str, Meta(min_length=1, description="author or publisher, as far as it was seen")]
    year: Annotated[str, Meta(min_length=1, description="year as text, or 'undated'")]
    level: Level
    url: str = ""
    note: str = ""
    kind: Annotated[SourceKind, Meta(description="a caution is loosened on the first four only")] = "other"

    @property
    def short(self) -> str:
        """Whose it is, in a word or two, for lines that only name it."""
        return re.split(r" ?[(,;]", self.who, maxsplit=1)[0]

    @property
    def link(self) -> str | None:
        """Address to link to: the owner's own page or a DOI; ``None`` for copies, mirrors and weak pages."""
        linkable = self.level == "page-excerpt" or self.url.startswith("https://doi.org/")
        return self.url if self.url and linkable else None


class Speaker(Record, frozen=True):
    """One of the voices in the article."""

    id: Slug
    name: Text
    role: Text
    clinician: bool


class Verdict(Record, frozen=True):
    """One of the answers to "what do independent texts say of this claim?"."""

    id: Slug
    name: Text
    meaning: Text


class Claim(Record, frozen=True):
    """One claim of the article, in the lesson's words, with what independent texts say of it."""

    id: ClaimId
    section: Slug
    who: Annotated[str, Meta(description="id of a record in speakers.yml")]
    claim: Text
    verdict: Annotated[str, Meta(description="id of a record in verdicts.yml")]
    reasoning: Text
    sources: Annotated[
        list[SourceId], Meta(min_length=1, description="the article itself where no other text was found")
    ]


class Objective(Record, frozen=True):
    """Something a learner can do afterwards, and the one line to keep about it."""

    id: int
    name: Annotated[str, Meta(min_length=1, description="two or three words, for tables")]
    text: Annotated[str, Meta(min_length=1, description="completes 'you can …'")]
    keep: Annotated[str, Meta(min_length=1, description="the key point, in a sentence or two")]
    sources: Annotated[list[SourceId], Meta(min_length=1)]


Basis = Literal["source", "artist", "analogy"]
"""Why something is drawn as it is: a source says so, the artist chose, or what sources say of something near it."""

Form = Literal["dome", "flat top", "swelling", "rim", "patch"]
"""A bump's shape: round, level on top, raised without an edge, a ring around an opening, or a flat irregular patch."""

Colour = Literal[
    "skin", "whitish", "white", "pearly white", "yellowish", "yellow", "yellow-orange", "orange",
    "pink", "red", "purple", "brown", "black",
]  # fmt: skip
Opening = Literal["none", "plug"]
"""What can be seen of an opening: nothing, or a wide one that a dark plug fills."""

Presence = Literal["absent", "present"]
Shine = Literal["matt", "smooth", "waxy"]
Halo = Literal["none", "slight", "strong"]
Grouping = Literal["scattered", "grouped"]

T = TypeVar("T")


class Drawn(Record, frozen=True, kw_only=True):
    """What stands behind one parameter of a drawing."""

    basis: Basis
    sure: Sure = "none"
    sources: list[SourceId] = []
    note: str = ""


class Range(Drawn, frozen=True, kw_only=True):
    """A number from ``low`` to ``high``, both included."""

    low: float
    high: float


class Choices(Drawn, Generic[T], frozen=True, kw_only=True):
    """One of several values, equally likely."""

    choices: Annotated[list[T], Meta(min_length=1)]


class Appearance(Record, frozen=True, kw_only=True):
    """How a lesion looks from above: what a drawing of it may show, and what that rests on.

    ``colour`` holds on light to middle skin, ``colour_deep`` on deep skin (:data:`DEEP_FROM`).
    """

    count: Annotated[Range, Meta(description="how many stand in a picture of 20 by 20 mm")]
    grouping: Choices[Grouping]
    diameter_mm: Annotated[Range, Meta(description="a patch's is its length")]
    differ: Annotated[Range, Meta(description="0: all alike in size; 1: sizes from all of the range")]
    rise: Annotated[Range, Meta(description="height as a share of the diameter")]
    form: Choices[Form]
    colour: Choices[Colour]
    colour_deep: Choices[Colour]
    opening: Choices[Opening]
    roof: Annotated[Choices[Presence], Meta(description="a thin roof of skin that lets what is under it shine through")]
    tip: Annotated[Choices[Presence], Meta(description="a white to yellow tip")]
    halo: Annotated[Choices[Halo], Meta(description="skin around it that has changed colour")]
    dimple: Annotated[Choices[Presence], Meta(description="a dip in the middle")]
    vessels: Annotated[Choices[Presence], Meta(description="fine blood vessels on it")]
    shine: Choices[Shine]
    crust: Choices[Presence]


LARGEST_MM = 16.0
"""The largest bump that a drawing of 20 by 20 mm holds, in millimetres."""

TONES = range(1, 11)
"""The Monk scale of skin tones."""

DEEP_FROM = 6
"""The Monk tone from which skin is drawn as deep; where sources' "dark skin" begins is the artist's choice."""


class Lesion(Record, frozen=True):
    """A kind of bump that the lesson names, and how it may be drawn."""

    id: Slug
    name: Text
    family: Literal["milia", "acne", "look-alike", "not to miss"]
    look: Appearance
    also: list[Text] = []


Part = Literal["who", "where", "since", "feel", "more"]
"""The parts of a case's story: whose skin, where on it, since when, how it feels, what else is told."""


class Telling(Record, frozen=True):
    """One phrase of a practice case's story, and the kinds of bump that the sources say it of."""

    id: Slug
    part: Part
    text: Text
    fits: Annotated[list[Slug], Meta(description="ids in lesions.yml; empty: it says nothing about what it is")]
    sources: list[SourceId]
    ages: Annotated[list[Slug], Meta(description="ids of the part 'who' with which it makes sense; empty: all")] = []


class Redrawn(Record, frozen=True, kw_only=True):
    """What a twist's picture shows instead of its first lesion's own look; what is left out stays."""

    colour: Colour | None = None
    colour_deep: Colour | None = None
    roof: Presence | None = None
    dimple: Presence | None = None
    vessels: Presence | None = None
    crust: Presence | None = None
    shine: Shine | None = None


class Twist(Record, frozen=True, kw_only=True):
    """A practice case whose right answer is not the name of a bump, and why."""

    id: Slug
    lesions: Annotated[list[Slug], Meta(min_length=1, description="what it may be; ids in lesions.yml")]
    answer: Literal["cannot-tell", "see-a-clinician"]
    why: Text
    sure: Sure
    sources: Annotated[list[SourceId], Meta(min_length=1)]
    told: Annotated[list[Slug], Meta(description="ids in vignettes.yml that the story must hold")] = []
    drawn: Redrawn = Redrawn()


class Sign(Record, frozen=True):
    """One cell of the signs table: what is known of one sign in one lesion."""

    lesion: Slug
    sign: Text
    value: str
    sure: Sure
    sources: list[SourceId]


class MiliaType(Record, frozen=True):
    """A kind of milia: what it is, how common, what becomes of it."""

    id: Slug
    name: Text
    fact: Text
    share: str
    course: str
    sure: Sure
    sources: list[SourceId]


Soon = Literal["now", "days", "sometime"]
"""How soon somebody should look: at once, also at night; within days; when it suits."""

SOON_MEANING: dict[Soon, tuple[str, str]] = {
    "now": ("Call now, also at night", "Do not wait until the morning."),
    "days": ("See a doctor within days", "It can wait for the next day, but not for weeks."),
    "sometime": ("Ask a pharmacist or a doctor some time", "There is no hurry."),
}
"""The tiers of red flags, the most urgent first: a heading that says what to do, and what it means."""

MOST_WORDS = 14
"""A red flag's sign has at most so many words, so that it can be read at a glance."""

ACT_VERBS = frozenset({"Ask", "Call", "Get", "Leave", "See", "Show", "Tell"})
"""What a red flag asks to do begins with one of these."""

NOT_REVIEWED = "No dermatologist and no paediatrician has reviewed it."
"""What the lesson says of itself wherever it speaks of itself."""


class RedFlag(Record, frozen=True):
    """A warning sign, what to do about it, how soon, and whom to see."""

    id: Slug
    about: Literal["anywhere", "at an eyelid", "on a baby or child"]
    flag: Annotated[str, Meta(min_length=1, description=f"one sign, at most {MOST_WORDS} words")]
    act: Annotated[str, Meta(min_length=1, description="what to do; begins with its verb")]
    soon: Soon
    see: Annotated[str, Meta(min_length=1, description="whom to see")]
    sure: Sure
    sources: Annotated[list[SourceId], Meta(min_length=1)]


class Side(Record, frozen=True):
    """What happens on one side of a step; ``sources`` is empty where none was found, and ``text`` says so."""

    name: Annotated[str, Meta(min_length=1, description="what happens, in a few words")]
    text: Annotated[str, Meta(min_length=1, description="one or two sentences")]
    sources: list[SourceId]


class ExtractionStep(Record, frozen=True):
    """One step of a milium being opened by a trained hand, and beside it of one being squeezed."""

    id: Slug
    opening: Side
    squeezing: Side


Who = Literal["nobody at home", "home", "home on prescription", "professional", "clinician"]
Risk = Literal["none", "low", "moderate", "high"]
Evidence = Literal["none found", "opinion", "case reports", "textbook", "trials in acne only", "trials"]
Caution = Literal["never", "unknown", "ask first", "with care", "fine"]
"""What is said of a treatment in a situation, from what allows least to what allows most.

``fine`` and ``with care`` need a source that says so; ``unknown`` means that no source was found, which allows less
than a reason to ask.
"""

Situation = Literal["pregnancy", "breastfeeding", "near_eye", "darker_skin", "implanted_device", "newborn", "child"]
"""Whom or where a caution is for: each has a column in the table of treatments."""

SITUATIONS: dict[Situation, str] = {
    "pregnancy": "pregnant or planning a pregnancy",
    "breastfeeding": "breastfeeding",
    "near_eye": "near the eye",
    "darker_skin": "darker skin",
    "implanted_device": "a pacemaker, defibrillator or another implanted device",
    "newborn": "a newborn",
    "child": "a child",
}
"""What the situations are called."""


class Treatment(Record, frozen=True):
    """One thing that can be done about milia. What is unknown is empty, never zero and never guessed.

    ``potency`` (0 to 10) orders how strongly a step acts on skin, not how well it works; it is this lesson's teaching
    order and no published scale. Costs are US dollars for one ``cost_unit``.
    """

    id: Slug
    name: Text
    who: Who
    potency: float | None
    potency_basis: Text
    cost_low_usd: float | None
    cost_high_usd: float | None
    cost_unit: str
    cost_kind: Literal["", "shop", "clinic", "insurer"]
    cost_sure: Sure
    risk: Risk
    risks: Text
    evidence: Evidence
    time_to_effect: str
    pregnancy: Caution
    breastfeeding: Caution
    near_eye: Caution
    darker_skin: Caution
    implanted_device: Caution
    newborn: Caution
    child: Caution
    sources: list[SourceId]


class Reason(Record, frozen=True):
    """Why the table says what it says of some treatments in some situations.

    The word itself stands in the treatment's row; for ``anyone`` a reason means that it is no choice at all.
    """

    id: Slug
    situations: Annotated[list[Literal["anyone", Situation]], Meta(min_length=1)]
    treatments: Annotated[list[Slug], Meta(min_length=1)]
    why: Text
    sources: Annotated[list[SourceId], Meta(min_length=1)]
    care: Annotated[str, Meta(description="what *with care* means here; only where the table says it")] = ""


class TreatmentKind(Record, frozen=True):
    """Treatments that act in the same way; among them the stronger is never allowed more than the weaker."""

    id: Slug
    name: Text
    active: Annotated[bool, Meta(description="false: mere care of the skin, which outlasts all that is active")]
    treatments: Annotated[list[Slug], Meta(min_length=1)]


class CautionRule(Record, frozen=True):
    """What the cautions of some treatments may say at most or must say at least, whatever single sources say."""

    id: Slug
    why: Text
    situations: Annotated[list[Situation], Meta(min_length=1)]
    kinds: list[Slug] = []
    treatments: list[Slug] = []
    at_most: Caution | None = None
    at_least: Caution | None = None


class Product(Record, frozen=True):
    """A product that the article names, with the price it gives in one shop, if any."""

    product: Text
    kind: Text
    step: int
    shop: str
    price_usd: float | None
    claim: list[ClaimId]
    note: str
    sources: list[SourceId]


class Term(Record, frozen=True):
    """A word explained."""

    term: Text
    meaning: Text
    sources: list[SourceId]


class Option(Record, frozen=True):
    """One answer to choose, with why it is right or wrong."""

    id: Slug
    text: Text
    feedback: Text
    correct: bool = False


class Step(Record, frozen=True):
    """One step of an order, with why it stands where it does."""

    id: Slug
    text: Text
    feedback: Text


class Group(Record, frozen=True):
    """One group that things are sorted into."""

    id: Slug
    text: Text


class Item(Record, frozen=True):
    """One thing to be sorted, with why it belongs to its group."""

    id: Slug
    text: Text
    group: Annotated[str, Meta(description="id of one of the question's groups")]
    feedback: Text


class Asked(Record, frozen=True, tag_field="type", kw_only=True):
    """What every question has. ``story``, ``text`` and ``hint`` are Markdown without raw HTML, as all feedback is."""

    id: Slug
    objective: Annotated[int, Meta(description="id of a record in objectives.yml")]
    text: Text
    hint: Text
    sources: Annotated[list[SourceId], Meta(min_length=1)]
    claims: list[ClaimId] = []
    story: Annotated[str, Meta(description="what is told before the question, if anything")] = ""
    shuffle: Annotated[bool, Meta(description="false where the order of the options means something")] = True


class Choice(Asked, frozen=True, kw_only=True):
    """A question with options to choose from."""

    options: Annotated[list[Option], Meta(min_length=2)]

    @property
    def right(self) -> frozenset[str]:
        """Ids of the right options."""
        return frozenset(option.id for option in self.options if option.correct)


class Single(Choice, frozen=True, tag="single", kw_only=True):
    """One answer is right; a response is a list of one option's id."""


class Multiple(Choice, frozen=True, tag="multiple", kw_only=True):
    """Several answers may be right; a response is a list of their ids."""


Pointable = Literal["face"]
"""A drawing that a question can point at."""

PLACES: dict[str, tuple[str, ...]] = {"face": ("forehead", "eyelids", "nose", "cheeks", "chin", "jaw", "ears")}
"""The places of each such drawing."""


class Hotspot(Choice, frozen=True, tag="hotspot", kw_only=True):
    """One place on a drawing is right; the options' ids are the drawing's places."""

    picture: Pointable


class Order(Asked, frozen=True, tag="order", kw_only=True):
    """Steps to be put in order, written down in the right one; a response lists all ids."""

    options: Annotated[list[Step], Meta(min_length=3)]


class Sort(Asked, frozen=True, tag="sort", kw_only=True):
    """Things to be sorted into groups; a response maps each thing's id to a group's."""

    groups: Annotated[list[Group], Meta(min_length=2)]
    options: Annotated[list[Item], Meta(min_length=3)]


class Number(Asked, frozen=True, tag="number", kw_only=True):
    """A figure from ``low`` to ``high`` is right, both included; a response is a number."""

    unit: Text
    low: float
    high: float
    feedback: Text
    too_low: Text
    too_high: Text


Question = Single | Multiple | Hotspot | Order | Sort | Number

Response = tuple[str, ...] | dict[str, str] | float
"""What a learner answered: ids (chosen, or all in order), thing → group, or a number."""

CONFIDENCE: dict[int, str] = {1: "a guess", 2: "fairly sure", 3: "certain"}
"""How sure somebody can say to be of an answer, from least to most."""

CERTAIN = max(CONFIDENCE)
