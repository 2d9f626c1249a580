// SPDX-License-Identifier: Apache-2.0

/** `policy/test_check_plan.py`: what the rules are for, as tests. @internal */
export const TEST_CHECK_PLAN = `"""Tests of the policies. Run: python3 -m unittest discover -s policy -p 'test_*.py'"""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import check_plan  # noqa: E402

RULES = {
    "deletionProtection": True,
    "privateNetwork": True,
    "ownKeys": True,
    "regions": ["eu-central-1"],
    "tags": ["data-mesh-product"],
}


def change(kind, after=None, actions=("create",), unknown=None):
    return {
        "address": f"{kind}.this",
        "mode": "managed",
        "type": kind,
        "change": {"actions": list(actions), "after": after, "after_unknown": unknown or {}},
    }


def broken(*changes, **rules):
    found = check_plan.judge({"resource_changes": list(changes)}, {**RULES, **rules})
    return [item["rule"] for item in found]


class Policies(unittest.TestCase):
    def test_data_is_not_destroyed(self):
        bucket = change("aws_s3_bucket", actions=("delete",))
        self.assertEqual(broken(bucket), ["no-data-is-lost"])
        self.assertEqual(broken(bucket, deletionProtection=False), [])
        self.assertEqual(broken(change("aws_glue_job", actions=("delete",))), [])

    def test_nothing_is_public(self):
        self.assertEqual(
            broken(change("google_storage_bucket_iam_member", {"member": "allUsers"})), ["nothing-is-public"]
        )
        block = {
            "block_public_acls": True,
            "block_public_policy": True,
            "ignore_public_acls": True,
            "restrict_public_buckets": False,
        }
        self.assertEqual(broken(change("aws_s3_bucket_public_access_block", block)), ["nothing-is-public"])
        self.assertEqual(
            broken(change("azurerm_key_vault", {"public_network_access_enabled": True})), ["nothing-is-public"]
        )
        purview = "azurerm_purview_account"
        self.assertEqual(broken(change(purview, {"public_network_enabled": True})), ["nothing-is-public"])
        self.assertEqual(broken(change(purview, {"public_network_enabled": False})), [])

    def test_keys_are_own(self):
        dataset = change("google_bigquery_dataset", {"default_encryption_configuration": []})
        self.assertEqual(broken(dataset), ["keys-are-own"])
        self.assertEqual(broken(dataset, ownKeys=False), [])

    def test_access_logs_have_the_key_of_the_service(self):
        after = {"rule": [{"apply_server_side_encryption_by_default": [{"sse_algorithm": "AES256"}]}]}
        bucket = change("aws_s3_bucket_server_side_encryption_configuration", after)
        self.assertEqual(broken(bucket), ["keys-are-own"])
        self.assertEqual(broken({**bucket, "index": "logs"}), [])

    def test_what_is_not_known_yet_is_not_judged(self):
        later = change("aws_redshiftserverless_namespace", {}, unknown={"kms_key_id": True})
        self.assertEqual(broken(later), [])

    def test_data_stays_in_its_region(self):
        self.assertIn(
            "stays-in-region",
            broken(change("azurerm_storage_container", {"location": "us-west-2"})),
        )

    def test_roles_are_narrow(self):
        policy = '{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}'
        self.assertEqual(broken(change("aws_iam_role_policy", {"policy": policy})), ["roles-are-narrow"])
        self.assertEqual(
            broken(change("azurerm_role_assignment", {"role_definition_name": "Owner"})), ["roles-are-narrow"]
        )

    def test_costs_are_attributed(self):
        self.assertEqual(
            broken(change("aws_glue_job", {"tags_all": {"team": "a"}})), ["costs-are-attributed"]
        )
        self.assertEqual(broken(change("aws_glue_job", {"tags_all": {"data-mesh:product": "a"}})), [])
        later = change("aws_glue_job", {"tags_all": {}}, unknown={"tags_all": True})
        self.assertEqual(broken(later), [])

    def test_a_waiver_runs_out(self):
        item = {"rule": "a", "address": "b"}
        waiver = {"rule": "a", "address": "b", "until": "2031-01-31", "reason": "c"}
        self.assertEqual(check_plan.waived(item, [waiver], "2031-01-31"), waiver)
        self.assertIsNone(check_plan.waived(item, [waiver], "2031-02-01"))


if __name__ == "__main__":
    unittest.main()
`;
