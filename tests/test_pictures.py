"""The page of all drawings: complete, sound, and nothing in it reaches out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from widgets.content import shipped
from widgets.pictures import page
from widgets.skin.extraction import FRAMES
from widgets.skin.palette import MONK
from widgets.skin.pictures import PICTURES, alt

PAGE = page(shipped())
EMPTY = {"meta", "input"}


class Reader(HTMLParser):
    """Notes ids, attributes, and elements that are closed in the wrong order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.pictures += [given] if tag == "svg" else []
        self.addresses += [value or "" for name, value in attrs if name.endswith(("href", "src"))]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.remove(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read() -> Reader:
    reader = Reader()
    reader.feed(PAGE)
    return reader


def test_every_drawing_is_there_once_with_its_words() -> None:
    lesions = shipped().lesions
    frames = sum(len(ways) for ways in FRAMES.values())
    pictures = read().pictures
    assert len(pictures) == len(PICTURES) + frames + len(lesions) * len(MONK)
    for picture in pictures:
        assert picture["role"] == "img"
        assert picture.get("aria-label") or picture.get("aria-labelledby")
    for name in PICTURES:
        assert alt(name).split("'")[0] in PAGE
    for lesion in lesions.values():
        assert f"<h3>{lesion.name}</h3>" in PAGE


def test_markup_is_closed_and_ids_stand_once_on_the_whole_page() -> None:
    reader = read()
    assert reader.open == []
    assert len(reader.ids) > len(reader.pictures)
    assert len(reader.ids) == len(set(reader.ids))
    named = {id for picture in reader.pictures for id in (picture.get("aria-labelledby") or "").split()}
    used = set(re.findall(r"url\(#([^)]+)\)", PAGE)) | {a[1:] for a in reader.addresses}
    assert named
    assert named | used <= set(reader.ids)


def test_nothing_reaches_out_and_nothing_runs() -> None:
    reader = read()
    assert not {"script", "iframe", "object", "embed", "link", "img", "image", "foreignobject"} & set(reader.tags)
    assert all(address.startswith("#") for address in reader.addresses)
    assert "default-src 'none'" in PAGE
    assert set(re.findall(r"https?://[^\"'\s<)]+", PAGE)) == {"http://www.w3.org/2000/svg"}
