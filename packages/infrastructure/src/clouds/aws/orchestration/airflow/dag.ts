// SPDX-License-Identifier: Apache-2.0

/** `product_dag.py`: one DAG, the same for every product; `product.json` beside it says what it does. @internal */
export const dag = String.raw`"""The pipeline of a data product on Amazon MWAA: run, check, load, announce."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

PRODUCT = json.loads((Path(__file__).parent / "product.json").read_text(encoding="utf-8"))
CONNECTION = PRODUCT["name"]


def steps():
    """Names of the steps that this product has, in order."""
    wanted = ["run", "check", "load", "refresh", "announce"]
    return [name for name in wanted if name == "announce" or PRODUCT.get(name)]


def announce():
    """Tells whoever waits for the product that it is up to date."""
    from airflow.providers.amazon.aws.hooks.base_aws import AwsBaseHook

    client = AwsBaseHook(aws_conn_id=CONNECTION, client_type="events").get_conn()
    answer = client.put_events(
        Entries=[
            {
                "Source": "data-mesh",
                "DetailType": "Data product updated",
                "Detail": json.dumps({key: PRODUCT[key] for key in ("domain", "product", "version", "environment")}),
            }
        ]
    )
    if answer["FailedEntryCount"]:
        raise RuntimeError("The update was not announced: " + answer["Entries"][0].get("ErrorMessage", "no reason given"))


def refresh():
    """Brings the dashboards up to date."""
    from airflow.providers.amazon.aws.hooks.base_aws import AwsBaseHook

    client = AwsBaseHook(aws_conn_id=CONNECTION, client_type="quicksight").get_conn()
    stamp = datetime.utcnow().strftime("%Y%m%d%H%M%S")
    for dataset in PRODUCT["refresh"]["datasets"]:
        client.create_ingestion(
            AwsAccountId=PRODUCT["refresh"]["account"], DataSetId=dataset, IngestionId="airflow-" + stamp
        )


def build():
    """The DAG. Operators are imported here, so that the file can be read where Airflow is not."""
    from airflow import DAG
    from airflow.datasets import Dataset
    from airflow.operators.python import PythonOperator
    from airflow.providers.amazon.aws.operators.emr import EmrServerlessStartJobOperator
    from airflow.providers.amazon.aws.operators.glue import GlueDataQualityRuleSetEvaluationRunOperator, GlueJobOperator
    from airflow.providers.amazon.aws.operators.redshift_data import RedshiftDataOperator

    outlet = Dataset("data-product://{0}/{1}".format(PRODUCT["domain"], PRODUCT["product"]))
    dag = DAG(
        dag_id=PRODUCT["name"].replace("-", "_"),
        schedule=PRODUCT["schedule"],
        start_date=datetime(2026, 1, 1),
        catchup=False,
        max_active_runs=1,
        dagrun_timeout=timedelta(minutes=2 * PRODUCT["timeoutMinutes"]),
        default_args={
            "owner": PRODUCT["owner"],
            "retries": PRODUCT["retries"],
            "retry_delay": timedelta(minutes=5),
            "retry_exponential_backoff": True,
        },
        tags=["domain:" + PRODUCT["domain"], "data-product:" + PRODUCT["product"]],
    )
    with dag:
        row = []
        for step in steps():
            if step == "run" and PRODUCT["run"]["engine"] == "glue":
                row.append(
                    [
                        GlueJobOperator(
                            task_id="run",
                            job_name=PRODUCT["run"]["job"],
                            aws_conn_id=CONNECTION,
                            wait_for_completion=True,
                            execution_timeout=timedelta(minutes=PRODUCT["timeoutMinutes"]),
                        )
                    ]
                )
            elif step == "run":
                request = PRODUCT["run"]["request"]
                row.append(
                    [
                        EmrServerlessStartJobOperator(
                            task_id="run",
                            application_id=request["ApplicationId"],
                            execution_role_arn=request["ExecutionRoleArn"],
                            job_driver={
                                "sparkSubmit": {
                                    "entryPoint": request["JobDriver"]["SparkSubmit"]["EntryPoint"],
                                    "entryPointArguments": request["JobDriver"]["SparkSubmit"]["EntryPointArguments"],
                                    "sparkSubmitParameters": request["JobDriver"]["SparkSubmit"]["SparkSubmitParameters"],
                                }
                            },
                            name=request["Name"],
                            aws_conn_id=CONNECTION,
                            execution_timeout=timedelta(minutes=PRODUCT["timeoutMinutes"]),
                        )
                    ]
                )
            elif step == "check":
                row.append(
                    [
                        GlueDataQualityRuleSetEvaluationRunOperator(
                            task_id="check_" + table,
                            datasource={
                                "GlueTable": {"DatabaseName": PRODUCT["check"]["database"], "TableName": table}
                            },
                            role=PRODUCT["check"]["role"],
                            rule_set_names=[PRODUCT["name"] + "-" + table],
                            verify_result_status=True,
                            aws_conn_id=CONNECTION,
                        )
                        for table in PRODUCT["check"]["tables"]
                    ]
                )
            elif step == "load":
                row.append(
                    [
                        RedshiftDataOperator(
                            task_id="load",
                            workgroup_name=PRODUCT["load"]["workgroup"],
                            database=PRODUCT["load"]["database"],
                            secret_arn=PRODUCT["load"]["secret"],
                            sql=PRODUCT["load"]["statements"],
                            wait_for_completion=True,
                            aws_conn_id=CONNECTION,
                        )
                    ]
                )
            elif step == "refresh":
                row.append([PythonOperator(task_id="refresh", python_callable=refresh)])
            else:
                row.append([PythonOperator(task_id="announce", python_callable=announce, outlets=[outlet])])
        for before, after in zip(row, row[1:]):
            for task in after:
                before >> task
    return dag


try:
    product = build()
except ImportError as missing:
    # Tests and editors read this file without Airflow; Airflow itself never comes here.
    if not (missing.name or "").startswith("airflow"):
        raise
`;

