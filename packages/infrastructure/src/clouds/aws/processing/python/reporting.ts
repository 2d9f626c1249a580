// SPDX-License-Identifier: Apache-2.0

/** `reporting.py`: where runs tell what they did. @internal */
export const reporting = String.raw`"""Tells CloudWatch, the artifacts bucket and the portal what a run did."""

import json
import urllib.request


class Report:
    """Keeps every event; the portal gets it as well, where its address is known.

    clients makes a client of AWS by its name, such as boto3.client. A portal that cannot be reached does not fail a
    run: the event stays in the bucket and can be sent again.
    """

    def __init__(self, clients, settings, log=print):
        self.clients = clients
        self.settings = settings
        self.log = log
        self.count = 0

    def event(self, event):
        self.count += 1
        body = json.dumps(event)
        key = "lineage/{0}/{1}-{2:03d}.json".format(self.settings["run_date"], event["run"]["runId"], self.count)
        self.clients("s3").put_object(Bucket=self.settings["artifacts"], Key=key, Body=body.encode("utf-8"))
        if self.settings.get("portal_url"):
            try:
                self.send(body)
            except Exception as failure:
                self.log("The portal did not take {0}: {1}".format(key, failure))

    def send(self, body):
        request = urllib.request.Request(
            self.settings["portal_url"].rstrip("/") + "/api/data-mesh/v1/lineage",
            data=body.encode("utf-8"),
            headers={"content-type": "application/json", "authorization": "Bearer " + self.token()},
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            response.read()

    def token(self):
        secret = self.clients("secretsmanager").get_secret_value(SecretId=self.settings["portal_token_secret"])
        return secret["SecretString"].strip()

    def metric(self, name, table, value):
        self.clients("cloudwatch").put_metric_data(
            Namespace="DataMesh",
            MetricData=[
                {
                    "MetricName": name,
                    "Dimensions": [
                        {"Name": "Product", "Value": self.settings["name"]},
                        {"Name": "Table", "Value": table},
                    ],
                    "Value": value,
                }
            ],
        )
`;
