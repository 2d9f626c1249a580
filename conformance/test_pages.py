# SPDX-License-Identifier: Apache-2.0
"""`--to html` and `--to markdown`: strict parsers take the pages, and hostile texts stay texts."""

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from conftest import Conversions
from lib.hostile import TEXTS, write_hostile_contract
from lib.mesh import VALID, ContractFile
from lib.meshwright import Run, run_many

# Elements that run nothing, load nothing and send nothing.
HARMLESS = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "div", "h1", "h2", "h3", "h4"),
    *("p", "a", "ul", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("strong", "code"),
}
SAFE_ADDRESS = re.compile(r"(https?://|mailto:|#)")
# What a browser shows of a text: blanks of any kind and number as one, control characters not at all.
BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def shown(text: str) -> str:
    return BLANKS.sub(" ", text).strip()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    path = write_hostile_contract(tmp_path_factory.mktemp("hostile"))
    targets = ["html", "markdown"]
    runs = run_many([["contract", "convert", str(path), "--to", target] for target in targets])
    assert [run.code for run in runs] == [0, 0]
    return dict(zip(targets, runs, strict=True))


def parse_html(text: str) -> Element:
    """Raises an error at the first thing that the standard calls a parse error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def check_html(page: Element) -> None:
    for element in page.iter():
        assert element.tag in HARMLESS
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            if name in ("href", "src", "action"):
                assert SAFE_ADDRESS.match(value), value
    (policy,) = [meta for meta in page.iter("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    assert "default-src 'none'" in policy.get("content", "")
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [link.get("href", "")[1:] for link in page.iter("a") if link.get("href", "").startswith("#")]
    assert set(links) <= set(ids)


@pytest.mark.parametrize("contract", VALID, ids=str)
def test_html(conversions: Conversions, contract: ContractFile) -> None:
    page = parse_html(conversions.text(contract, "html"))
    check_html(page)
    text = shown("".join(page.itertext()))
    for definition in contract.document.get("schema", []) if contract.is_odcs3 else []:
        for column in definition["properties"]:
            assert column["name"] in text
            assert shown(column.get("description", "")) in text


def test_hostile_html(hostile: dict[str, Run]) -> None:
    page = parse_html(hostile["html"].out)
    check_html(page)
    text = shown("".join(page.itertext()))
    for expected in TEXTS:
        assert shown(expected) in text
    addresses = {link.get("href") for link in page.iter("a")}
    assert "https://good.example/docs" in addresses


def flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.children or [])


def parse_markdown(text: str) -> list[Token]:
    """As code hosts read it: with HTML inside, tables, and links made of bare addresses."""
    return list(flat(MarkdownIt("gfm-like", {"html": True, "linkify": True}).parse(text)))


def check_markdown(tokens: list[Token]) -> None:
    kinds = {token.type for token in tokens}
    assert kinds.isdisjoint({"html_block", "html_inline", "image", "fence", "code_block", "hr", "s_open"})
    for token, following in pairwise(tokens):
        if token.type != "link_open":
            continue
        address = token.attrGet("href") or ""
        if token.markup == "linkify":
            # A bare address in a text, which some readers make a link of: it leads where it says.
            assert following.content in unquote(address)
        else:
            assert SAFE_ADDRESS.match(address)


def check_tables(tokens: list[Token]) -> None:
    """Each row has the cells of the head, so that no text began or ended one."""
    width, cells = 0, 0
    for token in tokens:
        match token.type:
            case "table_open":
                width = 0
            case "tr_open":
                cells = 0
            case "th_open" | "td_open":
                cells += 1
            case "tr_close":
                width = width or cells
                assert cells == width


def text_of(tokens: list[Token]) -> str:
    return shown(
        "".join(
            token.content if token.type in ("text", "code_inline", "text_special") else " "
            for token in tokens
            if token.type != "inline"
        )
    )


@pytest.mark.parametrize("contract", VALID, ids=str)
def test_markdown(conversions: Conversions, contract: ContractFile) -> None:
    tokens = parse_markdown(conversions.text(contract, "markdown"))
    check_markdown(tokens)
    check_tables(tokens)
    assert sum(token.type == "heading_open" and token.tag == "h1" for token in tokens) == 1
    text = text_of(tokens)
    for definition in contract.document.get("schema", []) if contract.is_odcs3 else []:
        for column in definition["properties"]:
            assert column["name"] in text
            assert shown(column.get("description", "")) in text


def test_hostile_markdown(hostile: dict[str, Run]) -> None:
    tokens = parse_markdown(hostile["markdown"].out)
    check_markdown(tokens)
    check_tables(tokens)
    text = text_of(tokens)
    for expected in TEXTS:
        assert shown(expected) in text
    links = {
        token.attrGet("href")
        for token in tokens
        if token.type == "link_open" and token.markup != "linkify"
    }
    assert links == {"https://good.example/docs", "https://evil.example/%22onclick=%22alert%281%29"}
    # The page's own headings: one title, its sections, and the table.
    assert sum(token.type == "heading_open" for token in tokens) < 20

