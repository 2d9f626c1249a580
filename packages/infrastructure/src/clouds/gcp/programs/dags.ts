// SPDX-License-Identifier: Apache-2.0

/** The run with Google's operators. @internal */
export const COMPOSER_DAG_PY = `# SPDX-License-Identifier: Apache-2.0
"""The product's run on Cloud Composer, with Google's own operators: none of them holds a worker while it waits.

The file is the same for every product: what is different is in \`\`pipeline.json\`\` and \`\`settings.json\`\` beside it.
"""
from __future__ import annotations

import datetime
import json
import os
import sys

from airflow import DAG
from airflow.operators.python import PythonOperator
from airflow.providers.google.cloud.operators.bigquery import BigQueryInsertJobOperator
from airflow.providers.google.cloud.operators.dataflow import DataflowStartFlexTemplateOperator
from airflow.providers.google.cloud.operators.dataplex import DataplexRunDataQualityScanOperator
from airflow.providers.google.cloud.operators.dataproc import DataprocCreateBatchOperator

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import google_runs  # noqa: E402

with open(os.path.join(HERE, "pipeline.json"), encoding="utf-8") as file:
    SPEC = json.load(file)
with open(os.path.join(HERE, "settings.json"), encoding="utf-8") as file:
    SETTINGS = json.load(file)

DAY = "{{ data_interval_end | ds }}"
RUN = "{{ data_interval_end | ts_nodash | lower }}-{{ ti.try_number }}"
PLACE = {"project_id": SETTINGS["project"]}


def report(**context) -> None:
    """Tells the portal what was read and written, and ends badly where a step before did."""
    import openlineage_event

    failed = [ti.task_id for ti in context["dag_run"].get_task_instances() if ti.state in ("failed", "upstream_failed")]
    if SETTINGS["lineage_url"]:
        event = openlineage_event.run_event(
            SPEC,
            SETTINGS,
            context["run_id"],
            "FAIL" if failed else "COMPLETE",
            datetime.datetime.now(datetime.timezone.utc),
        )
        session = google_runs.session_as(SETTINGS["flow_account"])
        openlineage_event.emit(
            event, SETTINGS["lineage_url"], google_runs.read_secret(session, SETTINGS["lineage_secret"])
        )
    if failed:
        raise RuntimeError(f"Steps that failed: {', '.join(failed)}.")


with DAG(
    dag_id=SETTINGS["dag_id"],
    description=f"{SPEC['domain']}/{SPEC['product']} {SPEC['version']}",
    schedule=SPEC["schedule"]["cron"],
    start_date=datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=datetime.timedelta(minutes=3 * SPEC["schedule"]["timeoutMinutes"]),
    default_args={
        "owner": SPEC["owner"],
        "retries": SPEC["schedule"]["retries"],
        "retry_delay": datetime.timedelta(minutes=5),
        "retry_exponential_backoff": True,
        "execution_timeout": datetime.timedelta(minutes=SPEC["schedule"]["timeoutMinutes"]),
    },
    tags=[f"data-product:{SPEC['product']}", f"domain:{SPEC['domain']}"],
) as dag:
    last = None

    if SETTINGS["processing"] == "native":
        last = DataflowStartFlexTemplateOperator(
            task_id="process",
            location=SETTINGS["region"],
            body=google_runs.dataflow_request(SETTINGS, DAY, RUN),
            impersonation_chain=SETTINGS["flow_account"],
            append_job_name=False,
            deferrable=True,
            **PLACE,
        )
    elif SETTINGS["processing"] == "spark":
        last = DataprocCreateBatchOperator(
            task_id="process",
            region=SETTINGS["region"],
            batch=google_runs.dataproc_request(SETTINGS, DAY),
            batch_id=f"{SETTINGS['name']}-{RUN}",
            impersonation_chain=SETTINGS["flow_account"],
            deferrable=True,
            **PLACE,
        )

    if SETTINGS["publish"]:
        publish = BigQueryInsertJobOperator(
            task_id="publish",
            location=SETTINGS["region"],
            configuration=google_runs.publish_request(SETTINGS, DAY)["configuration"],
            impersonation_chain=SETTINGS["pipe_account"],
            deferrable=True,
            **PLACE,
        )
        if last:
            last >> publish
        last = publish

    if SETTINGS["scans"]:
        scans = [
            DataplexRunDataQualityScanOperator(
                task_id=f"quality_{number}",
                region=SETTINGS["region"],
                data_scan_id=scan.rsplit("/", 1)[1],
                fail_on_dq_failure=True,
                impersonation_chain=SETTINGS["flow_account"],
                deferrable=True,
                **PLACE,
            )
            for number, scan in enumerate(SETTINGS["scans"], start=1)
        ]
        if last:
            last >> scans
        last = scans

    finish = PythonOperator(task_id="report", python_callable=report, trigger_rule="all_done")
    if last:
        last >> finish
`;

