"""A QTI 2.1 package: a ZIP file with a manifest, a test, one item a question, and the drawing.

Version 2.1, because Canvas reads it as it is (a package of version 1.2 it turns into 2.1 first), because it has orders
and sortings of its own, which 1.2 has only in dialects, and because there is a reader that is not ours to prove it by.
Canvas looks for certain names and shapes; where the standard leaves a choice, its way is taken (noted at each place).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, fromstring, indent, tostring

from widgets.classroom.export.parts import (
    PICTURE,
    REASONS_MOVED,
    TITLE,
    Export,
    Lost,
    figure,
    general,
    picture_of,
    stem,
    xml_text,
)
from widgets.content import Content
from widgets.markdown import block, inline
from widgets.model import Choice, Hotspot, Multiple, Number, Order, Question, Sort

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
OWN = "urn:x-milia-or-acne"
"""Of what is neither content packaging nor QTI; a validator lets pass what stands inside it."""
XSI = "http://www.w3.org/2001/XMLSchema-instance"
WHEN = (2020, 1, 1, 0, 0, 0)
"""The same questions give the same bytes: every file in the package bears this date."""

RESPONSE, SCORE, FEEDBACK = "RESPONSE", "SCORE", "FEEDBACK"
GENERAL = "general_all"  # Canvas knows feedback on any answer by this word


def qti(questions: Sequence[Question], content: Content) -> Export:
    """All questions as one package, and what it cannot carry."""
    files = {"imsmanifest.xml": _manifest(questions), "test.xml": _test(questions)}
    for question in questions:
        files[_path(question)] = _item(question, content)
        if isinstance(question, Hotspot):
            files[f"items/{_picture(question)}"] = picture_of(question)[0].encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return Export(packed.getvalue(), len(questions), [lost for question in questions for lost in _lost(question)])


def _id(id: str) -> str:
    """An id as XML wants it: a letter first."""
    return f"q-{id}"


def _path(question: Question) -> str:
    return f"items/{_id(question.id)}.xml"


def _picture(question: Hotspot) -> str:
    return f"{question.id}-{PICTURE}"


def _bytes(root: Element) -> bytes:
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


# --- one item ----------------------------------------------------------------------------------------------------


def _item(question: Question, content: Content) -> bytes:
    item = Element(
        "assessmentItem",
        {
            "xmlns": QTI,
            "xmlns:xsi": XSI,
            "xsi:schemaLocation": f"{QTI} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
            "identifier": _id(question.id),
            "title": question.id,
            "adaptive": "false",
            "timeDependent": "false",
        },
    )
    _declare_response(item, question)
    score = SubElement(item, "outcomeDeclaration", identifier=SCORE, cardinality="single", baseType="float")
    SubElement(SubElement(score, "defaultValue"), "value").text = "0"
    SubElement(item, "outcomeDeclaration", identifier=FEEDBACK, cardinality="multiple", baseType="identifier")
    body = SubElement(item, "itemBody")
    image = ""
    if isinstance(question, Hotspot):
        image = f'<p><img src="{_picture(question)}" alt="" /></p>'
    body.append(_xhtml("div", stem(question, image)))  # Canvas takes the question from a <div> of the body
    if isinstance(question, Hotspot):
        next(body.iter("img")).set("alt", picture_of(question)[1])
    _interaction(body, question)
    processing = SubElement(item, "responseProcessing")
    _scoring(processing, question)
    feedbacks = {f"why-{n}": told for n, (_, told) in enumerate(_told(question), 1)}
    for (id, _), (condition, _) in zip(feedbacks.items(), _told(question), strict=True):
        rule = SubElement(SubElement(processing, "responseCondition"), "responseIf")
        rule.append(condition)
        _tell(rule, id)
    _tell(processing, GENERAL)
    for id, html in {**feedbacks, GENERAL: general(question, content)}.items():
        modal = SubElement(item, "modalFeedback", outcomeIdentifier=FEEDBACK, identifier=id, showHide="show")
        modal.append(_xhtml("div", html.replace("<p>", "<div>").replace("</p>", "</div>")))  # Canvas takes one <p> only
    return _bytes(item)


def _declare_response(item: Element, question: Question) -> None:
    many = {Multiple: "multiple", Sort: "multiple", Order: "ordered"}.get(type(question), "single")
    kind = {Sort: "directedPair", Number: "float"}.get(type(question), "identifier")
    declared = SubElement(item, "responseDeclaration", identifier=RESPONSE, cardinality=many, baseType=kind)
    right = SubElement(declared, "correctResponse")
    for value in _right(question):
        SubElement(right, "value").text = value
    if isinstance(question, Multiple | Sort):
        weight = 1 / len(_right(question))
        mapping = SubElement(declared, "mapping", lowerBound="0", upperBound="1", defaultValue=f"{-weight:.6f}")
        if isinstance(question, Sort):
            mapping.set("defaultValue", "0")
        for value in _right(question):
            SubElement(mapping, "mapEntry", mapKey=value, mappedValue=f"{weight:.6f}")


def _right(question: Question) -> list[str]:
    """The right response as QTI writes it."""
    if isinstance(question, Number):
        return [figure((Decimal(str(question.low)) + Decimal(str(question.high))) / 2)]
    if isinstance(question, Order):
        return [_id(step.id) for step in question.options]
    if isinstance(question, Sort):
        return [f"{_id(item.id)} {_group(item.group)}" for item in question.options]
    return [_id(option.id) for option in question.options if option.correct]


def _group(id: str) -> str:
    return f"g-{id}"


def _interaction(body: Element, question: Question) -> None:
    if isinstance(question, Number):
        SubElement(SubElement(body, "p"), "textEntryInteraction", responseIdentifier=RESPONSE, expectedLength="8")
        return
    shuffle = "true" if question.shuffle else "false"
    at = {"responseIdentifier": RESPONSE, "shuffle": shuffle}
    if isinstance(question, Sort):
        match = SubElement(body, "matchInteraction", at | {"maxAssociations": str(len(question.options))})
        things, groups = SubElement(match, "simpleMatchSet"), SubElement(match, "simpleMatchSet")
        for item in question.options:
            choice = _xhtml("simpleAssociableChoice", inline(item.text), identifier=_id(item.id), matchMax="1")
            things.append(choice)
        for group in question.groups:
            choice = SubElement(groups, "simpleAssociableChoice", identifier=_group(group.id), matchMax="0")
            choice.text = xml_text(group.text)
        return
    if isinstance(question, Order):
        interaction = SubElement(body, "orderInteraction", at)
    else:
        most = "0" if isinstance(question, Multiple) else "1"
        interaction = SubElement(body, "choiceInteraction", at | {"maxChoices": most})
    for option in question.options:
        interaction.append(_xhtml("simpleChoice", inline(option.text), identifier=_id(option.id)))


def _scoring(processing: Element, question: Question) -> None:
    """SCORE as ``widgets.grading`` counts it, but an order is all or nothing."""
    if isinstance(question, Multiple | Sort):
        points = SubElement(processing, "setOutcomeValue", identifier=SCORE)
        SubElement(points, "mapResponse", identifier=RESPONSE)
        return
    rule = SubElement(SubElement(processing, "responseCondition"), "responseIf")
    if isinstance(question, Number):
        both = SubElement(rule, "and")
        both.append(_compared("gte", question.low))
        both.append(_compared("lte", question.high))
    else:
        match = SubElement(rule, "match")
        SubElement(match, "variable", identifier=RESPONSE)
        SubElement(match, "correct", identifier=RESPONSE)
    points = SubElement(rule, "setOutcomeValue", identifier=SCORE)
    SubElement(points, "baseValue", baseType="float").text = "1"


def _told(question: Question) -> Iterator[tuple[Element, str]]:
    """Each reason with the condition on which it is told, as an expression of QTI."""
    if isinstance(question, Choice):
        for option in question.options:
            # one answer is compared with what was chosen; of several, each may be among them
            condition = Element("member" if isinstance(question, Multiple) else "match")
            SubElement(condition, "baseValue", baseType="identifier").text = _id(option.id)
            SubElement(condition, "variable", identifier=RESPONSE)
            yield condition, block(option.feedback)
    elif isinstance(question, Number):
        right = Element("and")
        right.extend([_compared("gte", question.low), _compared("lte", question.high)])
        yield right, block(question.feedback)
        yield _compared("lt", question.low), block(question.too_low)
        yield _compared("gt", question.high), block(question.too_high)


def _compared(sign: str, value: float) -> Element:
    comparison = Element(sign)
    SubElement(comparison, "variable", identifier=RESPONSE)
    SubElement(comparison, "baseValue", baseType="float").text = figure(value)
    return comparison


def _tell(rule: Element, id: str) -> None:
    """Add one feedback to those that are shown."""
    told = SubElement(SubElement(rule, "setOutcomeValue", identifier=FEEDBACK), "multiple")
    SubElement(told, "variable", identifier=FEEDBACK)
    SubElement(told, "baseValue", baseType="identifier").text = id


def _xhtml(tag: str, html: str, **attributes: str) -> Element:
    """HTML of the Markdown parser as elements; QTI knows no attributes on them but a picture's."""
    node = fromstring(f"<{tag}>{xml_text(html)}</{tag}>")
    for inner in node.iter():
        if inner.tag != "img":
            inner.attrib.clear()
    node.attrib.update(attributes)
    return node