/** `tests/test_dag.py` @internal */
export const dagTests = String.raw`"""Tests of the DAG that need no Airflow: python -m unittest discover tests."""

import importlib.util
import json
import os
import sys
import unittest
from unittest import mock

FOLDER = os.path.join(os.path.dirname(__file__), "..", "orchestration", "airflow")
EXAMPLE = {
    "name": "sales-orders-dev",
    "domain": "sales",
    "product": "orders",
    "version": "1.0.0",
    "environment": "dev",
    "refresh": {"account": "123456789012", "datasets": ["sales-orders-dev-orders"]},
}


def load():
    """The DAG's file, with a product beside it as the stack would put it there."""
    spec = importlib.util.spec_from_file_location("product_dag", os.path.join(FOLDER, "product_dag.py"))
    module = importlib.util.module_from_spec(spec)
    with mock.patch("pathlib.Path.read_text", return_value=json.dumps(EXAMPLE)):
        spec.loader.exec_module(module)
    return module


class DagTest(unittest.TestCase):
    def setUp(self):
        self.client = mock.Mock()
        self.client.put_events.return_value = {"FailedEntryCount": 0, "Entries": [{}]}
        hook = mock.Mock()
        hook.AwsBaseHook.return_value.get_conn.return_value = self.client
        names = ["airflow", "airflow.providers", "airflow.providers.amazon", "airflow.providers.amazon.aws"]
        names += ["airflow.providers.amazon.aws.hooks"]
        modules = {name: mock.Mock() for name in names}
        modules["airflow.providers.amazon.aws.hooks.base_aws"] = hook
        self.dag = load()
        patcher = mock.patch.dict(sys.modules, modules)
        patcher.start()
        self.addCleanup(patcher.stop)

    def test_has_only_the_steps_of_the_product(self):
        self.assertEqual(self.dag.steps(), ["refresh", "announce"])

    def test_announces_the_product(self):
        self.dag.announce()
        entry = self.client.put_events.call_args[1]["Entries"][0]
        self.assertEqual(json.loads(entry["Detail"])["product"], "orders")

    def test_an_announcement_that_nobody_took_fails(self):
        self.client.put_events.return_value = {"FailedEntryCount": 1, "Entries": [{"ErrorMessage": "no"}]}
        with self.assertRaises(RuntimeError):
            self.dag.announce()

    def test_refreshes_each_dataset(self):
        self.dag.refresh()
        self.assertEqual(self.client.create_ingestion.call_args[1]["DataSetId"], "sales-orders-dev-orders")


if __name__ == "__main__":
    unittest.main()
`;
