// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile } from '../../../generate/types';

const script = String.raw`"""Puts what another stack made into a file of variables, in place of what stands there.

    terraform -chdir=../domain/infra output -raw product_tfvars | python3 scripts/fill_in.py infra/env/dev.tfvars
"""

import re
import sys

LINE = re.compile(r"^(\w+)(\s*)=\s*(.+)$")


def fill_in(text, values):
    """The file with new values for the variables that it has; its other lines stay as they are."""
    given = {}
    for line in values.splitlines():
        match = LINE.match(line.strip())
        if match:
            given[match.group(1)] = match.group(3)
    lines = []
    inside = False
    for line in text.splitlines():
        match = LINE.match(line)
        if inside:
            inside = line not in ("]", "}")
        elif match and match.group(1) in given:
            lines.append("{0}{1}= {2}".format(match.group(1), match.group(2), given[match.group(1)]))
            inside = match.group(3) in ("[", "{")
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def main():
    if len(sys.argv) != 2:
        sys.exit("Say which file: python3 scripts/fill_in.py infra/env/dev.tfvars")
    with open(sys.argv[1], encoding="utf-8") as file:
        text = file.read()
    filled = fill_in(text, sys.stdin.read())
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write(filled)


if __name__ == "__main__":
    main()
`;

const tests = String.raw`"""Tests of scripts/fill_in.py: python -m unittest discover tests."""

import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "scripts"))

from fill_in import fill_in  # noqa: E402

FILE = '''name   = "sales-orders-dev"
vpc_id = "vpc-0"

subnets = [
  "subnet-0",
  "subnet-1",
]

region = "eu-central-1"
'''


class FillInTest(unittest.TestCase):
    def test_puts_values_in_place(self):
        filled = fill_in(FILE, 'vpc_id = "vpc-1"\nsubnets = ["a","b"]\nother = 1\n')
        self.assertIn('vpc_id = "vpc-1"\n', filled)
        self.assertIn('subnets = ["a","b"]\n\nregion', filled)
        self.assertNotIn("subnet-0", filled)
        self.assertNotIn("other", filled)

    def test_keeps_everything_else(self):
        self.assertEqual(fill_in(FILE, ""), FILE)


if __name__ == "__main__":
    unittest.main()
`;

/** A program that takes the outputs of one stack into the variables of the next, and its tests. @internal */
export const fillIn: readonly GeneratedFile[] = [
  { path: 'scripts/fill_in.py', content: script },
  { path: 'tests/test_fill_in.py', content: tests },
];
