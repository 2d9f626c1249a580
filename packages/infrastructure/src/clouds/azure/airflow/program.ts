// SPDX-License-Identifier: Apache-2.0

/** The DAG, the same for every product. @internal */
export const dagProgram = `"""Starts the product's pipeline by its schedule and waits for it.

What differs between products and environments comes from schedule.json beside this file and from variables of Airflow.
"""
import json
import pathlib
from datetime import datetime, timedelta

from airflow.datasets import Dataset
from airflow.decorators import dag
from airflow.operators.empty import EmptyOperator
from airflow.providers.microsoft.azure.operators.data_factory import AzureDataFactoryRunPipelineOperator

SETTINGS = json.loads((pathlib.Path(__file__).parent / "schedule.json").read_text(encoding="utf-8"))
OUTPUTS = [Dataset(uri) for uri in SETTINGS["outputs"]]


@dag(
    dag_id=SETTINGS["dag_id"],
    schedule=SETTINGS["schedule"],
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(minutes=2 * SETTINGS["timeout_minutes"]),
    default_args={
        "owner": SETTINGS["owner"],
        "retries": SETTINGS["retries"],
        "retry_delay": timedelta(minutes=5),
        "retry_exponential_backoff": True,
    },
    tags=SETTINGS["tags"],
)
def product():
    curate = AzureDataFactoryRunPipelineOperator(
        task_id="curate",
        azure_data_factory_conn_id="azure_data_factory",
        resource_group_name="{{ var.value.resource_group }}",
        factory_name="{{ var.value.data_factory }}",
        pipeline_name=SETTINGS["pipeline"],
        parameters={"run_date": ""},
        wait_for_termination=True,
        check_interval=60,
        timeout=60 * SETTINGS["timeout_minutes"],
        execution_timeout=timedelta(minutes=SETTINGS["timeout_minutes"] + 5),
        deferrable=True,
    )
    publish = EmptyOperator(task_id="publish", outlets=OUTPUTS)
    curate >> publish


product()
`;

/** Puts the DAG into Fabric; the same for every product. @internal */
export const airflowDeploy = `#!/usr/bin/env python3
"""Puts the DAG and its settings into the Airflow job of the product's Fabric workspace.

    deploy.py --workspace ID --job ID

Runs as whoever is signed in with the Azure CLI, who has to be a contributor of the workspace.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import urllib.request

FOLDER = pathlib.Path(__file__).parent / "dags"
API = "https://api.fabric.microsoft.com/v1"
ID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"


def address(workspace, job, name):
    """Where a file of an Airflow job is kept."""
    for value in (workspace, job):
        if not re.fullmatch(ID, value):
            raise ValueError("%r is no id" % value)
    return "%s/workspaces/%s/apacheAirflowJobs/%s/files/dags/%s?beta=true" % (API, workspace, job, name)


def files():
    return sorted(path for path in FOLDER.iterdir() if path.suffix in (".py", ".json"))


def token():
    answer = subprocess.run(
        [
            "az", "account", "get-access-token",
            "--resource", "https://api.fabric.microsoft.com",
            "--query", "accessToken", "--output", "tsv",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    return answer.stdout.strip()


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workspace", required=True)
    parser.add_argument("--job", required=True)
    options = parser.parse_args(arguments)
    access = token()
    for path in files():
        request = urllib.request.Request(
            address(options.workspace, options.job, path.name),
            data=path.read_bytes(),
            headers={"Authorization": "Bearer " + access, "Content-Type": "application/octet-stream"},
            method="PUT",
        )
        with urllib.request.urlopen(request, timeout=60):
            print("%s: put" % path.name)


if __name__ == "__main__":
    main(sys.argv[1:])
`;

/** Tests, in plain Python: Airflow need not be there. @internal */
export const airflowTest = `"""The DAG starts what is there, once at a time, and gives up in the end. None of this needs Airflow."""
import ast
import importlib.util
import json
import pathlib
import unittest

ROOT = pathlib.Path(__file__).parent.parent
FOLDER = ROOT / "orchestration" / "airflow"
DEFINITION = ROOT / "infra" / "definitions" / "airflow" / "apacheairflowjob-content.json"
SOURCE = (FOLDER / "dags" / "product_dag.py").read_text(encoding="utf-8")
SETTINGS = json.loads((FOLDER / "dags" / "schedule.json").read_text(encoding="utf-8"))
JOB = json.loads(DEFINITION.read_text(encoding="utf-8"))
SPEC = importlib.util.spec_from_file_location("deploy", FOLDER / "deploy.py")
deploy = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(deploy)


def arguments(name):
    for node in ast.walk(ast.parse(SOURCE)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
            return {keyword.arg: keyword.value for keyword in node.keywords}
    raise AssertionError(name + " is not called")


class Dag(unittest.TestCase):
    def test_it_runs_once_at_a_time_and_does_not_catch_up(self):
        dag = arguments("dag")
        self.assertIs(dag["catchup"].value, False)
        self.assertEqual(dag["max_active_runs"].value, 1)
        self.assertIn("dagrun_timeout", dag)

    def test_waiting_takes_no_worker_and_ends(self):
        operator = arguments("AzureDataFactoryRunPipelineOperator")
        self.assertIs(operator["deferrable"].value, True)
        self.assertIn("execution_timeout", operator)

    def test_settings_are_whole(self):
        self.assertEqual(len(SETTINGS["schedule"].split()), 5)
        self.assertGreater(SETTINGS["timeout_minutes"], 0)
        self.assertRegex(SETTINGS["dag_id"], r"^[a-z0-9_.-]{1,250}$")
        self.assertEqual(len(SETTINGS["outputs"]), len(set(SETTINGS["outputs"])))


class Job(unittest.TestCase):
    def test_it_has_what_the_dag_imports(self):
        requirements = JOB["properties"]["typeProperties"]["airflowProperties"]["airflowRequirements"]
        self.assertTrue(any("microsoft-azure" in item for item in requirements))
        self.assertIs(JOB["properties"]["typeProperties"]["airflowProperties"]["enableTriggerers"], True)


class Deploy(unittest.TestCase):
    def test_only_ids_become_a_part_of_the_address(self):
        with self.assertRaises(ValueError):
            deploy.address("../x", "00000000-0000-0000-0000-000000000000", "a.py")

    def test_dag_and_settings_are_put(self):
        self.assertEqual([path.name for path in deploy.files()], ["product_dag.py", "schedule.json"])


if __name__ == "__main__":
    unittest.main()
`;
