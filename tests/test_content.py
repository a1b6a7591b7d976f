"""The door to content/: sound content is found sound, and each way of breaking it gives its one line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import made_up_content
from tests.conftest import ROOT
from widgets.cli import main
from widgets.content import Content, ContentError, shipped
from widgets.content.check import check
from widgets.content.schemas import files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made_up_content.write(tmp_path)


def faults(folder: Path) -> list[str]:
    return [str(fault) for fault in check(Content(folder))]


def test_the_shipped_content_is_sound() -> None:
    assert faults(ROOT / "content") == []
    assert len(shipped().questions) >= 72


def test_the_made_up_content_is_sound(folder: Path) -> None:
    assert faults(folder) == []


Q = "questions/000_some.yml"

BROKEN: list[tuple[str, str, str | re.Pattern[str], str, str]] = [
    # what is broken, in which file, this text, becomes that, and the line that must be printed
    ("an id twice", Q, "id: question-1", "id: question-0", r"some\.yml:\d+: question 'question-0': stands already at content/questions/000_some\.yml:2; give it an id"),
    ("a source twice", "sources.yml", "id: ATLAS", "id: DERMNET", r"sources\.yml:4: source 'DERMNET': stands already at .*:2"),
    ("a key twice", Q, "  type: single", "  type: single\n  type: multiple", r"some\.yml:4: the key 'type' stands twice here; keep one"),
    ("an unknown source", Q, "sources: [DERMNET]", "sources: [DERMNETT]", r"some\.yml:12: question 'question-0', source 'DERMNETT': the source 'DERMNETT' does not exist; did you mean 'DERMNET'\?"),
    ("an unknown source of one side", "extraction.yml", "sources: [DERMNET]", "sources: [DERMNETT]", r"extraction\.yml:3: extractionstep 'roof', opening, source 'DERMNETT': the source 'DERMNETT' does not exist"),
    ("a step with one side", "extraction.yml", re.compile(r"  squeezing.*\n"), "", r"extraction\.yml:2: extractionstep 'roof': lacks 'squeezing'; add it"),
    ("an unknown claim", Q, "claims: [C17]", "claims: [C99]", r"question 'question-0', claim 'C99': the claim 'C99' does not exist; add it to claims\.yml or take it out"),
    ("an unknown objective", Q, "objective: 1", "objective: 7", r"some\.yml:4: question 'question-0', objective: the objective '7' does not exist"),
    ("an unknown lesion", "signs.csv", "\nmilium,", "\nmilum,", r"signs\.csv:2: sign 'milum · feel', lesion: the lesion 'milum' does not exist; did you mean 'milium'\?"),
    ("a claim without a source", "claims.yml", "sources: [DERMNET]", "sources: []", r"claims\.yml:8: claim 'C17', sources: is empty; write at least 1 here"),
    ("a red flag at no known place", "red_flags.yml", "about: anywhere", "about: somewhere", r"red_flags\.yml:2: redflag 'bleeds', about: 'somewhere' is not allowed here; use one of anywhere, at an eyelid, on a baby or child"),
    ("a red flag of too many words", "red_flags.yml", "flag: it bleeds", "flag: it bleeds and bleeds and bleeds and bleeds and bleeds and bleeds and bleeds and bleeds", r"redflag 'bleeds', flag: has 16 words; write one sign in at most 14"),
    ("a red flag whose act begins with no verb", "red_flags.yml", "act: See a doctor", "act: Maybe see a doctor", r"redflag 'bleeds', act: begins with 'Maybe'; begin with a verb: Ask, Call"),
    ("a red flag that is hard to read", "red_flags.yml", "flag: it bleeds", "flag: considerable intermittent haemorrhage", r"redflag 'bleeds', flag: reads like grade [\d.]+; use shorter words"),
    ("an unknown speaker", "claims.yml", "who: article", "who: nobody", r"claims\.yml:4: claim 'C17', who: the speaker 'nobody' does not exist"),
    ("an unknown verdict", "claims.yml", "verdict: supported", "verdict: maybe", r"claims\.yml:6: claim 'C17', verdict: the verdict 'maybe' does not exist"),
    ("a look that runs backwards", "lesions.yml", "rise: {low: 1, high: 1", "rise: {low: 1, high: 0.5", r"lesions\.yml:2: lesion 'milium', look, rise: runs from 1 to 0\.5; write 0 <= low <= high"),
    ("a height above the width", "lesions.yml", "rise: {low: 1, high: 1", "rise: {low: 1, high: 3", r"lesion 'milium', look, rise, high: 3 is no share; write a number from 0 to 1"),
    ("half a bump", "lesions.yml", "count: {low: 1,", "count: {low: 0.5,", r"lesion 'milium', look, count: is no number of bumps; write whole numbers"),
    ("a bump larger than the picture", "lesions.yml", "diameter_mm: {low: 1, high: 1", "diameter_mm: {low: 1, high: 40", r"lesion 'milium', look, diameter_mm: does not fit the picture; write millimetres above 0 and up to 16"),
    ("a look's source left out", "lesions.yml", "roof: {choices: [present], basis: source, sure: low, sources: [DERMNET]}", "roof: {choices: [present], basis: source, sure: low}", r"lesion 'milium', look, roof: rests on a source, but names none"),
    ("an artist who is sure", "lesions.yml", "rise: {low: 1, high: 1, basis: artist}", "rise: {low: 1, high: 1, basis: artist, sure: high}", r"lesion 'milium', look, rise: is the artist's choice and marked 'high'; take 'sure' out"),
    ("a look's unknown source", "lesions.yml", "sources: [DERMNET]", "sources: [DERMNETT]", r"lesion 'milium', look, grouping, source 'DERMNETT': the source 'DERMNETT' does not exist; did you mean 'DERMNET'\?"),
    ("an unknown colour", "lesions.yml", "colour: {choices: [white]", "colour: {choices: [wite]", r"lesion 'milium', look, colour, choice 'wite': 'wite' is not allowed here; use one of "),
    ("a look without a parameter", "lesions.yml", "crust:", "crusty:", r"lesion 'milium', look: lacks 'crust'"),
    ("no feedback", Q, ', feedback: "That is acne."', "", r"some\.yml:10: question 'question-0', option 'pus': lacks 'feedback'; add it"),
    ("empty feedback", Q, 'feedback: "That is acne."', 'feedback: ""', r"option 'pus', feedback: is empty; write at least 1"),
    ("no right option", Q, ", correct: true", "", r"question 'question-0', options: has no right option; mark one with 'correct: true'"),
    ("two right in a single", Q, "That is acne.\"", "That is acne.\", correct: true", r"has 2 right options where one answer is asked for; use type 'multiple'"),
    ("an option id twice", Q, "{id: pus", "{id: oil", r"question 'question-0', option 'oil': the option id 'oil' stands twice"),
    ("one option only", Q, re.compile(r"    - \{id: (pus|oil).*\n"), "", r"question 'question-\d', options: is too short; write at least 2"),
    ("an unknown type", Q, "type: single", "type: singel", r"question 'question-0', type: 'singel' is not allowed here; use one of hotspot, multiple, number, order, single, sort"),
    ("an unknown field", Q, "hint:", "hnit:", r"question 'question-0': has the unknown field 'hnit'; use one of type, id"),
    ("a missing hint", Q, "  hint: Think of skin.\n", "", r"question 'question-0': lacks 'hint'; add it"),
    ("a number for a text", Q, "hint: Think of skin.", "hint: 12", r"some\.yml:7: question 'question-0', hint: 12 is not of the type string; put it in quotes"),
    ("a text for a number", Q, "objective: 1", "objective: one", r"objective: 'one' is not of the type integer; write a integer"),
    ("a yes for a text", Q, "Think of skin.", "yes", r"hint: True is not of the type string; put it in quotes"),
    ("a list for a text", Q, "hint: Think of skin.", "hint: [a]", r"hint: \['a'\] is not of the type string; write a string"),
    ("an improper id", Q, "id: question-0", "id: Question 0", r"'Question 0' is not a proper id; use the form"),
    ("no sources", Q, "  sources: [DERMNET]\n", "  sources: []\n", r"question 'question-0', sources: is empty"),
    ("a record that is none", "glossary.yml", re.compile(r"(?s).+"), "- milium\n", r"glossary\.yml:1: term: 'milium' is not of the type object"),
    ("a file that is no list", "glossary.yml", re.compile(r"(?s).+"), "term: milium\n", r"glossary\.yml:1: is not a list; begin each record"),
    ("an empty file", "glossary.yml", re.compile(r"(?s).+"), "", r"glossary\.yml: holds no records"),
    ("bad YAML", Q, "options:", "options: [", r"some\.yml:\d+: not valid YAML \(.*\); mend the spelling there"),
    ("a tab", Q, "  type: single", "\ttype: single", r"some\.yml:\d+: not valid YAML"),
    ("an impossible date", Q, "hint: Think of skin.", "hint: 2026-02-31", r"some\.yml: not valid YAML \(.*\); mend or quote"),
    ("an alias", "glossary.yml", "[DERMNET]}", "&s [DERMNET]}\n- {term: cyst, meaning: a sac, sources: *s}", r"glossary\.yml:1: is used twice through an alias; write the value out"),
    ("a tag that makes objects", Q, "hint: Think", "hint: !!python/name:os.system Think", r"some\.yml:7: not valid YAML \(could not determine a constructor"),
    ("an unknown sureness", "signs.csv", ",high,", ",very,", r"signs\.csv:2: sign 'milium · feel', sure: 'very' is not allowed here; use one of high, low, medium, none"),
    ("a value without source", "signs.csv", "DERMNET ATLAS", "", r"signs\.csv:2: sign 'milium · feel': is marked 'high' without value and source; add both"),
    ("a value where none is known", "signs.csv", "whitehead,feel,,", "whitehead,feel,soft,", r"signs\.csv:3: .*states something no source was found for"),
    ("a missing type", Q, "  type: single\n", "", r"question 'question-0': lacks 'type'; add it"),
    ("an order without steps", Q, "type: single", "type: order", r"question 'question-0', option 'keratin': has the unknown field 'correct'"),
    ("a sort without groups", Q, "type: single", "type: sort", r"question 'question-0': lacks 'groups'; add it"),
    ("a number without a figure", Q, "type: single", "type: number", r"question 'question-0': lacks 'unit' and 'low'"),
    ("a hotspot without a drawing", Q, "type: single", "type: hotspot", r"question 'question-0': lacks 'picture'; add it"),
    ("a place that is not drawn", Q, "type: single", "type: hotspot\n  picture: face", r"question 'question-0', option 'keratin', id: the drawing has no place 'keratin'; use one of forehead"),
    ("a missing column", "signs.csv", ",sure,", ",", r"signs\.csv:1: the columns do not fit \(sure\); the first line must name, separated by commas: lesion,sign,value,sure,sources"),
    ("semicolons", "signs.csv", ",", ";", r"signs\.csv:1: the columns do not fit"),
    ("a cell too many", "signs.csv", "firm,", "firm, smooth,", r"signs\.csv:2: has 6 cells where the first line names 5; put cells that hold a comma in double quotes"),
    ("an open quote", "signs.csv", "firm", '"firm', r"signs\.csv:\d+: not valid CSV"),
    ("a price in words", "treatments.csv", ",0,0,", ",zero,0,", r"treatments\.csv:2: treatment 'wait', cost_low_usd: 'zero' is not a number; write a plain number"),
    ("a formula for a price", "treatments.csv", ",0,0,", ",=HYPERLINK(1),0,", r"treatments\.csv:2: .*'=HYPERLINK\(1\)' is not a number"),
    ("a low price above the high", "treatments.csv", ",0,0,", ",9,3,", r"treatments\.csv:2: treatment 'wait', cost_low_usd: the low price 9 is above the high price 3"),
    ("a price below zero", "treatments.csv", ",0,0,", ",-1,0,", r"treatments\.csv:2: .*-1\.0 is no price"),
    ("a price without a unit", "treatments.csv", "nothing,shop", ",shop", r"treatments\.csv:2: .*has a price without unit and kind"),
    ("a price nobody stands behind", "treatments.csv", "mild,,,,,none", "mild,5,6,tube,shop,none", r"treatments\.csv:3: .*has a price that no source stands behind"),
    ("an unknown risk", "treatments.csv", ",low,stinging", ",mild,stinging", r"treatments\.csv:3: treatment 'acid', risk: 'mild' is not allowed here; use one of"),
    ("a treatment twice", "treatments.csv", "\nacid,", "\nwait,", r"treatments\.csv:3: treatment 'wait': stands already"),
    ("a treatment's unknown source", "treatments.csv", "unknown,ATLAS", "unknown,ATLES", r"treatments\.csv:3: treatment 'acid', source 'ATLES'.*did you mean 'ATLAS'"),
    ("a treatments table without a column", "treatments.csv", ",cost_unit,", ",", r"treatments\.csv:1: the columns do not fit \(cost_unit\); the first line must name"),
    ("a treatments table with semicolons", "treatments.csv", ",", ";", r"treatments\.csv:1: the columns do not fit"),
    ("a formula for a name", "treatments.csv", "acid,Acid", "acid,=HYPERLINK(1)", r"treatments\.csv:3: treatment 'acid', name: begins like a formula \('='\); begin it with a letter"),
    ("a formula for a product", "products.csv", "\nMilk", "\n@Milk", r"products\.csv:2: product '@Milk · Shop', product: begins like a formula \('@'\)"),
    ("a caution without a reason", "cautions.yml", "[near_eye, newborn]", "[near_eye]", r"treatments\.csv:3: treatment 'acid', newborn: says 'never' without a reason; add one to cautions\.yml"),
    ("a reason for nothing", "cautions.yml", "[darker_skin]", "[darker_skin, pregnancy]", r"cautions\.yml:5: reason 'acid-and-marks': gives a reason where treatments\.csv says 'unknown' \(acid · pregnancy\)"),
    ("two reasons for one word", "cautions.yml", "[darker_skin]", "[darker_skin, newborn]", r"cautions\.yml:5: .*is a second reason for acid · newborn; keep one"),
    ("a caution for no treatment", "cautions.yml", "[wait]", "[wiat]", r"cautions\.yml:3: .*the treatment 'wiat' does not exist; did you mean 'wait'"),
    ("an unknown situation", "cautions.yml", "[darker_skin]", "[dark]", r"cautions\.yml:5: .*'dark' is not allowed here; use one of"),
    ("a claim's code in a reason", "claims.yml", re.compile(r"reasoning: [^\n]*"), "reasoning: It clashes with C20.", r"claims\.yml:\d+: claim 'C17', reasoning: shows the internal code 'C20'; say in words"),
    ("a tension's code in a meaning", "glossary.yml", "meaning: a cyst", "meaning: a cyst (T07)", r"glossary\.yml:1: term 'milium', meaning: shows the internal code 'T07'"),
    ("a claim's code in feedback", Q, "That is acne.", "That is acne, see C05.", r"option 'pus', feedback: shows the internal code 'C05'"),
    ("a claim's code in a hint", Q, "Think of skin.", "Think of C17.", r"question 'question-0', hint: shows the internal code 'C17'"),
    ("a source's id in a sign", "signs.csv", "milium,feel,firm", "milium,feel,firm (DERMNET)", r"sign 'milium · feel', value: shows the internal code 'DERMNET'"),
    ("a sign twice", "signs.csv", "whitehead,feel,,none,", "milium,feel,soft,low,ATLAS", r"signs\.csv:3: sign 'milium · feel': stands already at content/signs\.csv:2"),
]  # fmt: skip


def break_(folder: Path, file: str, old: str | re.Pattern[str], new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    every = old.pattern if isinstance(old, re.Pattern) else None
    count = 0 if every or (old, new) == (",", ";") else 1
    changed = re.sub(old if isinstance(old, re.Pattern) else re.escape(old), lambda _: new, text, count=count)
    assert changed != text, "the test breaks nothing"
    path.write_text(changed, encoding="utf-8")


@pytest.mark.parametrize(("what", "file", "old", "new", "line"), BROKEN, ids=[b[0] for b in BROKEN])
def test_broken_content_gives_one_line_that_says_what_to_do(
    folder: Path, what: str, file: str, old: str | re.Pattern[str], new: str, line: str
) -> None:
    break_(folder, file, old, new)
    found = faults(folder)
    assert any(re.search(line, fault) for fault in found), found
    assert all("\n" not in fault and "; " in fault and fault.startswith("content/") for fault in found)


def instead(path: Path, make: Callable[[Path], None]) -> None:
    path.unlink()
    make(path)


FILES: list[tuple[str, Callable[[Path], object], str]] = [
    ("Latin-1", lambda p: p.write_bytes(b"- {term: caf\xe9, meaning: m, sources: []}\n"), r"glossary\.yml:1: byte 0xe9 is not UTF-8; save the file"),
    ("UTF-16", lambda p: p.write_text("- {term: a}", encoding="utf-16"), r"glossary\.yml:1: byte 0xff is not UTF-8"),
    ("zero bytes", lambda p: p.write_bytes(b"- {term: a\x00}"), r"glossary\.yml.*not valid YAML"),
    ("not there", lambda p: p.unlink(), r"glossary\.yml: cannot be read \(no such file or directory\)"),
    ("a folder", lambda p: instead(p, Path.mkdir), r"glossary\.yml: cannot be read \(is a directory\)"),
    ("a link to nowhere", lambda p: instead(p, lambda q: q.symlink_to("nowhere")), r"glossary\.yml: cannot be read"),
    ("deep brackets", lambda p: p.write_text("[" * 5000), r"glossary\.yml.*not valid YAML"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "damage", "line"), FILES, ids=[f[0] for f in FILES])
def test_a_file_that_cannot_be_read_is_named(
    folder: Path, what: str, damage: Callable[[Path], object], line: str
) -> None:
    damage(folder / "glossary.yml")
    assert any(re.search(line, fault) for fault in faults(folder)), faults(folder)


CODINGS: list[tuple[str, Callable[[str], bytes], str]] = [
    ("Latin-1", lambda text: text.replace("Acid", "Säure").encode("latin-1"), r"treatments\.csv:3: byte 0xe4 is not UTF-8; save the file"),
    ("a spreadsheet's UTF-16", lambda text: text.encode("utf-16"), r"treatments\.csv:1: byte 0xff is not UTF-8; save the file"),
    ("semicolons in Latin-1", lambda text: text.replace(",", ";").replace("Acid", "Säure").encode("latin-1"), r"treatments\.csv:3: byte 0xe4"),
    ("a line broken off", lambda text: text[: text.rindex("unknown")].encode(), r"treatments\.csv:3: has 21 cells where the first line names 22"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "damage", "line"), CODINGS, ids=[c[0] for c in CODINGS])
def test_a_table_from_a_spreadsheet_gives_one_line_that_names_the_fault(
    folder: Path, what: str, damage: Callable[[str], bytes], line: str
) -> None:
    path = folder / "treatments.csv"
    path.write_bytes(damage(path.read_text(encoding="utf-8")))
    found = faults(folder)
    assert len(found) == 1
    assert re.search(line, found[0]), found


def test_a_byte_order_mark_does_no_harm(folder: Path) -> None:
    path = folder / "signs.csv"
    path.write_text(path.read_text(), encoding="utf-8-sig")
    assert faults(folder) == []


def test_all_faults_come_in_one_run_with_status_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_(folder, Q, "hint: Think of skin.", "hint: 12\n  story: 3")
    break_(folder, Q, ', feedback: "That is acne."', "")
    break_(folder, Q, "claims: [C17]", "claims: [C98]")
    break_(folder, "signs.csv", ",high,", ",very,")
    (folder / "glossary.yml").unlink()
    assert main(["check", "--content", str(folder)]) == 1
    out = capsys.readouterr()
    assert len(out.out.splitlines()) == 6
    assert out.err.startswith("6 faults")


def test_sound_content_gives_status_0_and_no_folder_status_2(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--content", str(folder)]) == 0
    assert main(["check", "--content", str(folder / "nowhere")]) == 2
    assert "no folder" in capsys.readouterr().err


def test_one_broken_question_does_not_take_its_neighbours_along(folder: Path) -> None:
    break_(folder, Q, "hint: Think of skin.", "hint: 12")
    content = Content(folder)
    assert content.question("question-1").hint == "Think of skin."
    with pytest.raises(ContentError, match=r"some\.yml:2: question 'question-0'.*milia-lesson check"):
        content.question("question-0")
    with pytest.raises(ContentError):
        _ = content.questions


def test_a_card_reads_only_the_file_that_holds_its_question(tmp_path: Path) -> None:
    folder = made_up_content.write(tmp_path, 640)
    content = Content(folder)
    (folder / "questions" / "005_some.yml").write_text("[ broken")
    assert content.question("question-100").id == "question-100"
    with pytest.raises(ContentError, match="no question 'question-9999'"):
        content.question("question-9999")


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), name=st.sampled_from(["glossary.yml", "signs.csv", Q]))
def test_any_bytes_at_all_give_faults_and_never_an_exception(folder: Path, data: bytes, name: str) -> None:
    (folder / name).write_bytes(data)
    assert faults(folder)


def test_the_schema_files_are_those_of_the_model() -> None:
    held = {p.name: p.read_text(encoding="utf-8") for p in (ROOT / "content" / "schema").glob("*.json")}
    assert held == files(), "run: make schema"


def test_each_content_file_names_its_schema_for_editors() -> None:
    paths = list((ROOT / "content").rglob("*.yml"))
    assert paths
    for path in paths:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert match, path
        assert json.loads((path.parent / match[1]).read_text(encoding="utf-8"))["type"] == "array"
