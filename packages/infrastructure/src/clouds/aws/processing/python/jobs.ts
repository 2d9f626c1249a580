// SPDX-License-Identifier: Apache-2.0

/** `job.py` on Glue. @internal */
export const glueJob = String.raw`"""The job on AWS Glue: what landed since the last run becomes the tables of the contract."""

import sys
from datetime import date

import boto3
from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext

import runner
from reporting import Report

REQUIRED = ["JOB_NAME", "plan", "name", "environment", "region", "account", "database", "catalog"]
BUCKETS = ["raw", "curated", "output", "artifacts"]
OPTIONAL = ["run_date", "portal_url", "portal_token_secret"]


def main():
    given = [name for name in OPTIONAL if "--" + name in sys.argv]
    arguments = getResolvedOptions(sys.argv, REQUIRED + BUCKETS + given)
    glue = GlueContext(SparkContext.getOrCreate())
    spark = glue.spark_session
    job = Job(glue)
    job.init(arguments["JOB_NAME"], arguments)
    settings = {
        **arguments,
        "catalog": arguments["catalog"] == "true",
        "run_date": arguments.get("run_date") or date.today().isoformat(),
        "raw": "s3://" + arguments["raw"],
        "output": "s3://" + arguments["output"],
        "quarantine": "s3://" + arguments["curated"] + "/quarantine",
    }

    def read_landing(path, name):
        """Files that no run before has read: bookmarks of Glue remember which."""
        rows = glue.create_dynamic_frame.from_options(
            connection_type="s3",
            connection_options={"paths": [path], "recurse": True},
            format="json",
            transformation_ctx=name,
        )
        return rows.toDF()

    runner.run(spark, runner.read_plan(spark, arguments["plan"]), settings, read_landing, Report(boto3.client, settings))
    # Only what was published counts as read.
    job.commit()


main()
`;

/** `job.py` on EMR Serverless. @internal */
export const sparkJob = String.raw`"""The job on Apache Spark, as EMR Serverless runs it: what landed becomes the tables of the contract."""

import argparse
from datetime import date

import boto3
from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession
from pyspark.sql.types import StructType

import runner
from reporting import Report


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    required = ["plan", "name", "environment", "region", "account", "database", "catalog"]
    for name in required + ["raw", "curated", "output", "artifacts"]:
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--run_date", default=date.today().isoformat())
    parser.add_argument("--portal_url")
    parser.add_argument("--portal_token_secret")
    return vars(parser.parse_args())


def main():
    arguments = options()
    spark = SparkSession.builder.appName(arguments["name"]).getOrCreate()
    settings = {
        **arguments,
        "catalog": arguments["catalog"] == "true",
        "raw": "s3://" + arguments["raw"],
        "output": "s3://" + arguments["output"],
        "quarantine": "s3://" + arguments["curated"] + "/quarantine",
    }

    def read_landing(path, name):
        """Everything that has landed: rows that are known already change nothing, as they are merged by key."""
        try:
            return spark.read.option("recursiveFileLookup", "true").json(path)
        except AnalysisException as failure:
            if "PATH_NOT_FOUND" not in str(failure):
                raise
            return spark.createDataFrame([], StructType([]))

    def clients(service):
        return boto3.client(service, region_name=arguments["region"])

    runner.run(spark, runner.read_plan(spark, arguments["plan"]), settings, read_landing, Report(clients, settings))
    spark.stop()


if __name__ == "__main__":
    main()
`;
