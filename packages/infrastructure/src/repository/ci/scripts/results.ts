// SPDX-License-Identifier: Apache-2.0
import type { CloudId } from '../../../blueprint/types';

const HEAD = `"""Fetches the latest quality results of an environment: ci/results.py ENVIRONMENT FOLDER

What is found is written as it is, one file for each result; the portal reads it in the form of its tool.
"""
import json
import pathlib
import sys
`;

const COMMON = `

def tables():
    """Tables that have checks, from the file that is made of the contracts."""
    with open("quality/checks.json", encoding="utf-8") as file:
        return {table["table"].split(".")[-1].lower() for table in json.load(file)["tables"]}


def tfvars(environment):
    """Texts among the variables of the environment, as Terraform gets them."""
    found = {}
    with open(f"infra/env/{environment}.tfvars", encoding="utf-8") as file:
        for line in file:
            name, sign, value = line.partition("=")
            if sign and value.strip().startswith('"'):
                found[name.strip()] = json.loads(value.strip())
    return found


def newest(items, key, time):
    """The newest of the items that have the same key."""
    found = {}
    for item in items:
        name = key(item)
        if name not in found or time(item) > time(found[name]):
            found[name] = item
    return list(found.values())

`;

const TAIL = `

if __name__ == "__main__":
    environment, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for number, result in enumerate(results(environment)):
        text = json.dumps(result, indent=2, default=str)
        (folder / f"{number:04}.json").write_text(text, encoding="utf-8")
`;

const AWS = `
def results(environment):
    """Results of AWS Glue Data Quality on the tables of this product, in the account of the environment."""
    import boto3

    glue = boto3.client("glue", region_name=tfvars(environment).get("region"))
    own = tables()
    listed, token = [], None
    while True:
        page = glue.list_data_quality_results(**({"NextToken": token} if token else {}))
        listed += page.get("Results", [])
        token = page.get("NextToken")
        if not token:
            break
    mine = [item for item in listed if table_of(item) in own]
    for item in newest(mine, lambda item: json.dumps(item["DataSource"], sort_keys=True), started):
        result = glue.get_data_quality_result(ResultId=item["ResultId"])
        result.pop("ResponseMetadata", None)
        yield result


def table_of(item):
    return item.get("DataSource", {}).get("GlueTable", {}).get("TableName", "").lower()


def started(item):
    return str(item.get("StartedOn", ""))
`;

const GCP = `
API = "https://dataplex.googleapis.com/v1"


def pages(session, url, name):
    """Everything of a list, page by page."""
    token = ""
    while True:
        answer = session.get(url, params={"pageSize": 200, "pageToken": token}, timeout=60)
        answer.raise_for_status()
        body = answer.json()
        yield from body.get(name, [])
        token = body.get("nextPageToken", "")
        if not token:
            return


def results(environment):
    """The last finished job of each quality scan of Dataplex on a table of this product."""
    import google.auth
    from google.auth.transport.requests import AuthorizedSession

    credentials, _ = google.auth.default(scopes=["https://www.googleapis.com/auth/cloud-platform.read-only"])
    session = AuthorizedSession(credentials)
    given = tfvars(environment)
    scans = f"{API}/projects/{given['project_id']}/locations/{given['region']}/dataScans"
    own = tables()
    for scan in pages(session, scans, "dataScans"):
        table = scan.get("data", {}).get("resource", "").split("/")[-1].lower()
        if scan.get("type") != "DATA_QUALITY" or table not in own:
            continue
        jobs = pages(session, f"{API}/{scan['name']}/jobs", "dataScanJobs")
        done = [job for job in jobs if job.get("state") == "SUCCEEDED"]
        for job in newest(done, lambda job: scan["name"], lambda job: job.get("endTime", "")):
            answer = session.get(f"{API}/{job['name']}", params={"view": "FULL"}, timeout=60)
            answer.raise_for_status()
            yield answer.json()
`;

/** What fetches results, and the packages it needs; none on Azure, which has no service that keeps them. */
const SOURCES: Partial<
  Record<CloudId, { source: string; requirements: string }>
> = {
  aws: { source: AWS, requirements: 'boto3>=1.40,<2\n' },
  gcp: {
    source: GCP,
    requirements: 'google-auth>=2.40,<3\nrequests>=2.32,<3\n',
  },
};

/** `ci/results.py` for a cloud, and `ci/requirements.txt`. @internal */
export function resultsScript(
  cloud: CloudId,
): { script: string; requirements: string } | undefined {
  const found = SOURCES[cloud];
  return (
    found && {
      script: `${HEAD}${COMMON}${found.source}${TAIL}`,
      requirements: found.requirements,
    }
  );
}
