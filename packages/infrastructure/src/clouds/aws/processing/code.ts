// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile, GenerationContext } from '../../../generate/types';
import { type Block, expr, resource } from '../../../hcl';
import { plan } from './plan';
import { contractSql } from './python/contractSql';
import { glueJob, sparkJob } from './python/jobs';
import { lineage } from './python/lineage';
import { quality } from './python/quality';
import { reporting } from './python/reporting';
import { runner } from './python/runner';
import { tests } from './python/tests';
import { transform } from './python/transform';

/** @internal */
export type Engine = 'glue' | 'spark';

/** Modules that the job imports. */
const MODULES: Readonly<Record<string, string>> = {
  'contract_sql.py': contractSql,
  'lineage.py': lineage,
  'quality.py': quality,
  'reporting.py': reporting,
  'runner.py': runner,
  'transform.py': transform,
};

const JOBS = { glue: glueJob, spark: sparkJob };

/** Program, plan and tests of the pipeline. @internal */
export function code(
  context: GenerationContext,
  engine: Engine,
): GeneratedFile[] {
  const folder = `pipelines/${engine}`;
  return [
    { path: `${folder}/job.py`, content: JOBS[engine] },
    ...Object.entries(MODULES).map(([name, content]) => ({
      path: `${folder}/${name}`,
      content,
    })),
    plan(context, folder),
    { path: 'tests/test_pipeline.py', content: tests(folder) },
  ];
}

/** The program in the bucket of artifacts. A change of a file is a change of its object. @internal */
export function codeObjects(engine: Engine): Block[] {
  const files = ['job.py', ...Object.keys(MODULES), 'pipeline.json'];
  return [
    resource('aws_s3_object', 'pipeline', {
      for_each: expr(`toset(${JSON.stringify(files).replace(/,/g, ', ')})`),
      bucket: expr('aws_s3_bucket.layer["artifacts"].id'),
      key: expr(`"pipelines/${engine}/\${each.key}"`),
      source: expr(`"\${path.module}/../pipelines/${engine}/\${each.key}"`),
      source_hash: expr(
        `try(filemd5("\${path.module}/../pipelines/${engine}/\${each.key}"), null)`,
      ),
    }),
  ];
}

/** Address of a file of the program. @internal */
export const codeUri = (file: string) =>
  `s3://\${aws_s3_object.pipeline["${file}"].bucket}/\${aws_s3_object.pipeline["${file}"].key}`;

/** Addresses of the modules that the job imports, apart by commas. @internal */
export const moduleUris = Object.keys(MODULES).map(codeUri).join(',');