# --- manifest and test -------------------------------------------------------------------------------------------


def _manifest(questions: Iterable[Question]) -> bytes:
    listed = list(questions)
    root = Element("manifest", {"xmlns": CP, "xmlns:imsqti": QTI, "xmlns:own": OWN, "identifier": "milia-or-acne"})
    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = "QTIv2.1 Package"
    SubElement(metadata, "schemaversion").text = "1.0.0"
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    test = SubElement(resources, "resource", identifier="test", type="imsqti_test_xmlv2p1", href="test.xml")
    SubElement(test, "file", href="test.xml")
    for question in listed:
        SubElement(test, "dependency", identifierref=_id(question.id))
    for question in listed:
        path = _path(question)
        resource = SubElement(resources, "resource", identifier=_id(question.id), type="imsqti_item_xmlv2p1", href=path)
        _item_metadata(SubElement(resource, "metadata"), question)
        SubElement(resource, "file", href=path)
        if isinstance(question, Hotspot):
            SubElement(resource, "file", href=f"items/{_picture(question)}")
    indent(root)
    return _bytes(root)


def _item_metadata(metadata: Element, question: Question) -> None:
    qti_metadata = SubElement(metadata, "imsqti:qtiMetadata")
    SubElement(qti_metadata, "imsqti:interactionType").text = _interaction_type(question)
    if isinstance(question, Number):
        # Without this Canvas takes a number for a word to be filled in. Canvas looks for it in the manifest's own
        # namespace, at any depth; the manifest's schema takes elements of its own namespace only where it names them,
        # and any inside one of another's.
        told = SubElement(SubElement(metadata, "own:reader"), "instructureMetadata")
        SubElement(told, "instructureField", name="question_type", value="numerical_question")


