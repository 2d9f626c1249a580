# SPDX-License-Identifier: Apache-2.0
"""A contract whose every text tries to be more than text."""

import json
from pathlib import Path

# Each breaks out of wherever it is put, if nobody takes care: SQL, HTML, Markdown, Jinja, YAML, URLs.
TEXTS = [
    '"); DROP TABLE victim; --',
    "'); DROP TABLE victim; --",
    "`; DROP TABLE victim; --",
    "]; DROP TABLE victim; --",
    "\\'; DROP TABLE victim; --",
    "line\nDROP TABLE victim;\n--",
    "line\rDROP TABLE victim;",
    "line\u2028DROP TABLE victim;",
    "*/ DROP TABLE victim; /*",
    "$$; DROP TABLE victim; $$",
    "<script>window.stolen = 1</script>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)' autofocus='",
    "</style><svg onload=alert(1)>",
    "<!-- comment",
    "&lt;b&gt; &amp; &#60;b&#62;",
    "[here](javascript:alert(1))",
    "![picture](https://evil.example/p.png)",
    "<https://evil.example>",
    "https://evil.example/visit www.evil.example",
    "# heading",
    "| cell | cell |",
    "`code` **bold** ~~gone~~ __init__",
    "```\nfence",
    "{{ env_var('MESHWRIGHT_SECRET') }}",
    "{% for x in range(9) %}x{% endfor %}",
    "{# gone #}",
    "${jndi:ldap://evil.example/x}",
    "!!python/object/apply:os.system ['true']",
    "- item: &anchor *alias",
    "no",
    "2026-05-11",
    "=1+1",
    "naïve ☃ 😀",
    "\u202eright to left",
]
ADDRESSES = [
    "javascript:alert(1)",
    " java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    'https://evil.example/"onclick="alert(1)',
    "//evil.example",
    "https://good.example/docs",
]


def _column(number: int, text: str) -> dict:
    return {
        "name": f"column_{number}",
        "physicalName": text,
        "businessName": text,
        "logicalType": "string",
        "physicalType": "text",
        "description": text,
        "classification": text,
        "tags": [text],
        "examples": [text],
        "required": True,
        "quality": [
            {
                "name": text,
                "description": text,
                "type": "library",
                "metric": "invalidValues",
                "arguments": {"validValues": [text, "other"]},
                "mustBe": 0,
            },
            {"name": text, "description": text, "type": "sql", "query": text, "mustBe": 0},
        ],
        "customProperties": [{"property": text, "value": text}],
    }


def hostile_contract() -> dict:
    """One table with a column for each text, and the same texts in every other block."""
    return {
        "apiVersion": "v3.1.0",
        "kind": "DataContract",
        "id": TEXTS[0],
        "name": TEXTS[10],
        "version": TEXTS[11],
        "status": TEXTS[12],
        "domain": TEXTS[1],
        "tenant": TEXTS[2],
        "tags": TEXTS,
        "description": {
            "purpose": "\n".join(TEXTS),
            "usage": "\n\n".join(TEXTS),
            "limitations": TEXTS[13],
        },
        "schema": [
            {
                "name": "table",
                "physicalName": TEXTS[1],
                "businessName": TEXTS[10],
                "description": "\n".join(TEXTS),
                "tags": TEXTS,
                "properties": [_column(number, text) for number, text in enumerate(TEXTS)],
            }
        ],
        "servers": [{"server": text, "type": "custom", "host": text, "description": text} for text in TEXTS],
        "slaProperties": [{"property": text, "value": text, "unit": text, "description": text} for text in TEXTS],
        "team": {
            "name": TEXTS[10],
            "members": [{"username": text, "name": text, "role": text} for text in TEXTS],
        },
        "roles": [{"role": text, "access": text, "description": text} for text in TEXTS],
        "support": [{"channel": text, "url": address} for text in TEXTS for address in ADDRESSES],
        "price": {"priceAmount": 1, "priceCurrency": TEXTS[10], "priceUnit": TEXTS[11]},
        "authoritativeDefinitions": [
            {"type": text, "url": address, "description": text} for text in TEXTS for address in ADDRESSES
        ],
        "customProperties": [{"property": text, "value": text} for text in TEXTS],
    }


def write_hostile_contract(folder: Path) -> Path:
    """The contract as a JSON file, so that nothing is lost in writing it."""
    path = folder / "hostile.odcs.json"
    path.write_text(json.dumps(hostile_contract()), encoding="utf-8")
    return path
