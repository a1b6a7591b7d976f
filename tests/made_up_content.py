"""A small sound folder of content, of any size, to be broken or measured."""

from __future__ import annotations

from pathlib import Path

LOOK = ", ".join(
    [
        *(f"{name}: {{low: 1, high: 1, basis: artist}}" for name in ("count", "diameter_mm", "differ", "rise")),
        *(
            f"{name}: {{choices: [{choice}], basis: source, sure: low, sources: [DERMNET]}}"
            for name, choice in {
                "grouping": "scattered", "form": "dome", "colour": "white", "colour_deep": "white", "opening": "none",
                "roof": "present", "tip": "absent", "halo": "none", "dimple": "absent", "vessels": "absent",
                "shine": "matt", "crust": "absent",
            }.items()
        ),
    ]
)  # fmt: skip

SMALL_FILES = {
    "sources.yml": """
- {id: DERMNET, title: Milia, who: DermNet, year: "2009", url: "https://dermnet.example/milia", level: page-excerpt,
   kind: review}
- {id: ATLAS, title: Atlas, who: someone, year: undated, level: copy}
""",
    "speakers.yml": "- {id: article, name: the article, role: a magazine, clinician: false}\n",
    "verdicts.yml": """
- {id: supported, name: Supported, meaning: texts agree}
- {id: partly, name: Partly, meaning: half}
""",
    "objectives.yml": """
- {id: 1, name: inside, text: say what is inside, keep: It is a cyst., sources: [DERMNET]}
- {id: 2, name: signs, text: tell signs, keep: It has no pore., sources: [DERMNET]}
""",
    "lesions.yml": f"""
- {{id: milium, name: milium, family: milia, look: {{{LOOK}}}}}
- {{id: whitehead, name: whitehead, family: acne, look: {{{LOOK}}}}}
""",
    "claims.yml": """
- id: C17
  section: what
  who: article
  claim: It is a cyst.
  verdict: supported
  reasoning: Texts say so.
  sources: [DERMNET]
""",
    "signs.csv": "lesion,sign,value,sure,sources\nmilium,feel,firm,high,DERMNET ATLAS\nwhitehead,feel,,none,\n",
    "vignettes.yml": "- {id: adult, part: who, text: An adult, fits: [milium], sources: [DERMNET]}\n",
    "twists.yml": """
- {id: alike, lesions: [milium, whitehead], answer: cannot-tell, why: alike, sure: low, sources: [ATLAS]}
""",
    "milia_types.yml": """
- {id: newborn, name: newborn, fact: at birth, share: half, course: weeks, sure: high, sources: [DERMNET]}
""",
    "red_flags.yml": """
- {id: bleeds, about: anywhere, flag: it bleeds, act: See a doctor, soon: days, see: a doctor, sure: medium,
   sources: [DERMNET]}
""",
    "extraction.yml": """
- id: roof
  opening: {name: A nick, text: It is opened., sources: [DERMNET]}
  squeezing: {name: A press, text: It is pressed., sources: []}
""",
    "treatments.csv": """\
id,name,who,potency,potency_basis,cost_low_usd,cost_high_usd,cost_unit,cost_kind,cost_sure,risk,risks,evidence,\
time_to_effect,pregnancy,breastfeeding,near_eye,darker_skin,implanted_device,newborn,child,sources
wait,Wait,home,0,nothing,0,0,nothing,shop,high,none,none,textbook,weeks,fine,fine,fine,fine,fine,fine,fine,DERMNET
acid,Acid,home,3,mild,,,,,none,low,stinging,opinion,,unknown,unknown,never,ask first,unknown,never,unknown,ATLAS
""",
    "cautions.yml": """
- {id: nothing, situations: [pregnancy, breastfeeding, near_eye, darker_skin, implanted_device, newborn, child],
   treatments: [wait], why: nothing is applied, sources: [DERMNET]}
- {id: acid-and-eyes, situations: [near_eye, newborn], treatments: [acid], why: it stings, sources: [ATLAS]}
- {id: acid-and-marks, situations: [darker_skin], treatments: [acid], why: it may leave marks, sources: [ATLAS]}
""",
    "treatment_kinds.yml": """
- {id: care, name: care, active: false, treatments: [wait]}
- {id: acids, name: acids, active: true, treatments: [acid]}
""",
    "caution_rules.yml": """
- {id: newborn, why: they clear, situations: [newborn], kinds: [acids], at_most: never}
- {id: waiting, why: nothing is applied, situations: [newborn], treatments: [wait], at_least: fine}
""",
    "products.csv": "product,kind,step,shop,price_usd,claim,note,sources\nMilk,cleanser,2,Shop,9,C17,,DERMNET\n",
    "glossary.yml": "- {term: milium, meaning: a cyst, sources: [DERMNET]}\n",
}

QUESTION = """
- id: question-{n}
  type: single
  objective: 1
  claims: [C17]
  text: What fills number {n}?
  hint: Think of skin.
  options:
    - {{id: keratin, text: "Keratin", feedback: "It is layered.", correct: true}}
    - {{id: pus, text: "Pus", feedback: "That is acne."}}
    - {{id: oil, text: "Oil", feedback: "That is in a comedo too."}}
  sources: [DERMNET]
"""

A_FILE = 64
"""Questions in one file."""


def write(folder: Path, questions: int = 2) -> Path:
    """Write sound content with this many questions to ``folder/content`` and return that folder."""
    root = folder / "content"
    (root / "questions").mkdir(parents=True)
    for name, text in SMALL_FILES.items():
        (root / name).write_text(text, encoding="utf-8")
    for first in range(0, questions, A_FILE):
        text = "".join(QUESTION.format(n=n) for n in range(first, min(first + A_FILE, questions)))
        (root / "questions" / f"{first // A_FILE:03}_some.yml").write_text(text, encoding="utf-8")
    return root
