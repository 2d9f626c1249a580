// SPDX-License-Identifier: Apache-2.0

/** Tests of the workflow's definition, in plain Python; the same for every product. @internal */
export const logicAppTest = `"""The workflow's definition holds together."""
import json
import pathlib
import re
import unittest

FOLDER = pathlib.Path(__file__).parent.parent / "infra" / "definitions"
STATUSES = {"Succeeded", "Failed", "Skipped", "TimedOut"}


def every_scope(actions):
    yield actions
    for action in actions.values():
        for inner in (action.get("actions"), action.get("else", {}).get("actions")):
            if inner:
                yield from every_scope(inner)


class Definitions(unittest.TestCase):
    def definitions(self):
        for path in sorted(FOLDER.glob("*.definition.json")):
            yield path.name, json.loads(path.read_text(encoding="utf-8"))

    def test_there_is_one(self):
        self.assertTrue(list(self.definitions()))

    def test_actions_follow_actions_of_their_scope(self):
        for name, definition in self.definitions():
            for scope in every_scope(definition["actions"]):
                for action in scope.values():
                    for before, statuses in action["runAfter"].items():
                        self.assertIn(before, scope, name)
                        self.assertLessEqual(set(statuses), STATUSES, name)

    def test_parameters_and_bodies_exist(self):
        for name, definition in self.definitions():
            text = json.dumps(definition)
            actions = {key for scope in every_scope(definition["actions"]) for key in scope}
            for parameter in re.findall(r"parameters\\('(\\w+)'\\)", text):
                self.assertIn(parameter, definition["parameters"], name)
            for action in re.findall(r"body\\('(\\w+)'\\)", text):
                self.assertIn(action, actions, name)

    def test_calls_use_an_identity_and_are_tried_again(self):
        for name, definition in self.definitions():
            for scope in every_scope(definition["actions"]):
                for action in scope.values():
                    if action["type"] == "Http":
                        self.assertEqual(action["inputs"]["authentication"]["type"], "ManagedServiceIdentity", name)
                        self.assertEqual(action["inputs"]["retryPolicy"]["type"], "exponential", name)

    def test_loops_end(self):
        for name, definition in self.definitions():
            for scope in every_scope(definition["actions"]):
                for action in scope.values():
                    if action["type"] == "Until":
                        self.assertGreater(action["limit"]["count"], 0, name)
                        self.assertRegex(action["limit"]["timeout"], r"^PT\\d+[MH]$", name)


if __name__ == "__main__":
    unittest.main()
`;
