// SPDX-License-Identifier: Apache-2.0

/** `policy/check_plan.py`: the same bytes in every repository; what a product demands is in `policy/rules.json`. @internal */
export const CHECK_PLAN = `"""Judges a plan of Terraform before anybody may apply it.

    python3 policy/check_plan.py PLAN.json --environment prod [--report OUT.md] [--summary OUT.json]

PLAN.json is what \`terraform show -json\` prints. Needs nothing but Python 3.9. Ends with 1 when a rule is broken that no
waiver covers. A value that is known only after the apply is not judged.
"""
import argparse
import datetime
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent

# What holds data or the keys to it: once gone, it is gone.
HOLDS_DATA = {
    "aws_s3_bucket", "aws_glue_catalog_database", "aws_glue_catalog_table", "aws_kms_key",
    "aws_redshift_cluster", "aws_redshiftserverless_namespace", "aws_backup_vault", "aws_dynamodb_table",
    "azurerm_storage_account", "azurerm_storage_container", "azurerm_synapse_sql_pool", "azurerm_synapse_workspace",
    "azurerm_key_vault", "azurerm_key_vault_key", "azurerm_data_protection_backup_vault",
    "google_storage_bucket", "google_bigquery_dataset", "google_bigquery_table", "google_kms_crypto_key",
    "google_kms_key_ring",
}
EVERYONE = {"allUsers", "allAuthenticatedUsers"}
ANYWHERE = {"0.0.0.0/0", "::/0"}


def listed(value):
    """A value that may be one, a list or nothing, as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def first(value):
    """The only block of its kind."""
    blocks = listed(value)
    return blocks[0] if blocks and isinstance(blocks[0], dict) else {}


def unknown(change, name):
    """Whether a value is known only after the apply."""
    return bool((change["change"].get("after_unknown") or {}).get(name))


def finding(rule, change, message, fix):
    return {"rule": rule, "address": change["address"], "message": message, "fix": fix}


def no_data_is_lost(change, rules):
    if not rules["deletionProtection"] or change["type"] not in HOLDS_DATA:
        return
    if "delete" in change["change"]["actions"]:
        yield finding(
            "no-data-is-lost", change, "This would be destroyed, and it holds data or the key to it.",
            "Keep it, or switch deletionProtection off in blueprint.yaml first, in a change of its own.",
        )


def nothing_is_public(change, rules):
    after = change["change"].get("after") or {}
    kind = change["type"]
    flags = {
        "aws_s3_bucket_public_access_block": [
            ("block_public_acls", True), ("block_public_policy", True),
            ("ignore_public_acls", True), ("restrict_public_buckets", True),
        ],
        "aws_redshiftserverless_workgroup": [("publicly_accessible", False)],
        "aws_redshift_cluster": [("publicly_accessible", False)],
        "azurerm_storage_account": [("allow_nested_items_to_be_public", False)],
        "google_storage_bucket": [("public_access_prevention", "enforced"), ("uniform_bucket_level_access", True)],
    }.get(kind, [])
    if rules["privateNetwork"] and kind in {
        "azurerm_storage_account", "azurerm_key_vault", "azurerm_synapse_workspace",
    }:
        flags = [*flags, ("public_network_access_enabled", False)]
    if rules["privateNetwork"] and kind in {"azurerm_data_factory", "azurerm_purview_account"}:
        flags = [*flags, ("public_network_enabled", False)]
    for name, wanted in flags:
        if not unknown(change, name) and after.get(name) != wanted:
            yield finding(
                "nothing-is-public", change, f"{name} is {json.dumps(after.get(name))}.",
                f"Set it to {json.dumps(wanted)}.",
            )
    members = listed(after.get("member")) + listed(after.get("members"))
    if kind.startswith("google_") and EVERYONE & {member for member in members if isinstance(member, str)}:
        yield finding("nothing-is-public", change, "Everybody gets access.", "Name the groups that need it.")
    for network in listed(after.get("cidr_ipv4")) + listed(after.get("cidr_ipv6")):
        if kind == "aws_vpc_security_group_ingress_rule" and network in ANYWHERE:
            yield finding("nothing-is-public", change, "It lets in the whole internet.", "Name the networks that need it.")


def keys_are_own(change, rules):
    if not rules["ownKeys"]:
        return
    after = change["change"].get("after") or {}
    kind = change["type"]
    fix = "Use the key of the product."
    # Amazon S3 delivers access logs only into buckets that it encrypts itself.
    if kind == "aws_s3_bucket_server_side_encryption_configuration" and change.get("index") != "logs":
        for rule in listed(after.get("rule")):
            chosen = first(rule.get("apply_server_side_encryption_by_default"))
            if chosen and chosen.get("sse_algorithm") not in (None, "aws:kms", "aws:kms:dsse"):
                yield finding("keys-are-own", change, f"Objects are encrypted with {chosen.get('sse_algorithm')}.", fix)
    blocks = {
        "google_storage_bucket": "encryption",
        "google_bigquery_dataset": "default_encryption_configuration",
        "azurerm_synapse_workspace": "customer_managed_key",
    }
    if kind in blocks and not unknown(change, blocks[kind]) and not listed(after.get(blocks[kind])):
        yield finding("keys-are-own", change, f"It has no {blocks[kind]}.", fix)
    arguments = {"aws_redshiftserverless_namespace": "kms_key_id", "aws_redshift_cluster": "kms_key_id"}
    if kind in arguments and not unknown(change, arguments[kind]) and not after.get(arguments[kind]):
        yield finding("keys-are-own", change, f"It has no {arguments[kind]}.", fix)


def stays_in_region(change, rules):
    after = change["change"].get("after") or {}
    place = after.get("location") or after.get("region")
    if not isinstance(place, str) or not rules["regions"]:
        return
    normal = place.lower().replace(" ", "")
    if normal in {"global", "us-east-1"} and change["type"] not in HOLDS_DATA:
        return  # Services that exist only there: budgets, certificates, exports of costs.
    if change["type"] in HOLDS_DATA and normal not in rules["regions"]:
        yield finding(
            "stays-in-region", change, f"It would hold data in {place}.",
            f"Allowed are {', '.join(rules['regions'])}.",
        )


def roles_are_narrow(change, _rules):
    after = change["change"].get("after") or {}
    if change["type"] in {"google_project_iam_member", "google_project_iam_binding"} and after.get("role") in {
        "roles/owner", "roles/editor",
    }:
        yield finding("roles-are-narrow", change, f"It grants {after['role']}.", "Grant the roles that the work needs.")
    if change["type"] == "azurerm_role_assignment" and after.get("role_definition_name") in {
        "Owner", "User Access Administrator",
    }:
        yield finding(
            "roles-are-narrow", change, f"It grants {after['role_definition_name']}.",
            "Grant the roles that the work needs.",
        )
    if change["type"] in {"aws_iam_policy", "aws_iam_role_policy"} and isinstance(after.get("policy"), str):
        try:
            statements = listed(json.loads(after["policy"]).get("Statement"))
        except ValueError:
            return
        for statement in statements:
            if statement.get("Effect") == "Allow" and "*" in listed(statement.get("Action")) and "*" in listed(
                statement.get("Resource")
            ):
                yield finding(
                    "roles-are-narrow", change, "It allows every action on every resource.",
                    "Name the actions and resources that the work needs.",
                )
    if change["type"] == "aws_iam_role_policy_attachment" and str(after.get("policy_arn", "")).endswith(
        (":policy/AdministratorAccess", ":policy/IAMFullAccess")
    ):
        yield finding("roles-are-narrow", change, "It grants administration.", "Grant what the work needs.")


def costs_are_attributed(change, rules):
    after = change["change"].get("after") or {}
    # What a resource carries in the end: its own tags and those of the provider.
    name = {"aws": "tags_all", "google": "effective_labels", "azurerm": "tags"}.get(change["type"].split("_")[0])
    if name not in after or unknown(change, name):
        return
    known = {key.lower().replace(":", "-").replace("_", "-") for key in after[name] or {}}
    for tag in rules["tags"]:
        if tag not in known:
            yield finding("costs-are-attributed", change, f"It lacks the tag {tag}.", "Add it to the tags of the stack.")


RULES = [
    no_data_is_lost, nothing_is_public, keys_are_own, stays_in_region, roles_are_narrow, costs_are_attributed,
]


def judge(plan, rules):
    """Every finding on the resources that a plan creates, changes or destroys, in the order of the plan."""
    found = []
    for change in plan.get("resource_changes", []):
        if change.get("mode") != "managed" or change["change"]["actions"] in (["no-op"], ["read"]):
            continue
        for rule in RULES:
            found.extend(rule(change, rules))
    return found


def waived(found, waivers, today):
    """The waiver that covers a finding, if one does that has not run out."""
    for waiver in waivers:
        if waiver["rule"] == found["rule"] and waiver["address"] == found["address"] and today <= waiver["until"]:
            return waiver
    return None


def rules_of(environment):
    with open(HERE / "rules.json", encoding="utf-8") as file:
        stated = json.load(file)
    return {**stated["all"], **stated["environments"].get(environment, {})}


def counts(plan):
    result = {"create": 0, "update": 0, "delete": 0}
    for change in plan.get("resource_changes", []):
        for action in change["change"]["actions"]:
            if action in result:
                result[action] += 1
    return result


def report(environment, total, broken, covered):
    def row(item):
        cells = (f"\`{item['address']}\`", item["rule"], item["message"], item["fix"])
        return "| " + " | ".join(cell.replace("|", "\\\\|").replace("\\n", " ") for cell in cells) + " |"

    lines = [
        f"## Plan of {environment}", "",
        f"{total['create']} to create, {total['update']} to change, {total['delete']} to destroy.", "",
    ]
    if broken:
        lines += ["| Resource | Rule | What is wrong | Fix |", "| --- | --- | --- | --- |", *map(row, broken), ""]
    else:
        lines += ["No policy is broken.", ""]
    lines += [f"Waived until {waiver['until']}: {item['rule']} on \`{item['address']}\`." for item, waiver in covered]
    return "\\n".join(lines) + "\\n"


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plan")
    parser.add_argument("--environment", required=True)
    parser.add_argument("--report")
    parser.add_argument("--summary")
    given = parser.parse_args(arguments)
    with open(given.plan, encoding="utf-8") as file:
        plan = json.load(file)
    with open(HERE / "waivers.json", encoding="utf-8") as file:
        waivers = json.load(file)["waivers"]
    today = datetime.date.today().isoformat()
    found = [(item, waived(item, waivers, today)) for item in judge(plan, rules_of(given.environment))]
    broken = [item for item, waiver in found if not waiver]
    covered = [(item, waiver) for item, waiver in found if waiver]
    total = counts(plan)
    text = report(given.environment, total, broken, covered)
    print(text)
    if given.report:
        pathlib.Path(given.report).write_text(text, encoding="utf-8")
    if given.summary:
        pathlib.Path(given.summary).write_text(json.dumps(total), encoding="utf-8")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
`;
