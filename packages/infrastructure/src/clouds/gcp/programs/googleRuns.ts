// SPDX-License-Identifier: Apache-2.0

/** Starts and watches steps by the interfaces of Google. @internal */
export const GOOGLE_RUNS_PY = `# SPDX-License-Identifier: Apache-2.0
"""Starts and watches the steps of a run on Google Cloud, by its interfaces over HTTP.

\`\`session\`\` is anything with \`\`get\`\` and \`\`post\`\` as \`\`google.auth.transport.requests.AuthorizedSession\`\` has them.
"""
from __future__ import annotations

import copy
from typing import Any

DATAFLOW = "https://dataflow.googleapis.com/v1b3"
DATAPROC = "https://dataproc.googleapis.com/v1"
BIGQUERY = "https://bigquery.googleapis.com/bigquery/v2"
DATAPLEX = "https://dataplex.googleapis.com/v1"
VAULT = "https://secretmanager.googleapis.com/v1"


class StepFailed(RuntimeError):
    """A step ended without success; the message says where to look."""


def _json(answer: Any) -> dict[str, Any]:
    if answer.status_code >= 400:
        raise StepFailed(f"{answer.status_code} from {answer.url}: {answer.text[:500]}")
    return answer.json()


def dataflow_request(settings: dict[str, Any], day: str, run: str) -> dict[str, Any]:
    """The launch of the template for a day. The name of a job is taken while it runs, so that no day runs twice at once."""
    request = copy.deepcopy(settings["process"])
    parameters = request["launchParameter"]
    parameters["jobName"] = f"{settings['name']}-{run}"
    parameters["parameters"]["day"] = day
    return request


def dataproc_request(settings: dict[str, Any], day: str) -> dict[str, Any]:
    batch = copy.deepcopy(settings["process"])
    batch["pysparkBatch"]["args"] += [f"--day={day}"]
    return batch


def publish_request(settings: dict[str, Any], day: str) -> dict[str, Any]:
    """The call of the procedure, with the tables as a parameter and not as text of the query."""
    request = copy.deepcopy(settings["publish"])
    query = request["configuration"]["query"]
    query["query"] = query["query"].replace("(NULL,", "(@day,")
    query["queryParameters"].append(
        {"name": "day", "parameterType": {"type": "DATE"}, "parameterValue": {"value": day}}
    )
    return request


def start_process(session: Any, settings: dict[str, Any], day: str, run: str) -> dict[str, str]:
    place = f"projects/{settings['project']}/locations/{settings['region']}"
    if settings["processing"] == "native":
        answer = session.post(f"{DATAFLOW}/{place}/flexTemplates:launch", json=dataflow_request(settings, day, run))
        return {"kind": "dataflow", "name": f"{place}/jobs/{_json(answer)['job']['id']}"}
    batch = f"{settings['name']}-{run}"[-63:].lstrip("-")
    answer = session.post(f"{DATAPROC}/{place}/batches?batchId={batch}", json=dataproc_request(settings, day))
    # The batch of this run is there already where the answer to the first request was lost.
    if answer.status_code != 409:
        _json(answer)
    return {"kind": "dataproc", "name": f"{place}/batches/{batch}"}


def start_publish(session: Any, settings: dict[str, Any], day: str) -> dict[str, str]:
    answer = session.post(f"{BIGQUERY}/projects/{settings['project']}/jobs", json=publish_request(settings, day))
    job = _json(answer)["jobReference"]["jobId"]
    return {"kind": "bigquery", "name": f"projects/{settings['project']}/jobs/{job}?location={settings['region']}"}


def start_scan(session: Any, scan: str) -> dict[str, str]:
    return {"kind": "dataplex", "name": _json(session.post(f"{DATAPLEX}/{scan}:run", json={}))["job"]["name"]}


def _finished(kind: str, answer: dict[str, Any]) -> tuple[bool, str]:
    """Whether a step has ended, and what is wrong with its end."""
    if kind == "bigquery":
        error = answer["status"].get("errorResult")
        return answer["status"]["state"] == "DONE", error["message"] if error else ""
    state = answer.get("currentState") or answer["state"]
    word = state.replace("JOB_STATE_", "")
    if word in ("FAILED", "CANCELLED", "UPDATED", "DRAINED"):
        return True, answer.get("stateMessage") or answer.get("message") or f"it is {word.lower()}"
    done = word in ("DONE", "SUCCEEDED")
    if kind == "dataplex" and done:
        result = answer.get("dataQualityResult", {})
        # The interface leaves out what is false.
        return True, "" if result.get("passed") else "the data does not keep the rules of the contract"
    return done, ""


def poll(session: Any, handle: dict[str, str]) -> bool:
    """Whether a step has ended well; raises where it has ended badly."""
    base = {"dataflow": DATAFLOW, "dataproc": DATAPROC, "bigquery": BIGQUERY, "dataplex": DATAPLEX}[handle["kind"]]
    view = "?view=FULL" if handle["kind"] == "dataplex" else ""
    done, problem = _finished(handle["kind"], _json(session.get(f"{base}/{handle['name']}{view}")))
    if problem:
        raise StepFailed(f"{handle['name']}: {problem}")
    return done


def read_secret(session: Any, name: str) -> str:
    """The newest version of a secret, as text."""
    import base64

    answer = _json(session.get(f"{VAULT}/{name}/versions/latest:access"))
    return base64.b64decode(answer["payload"]["data"]).decode("utf-8").strip()


def session_as(account: str) -> Any:
    """A session that acts as one of the product's identities, without a key."""
    import google.auth
    from google.auth import impersonated_credentials
    from google.auth.transport.requests import AuthorizedSession

    scopes = ["https://www.googleapis.com/auth/cloud-platform"]
    own, _ = google.auth.default(scopes=scopes)
    return AuthorizedSession(
        impersonated_credentials.Credentials(source_credentials=own, target_principal=account, target_scopes=scopes)
    )
`;
