// SPDX-License-Identifier: Apache-2.0

/** Makes the connection of Looker. @internal */
export const LOOKER_CONNECTION_PY = `# SPDX-License-Identifier: Apache-2.0
"""Makes or renews the connection of Looker to the product, from what Terraform says of it.

    terraform -chdir=infra output -json looker_connection | python3 bi/looker_connection.py

Reads LOOKER_URL, LOOKER_CLIENT_ID and LOOKER_CLIENT_SECRET from the environment. The connection has no key: Looker acts
as the product's reporting identity, for which BigQuery masks as for any reader.
"""
from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Callable

Call = Callable[[str, str, Any], Any]


def connection(settings: dict[str, Any]) -> dict[str, Any]:
    """The connection as Looker's interface takes it."""
    return {
        "name": settings["name"],
        "dialect_name": "bigquery_standard_sql",
        "host": settings["project"],
        "database": settings["dataset"],
        "max_billing_gigabytes": str(max(1, settings["max_bytes"] // 10**9)),
        "uses_application_default_credentials": True,
        "impersonated_service_account": settings["service_account"],
        "query_timezone": "UTC",
        "db_timezone": "UTC",
        "user_db_timezones": False,
        "pdts_enabled": False,
    }


def caller(url: str, token: str = "") -> Call:
    """Calls Looker's interface; gives nothing where a thing is not there."""

    def call(method: str, path: str, body: Any = None) -> Any:
        form = isinstance(body, dict) and "client_id" in body
        data = None
        if body is not None:
            data = (urllib.parse.urlencode(body) if form else json.dumps(body)).encode("utf-8")
        request = urllib.request.Request(f"{url.rstrip('/')}/api/4.0/{path}", data=data, method=method)
        request.add_header("Content-Type", "application/x-www-form-urlencoded" if form else "application/json")
        if token:
            request.add_header("Authorization", f"token {token}")
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - the address is the operator's
                text = answer.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            raise
        return json.loads(text) if text else {}

    return call


def apply(call: Call, settings: dict[str, Any]) -> str:
    """Makes or renews the connection, tests it, and says which of both it did."""
    wanted = connection(settings)
    path = f"connections/{urllib.parse.quote(wanted['name'], safe='')}"
    known = call("GET", path, None)
    if known is None:
        call("POST", "connections", wanted)
    else:
        call("PATCH", path, wanted)
    failed = [test for test in call("PUT", f"{path}/test", None) or [] if test.get("status") == "error"]
    if failed:
        raise SystemExit("; ".join(test.get("message", test.get("name", "a test failed")) for test in failed))
    return "made" if known is None else "renewed"


def main() -> None:
    settings = json.load(sys.stdin)
    url = os.environ["LOOKER_URL"]
    login = {"client_id": os.environ["LOOKER_CLIENT_ID"], "client_secret": os.environ["LOOKER_CLIENT_SECRET"]}
    token = caller(url)("POST", "login", login)["access_token"]
    print(f"{settings['name']}: {apply(caller(url, token), settings)}")


if __name__ == "__main__":
    main()
`;

/** Tests of what is asked of Looker. @internal */
export const TEST_LOOKER_CONNECTION_PY = `# SPDX-License-Identifier: Apache-2.0
"""What is asked of Looker for a connection."""
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bi"))

import looker_connection  # noqa: E402

SETTINGS = {
    "name": "orders_dev",
    "project": "p",
    "dataset": "orders_dev_output",
    "service_account": "look@p.iam.gserviceaccount.com",
    "max_bytes": 100 * 10**9,
}


class Connection(unittest.TestCase):
    def apply(self, known, tests=()):
        calls = []

        def call(method, path, body):
            calls.append((method, path))
            if method == "GET":
                return known
            return list(tests) if path.endswith("/test") else {}

        return looker_connection.apply(call, SETTINGS), calls

    def test_it_has_no_key_and_a_limit(self):
        made = looker_connection.connection(SETTINGS)
        self.assertTrue(made["uses_application_default_credentials"])
        self.assertEqual(made["max_billing_gigabytes"], "100")
        self.assertFalse({"certificate", "password", "username"} & set(made))

    def test_it_is_made_once_and_renewed_after(self):
        self.assertEqual(
            self.apply(None),
            ("made", [("GET", "connections/orders_dev"), ("POST", "connections"), ("PUT", "connections/orders_dev/test")]),
        )
        word, calls = self.apply({"name": "orders_dev"})
        self.assertEqual((word, calls[1]), ("renewed", ("PATCH", "connections/orders_dev")))

    def test_a_connection_that_does_not_work_is_an_error(self):
        with self.assertRaisesRegex(SystemExit, "no access"):
            self.apply(None, [{"name": "connect", "status": "error", "message": "no access"}])


if __name__ == "__main__":
    unittest.main()
`;