/** The run with Airflow alone. @internal */
export const AIRFLOW_DAG_PY = `# SPDX-License-Identifier: Apache-2.0
"""The product's run as a portable DAG: Airflow itself, and nothing of a cloud.

What a step is on this cloud is in \`\`google_runs\`\`. To run the product on another Airflow, give it a module with the same
functions. The file is the same for every product: what is different is in \`\`pipeline.json\`\` and \`\`settings.json\`\`.
"""
from __future__ import annotations

import datetime
import json
import os
import sys

try:
    from airflow.sdk import dag, get_current_context, task
except ImportError:  # Airflow 2
    from airflow.decorators import dag, task
    from airflow.operators.python import get_current_context

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

with open(os.path.join(HERE, "pipeline.json"), encoding="utf-8") as file:
    SPEC = json.load(file)
with open(os.path.join(HERE, "settings.json"), encoding="utf-8") as file:
    SETTINGS = json.load(file)

POLL = {"mode": "reschedule", "poke_interval": 60, "timeout": SPEC["schedule"]["timeoutMinutes"] * 60}


def day_of() -> str:
    return get_current_context()["data_interval_end"].strftime("%Y-%m-%d")


def run_of() -> str:
    context = get_current_context()
    return context["data_interval_end"].strftime("%Y%m%d%H%M") + f"-{context['ti'].try_number}"


@dag(
    dag_id=SETTINGS["dag_id"],
    description=f"{SPEC['domain']}/{SPEC['product']} {SPEC['version']}",
    schedule=SPEC["schedule"]["cron"],
    start_date=datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=datetime.timedelta(minutes=3 * SPEC["schedule"]["timeoutMinutes"]),
    default_args={
        "owner": SPEC["owner"],
        "retries": SPEC["schedule"]["retries"],
        "retry_delay": datetime.timedelta(minutes=5),
        "retry_exponential_backoff": True,
    },
    tags=[f"data-product:{SPEC['product']}", f"domain:{SPEC['domain']}"],
)
def product_run():
    import google_runs

    steps = []

    if SETTINGS["processing"] != "none":

        @task
        def start_process() -> dict:
            session = google_runs.session_as(SETTINGS["flow_account"])
            return google_runs.start_process(session, SETTINGS, day_of(), run_of())

        @task.sensor(**POLL)
        def process(handle: dict) -> bool:
            return google_runs.poll(google_runs.session_as(SETTINGS["flow_account"]), handle)

        steps.append(process(start_process()))

    if SETTINGS["publish"]:

        @task
        def start_publish() -> dict:
            return google_runs.start_publish(google_runs.session_as(SETTINGS["pipe_account"]), SETTINGS, day_of())

        @task.sensor(**POLL)
        def publish(handle: dict) -> bool:
            return google_runs.poll(google_runs.session_as(SETTINGS["pipe_account"]), handle)

        started = start_publish()
        if steps:
            steps[-1] >> started
        steps.append(publish(started))

    if SETTINGS["scans"]:

        @task
        def start_scan(scan: str) -> dict:
            return google_runs.start_scan(google_runs.session_as(SETTINGS["flow_account"]), scan)

        @task.sensor(**POLL)
        def quality(handle: dict) -> bool:
            return google_runs.poll(google_runs.session_as(SETTINGS["flow_account"]), handle)

        scans = start_scan.expand(scan=SETTINGS["scans"])
        if steps:
            steps[-1] >> scans
        steps.append(quality.expand(handle=scans))

    @task(trigger_rule="all_done")
    def report() -> None:
        """Tells the portal what was read and written, and ends badly where a step before did."""
        import openlineage_event

        context = get_current_context()
        failed = [ti.task_id for ti in context["dag_run"].get_task_instances() if ti.state in ("failed", "upstream_failed")]
        if SETTINGS["lineage_url"]:
            event = openlineage_event.run_event(
                SPEC,
                SETTINGS,
                context["run_id"],
                "FAIL" if failed else "COMPLETE",
                datetime.datetime.now(datetime.timezone.utc),
            )
            session = google_runs.session_as(SETTINGS["flow_account"])
            openlineage_event.emit(
                event, SETTINGS["lineage_url"], google_runs.read_secret(session, SETTINGS["lineage_secret"])
            )
        if failed:
            raise RuntimeError(f"Steps that failed: {', '.join(failed)}.")

    if steps:
        steps[-1] >> report()
    else:
        report()


product_run()
`;