def _interaction_type(question: Question) -> str:
    if isinstance(question, Order):
        return "orderInteraction"
    if isinstance(question, Sort):
        return "matchInteraction"
    return "extendedTextInteraction" if isinstance(question, Number) else "choiceInteraction"


def _test(questions: Iterable[Question]) -> bytes:
    root = Element("assessmentTest", {"xmlns": QTI, "identifier": "milia-or-acne-test", "title": TITLE})
    part = SubElement(root, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual")
    section = SubElement(part, "assessmentSection", identifier="section", title=TITLE, visible="false")
    for question in questions:
        SubElement(section, "assessmentItemRef", identifier=_id(question.id), href=_path(question))
    indent(root)
    return _bytes(root)


def _lost(question: Question) -> Iterator[Lost]:
    yield Lost(question.id, "QTI 2.1 has no hints: left out")
    if isinstance(question, Hotspot):
        yield Lost(question.id, "few readers of QTI can point at a drawing: asked as a choice, the drawing beside it")
    if isinstance(question, Order):
        yield Lost(question.id, "in QTI an order is right or wrong as a whole, without part marks")
        yield Lost(question.id, "Canvas makes an order a matching of lines with their places, and gives part marks")
    if isinstance(question, Order | Sort):
        yield Lost(question.id, f"QTI {REASONS_MOVED}")
    if isinstance(question, Number):
        yield Lost(question.id, "Canvas does not show the reasons of a number; other readers do")
    if isinstance(question, Sort):
        yield Lost(question.id, "Canvas makes a sorting a matching; the groups become answers to choose from")
