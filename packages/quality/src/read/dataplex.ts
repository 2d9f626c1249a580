// SPDX-License-Identifier: Apache-2.0
import type { DetailedCheck, QualityFinding } from '../model';
import { check } from './check';
import { dimensionOf } from './dimension';
import type { Format } from './types';
import {
  instantOf,
  isObject,
  listOf,
  type Loose,
  member,
  numberOf,
  objectOf,
  parameters,
  textOf,
} from './values';

/** Levels of a document whose names are looked at; no job has as many. */
const DEEPEST = 12;

/** The names of the JSON mapping for those of the messages, which Python's `MessageToDict` can keep. */
function renamed(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map(one => renamed(one, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      renamed(one, depth + 1),
    ]),
  );
}

const OF_MESSAGES = [
  'data_quality_result',
  'data_quality_spec',
  'data_scan_jobs',
];

/** The document with the names that the rest of this file knows. */
const plain = (document: unknown): unknown =>
  OF_MESSAGES.some(name => member(document, name) !== undefined)
    ? renamed(document)
    : document;

/** Jobs of a document: a list of them, one, or the bare result of one. */
function jobsOf(document: unknown): Loose[] {
  for (const list of ['dataScanJobs', 'dataScans']) {
    const listed = member(document, list);
    if (Array.isArray(listed)) return listed.map(objectOf);
  }
  if (Array.isArray(member(document, 'rules'))) {
    return [{ dataQualityResult: document }];
  }
  return [objectOf(document)];
}

const isQualityJob = (job: unknown) =>
  isObject(member(job, 'dataQualityResult')) ||
  isObject(member(job, 'dataQualitySpec')) ||
  member(job, 'type') === 'DATA_QUALITY';

/**
 * Jobs of Dataplex data quality scans, as the REST API answers.
 *
 * In its JSON a member that is false or zero is left out and 64-bit integers are texts.
 *
 * @internal
 */
export const dataplex: Format = {
  tool: 'google-dataplex',
  knows: document =>
    OF_MESSAGES.some(name => member(document, name) !== undefined) ||
    (Array.isArray(member(document, 'rules')) &&
      listOf(member(document, 'rules')).every(rule =>
        isObject(member(rule, 'rule')),
      ) &&
      listOf(member(document, 'rules')).length > 0) ||
    jobsOf(document).some(isQualityJob),
  read: document => {
    const findings: QualityFinding[] = [];
    const jobs = jobsOf(plain(document)).filter(isQualityJob);
    const checks = jobs.flatMap(job => jobChecks(job, findings));
    return {
      runId: textOf(jobs[0]?.uid) ?? textOf(jobs[0]?.name) ?? undefined,
      startedAt: instantOf(jobs[0]?.startTime),
      endedAt: instantOf(jobs[0]?.endTime),
      checks,
      findings,
    };
  },
};

function jobChecks(job: Loose, findings: QualityFinding[]): DetailedCheck[] {
  const dataset = datasetOf(job);
  const result = job.dataQualityResult;
  if (!isObject(result)) {
    findings.push({
      severity: 'warning',
      rule: 'dataplex/no-result',
      path: '/dataQualityResult',
      message:
        'The job comes without its result, so that nothing is known of its rules.',
      fix: 'Ask with a principal that has roles/dataplex.dataScanDataViewer, and for the full view of the job',
    });
    return listOf(member(job, 'dataQualitySpec', 'rules')).map(rule =>
      ruleCheck({ rule }, dataset, null, false),
    );
  }
  const rows = numberOf(result.rowCount);
  return listOf(result.rules).map(rule =>
    ruleCheck(objectOf(rule), dataset, rows, true),
  );
}

function datasetOf(job: Loose): string | null {
  const resource =
    textOf(member(job, 'data', 'resource')) ??
    textOf(member(job, 'dataQualityResult', 'scannedData', 'resource')) ??
    textOf(member(job, 'data', 'entity'));
  const table = /projects\/([^/]+)\/datasets\/([^/]+)\/tables\/([^/]+)/.exec(
    resource ?? '',
  );
  if (table) return table.slice(1).join('.');
  return (
    resource ?? /dataScans\/([^/]+)/.exec(textOf(job.name) ?? '')?.[1] ?? null
  );
}

function ruleCheck(
  outcome: Loose,
  dataset: string | null,
  rows: number | null,
  judged: boolean,
): DetailedCheck {
  const rule = objectOf(outcome.rule);
  const [kind = 'rule', expectation] =
    Object.entries(rule).find(
      ([key, value]) => isObject(value) && /(Expectation|Assertion)$/.test(key),
    ) ?? [];
  const evaluated = numberOf(outcome.evaluatedCount);
  const passed = numberOf(outcome.passedCount) ?? 0;
  const failedByAssertion =
    numberOf(outcome.assertionRowCount) ?? (kind === 'sqlAssertion' ? 0 : null);
  const failed = evaluated === null ? failedByAssertion : evaluated - passed;
  const ratio =
    numberOf(outcome.passRatio) ?? (evaluated ? passed / evaluated : null);
  const threshold = numberOf(rule.threshold);
  return check(
    textOf(rule.name) ??
      [kind.replace(/(Expectation|Assertion)$/, ''), textOf(rule.column)]
        .filter(Boolean)
        .join(' of '),
    {
      dataset,
      column: textOf(rule.column),
      dimension: dimensionOf(textOf(rule.dimension), kind),
      status: statusOf(outcome, rule, judged),
      observed:
        judged && ratio !== null
          ? `${Number((ratio * 100).toFixed(2))} %`
          : null,
      expected:
        [
          isObject(expectation) ? parameters(expectation, []) : '',
          threshold === null
            ? ''
            : `at least ${Number((threshold * 100).toFixed(2))} %`,
        ]
          .filter(Boolean)
          .join('; ') || kind,
      failedRows: judged ? failed : null,
      totalRows: judged ? evaluated ?? rows : null,
      details: {
        message: textOf(rule.description)?.slice(0, 500) ?? undefined,
      },
    },
  );
}

function statusOf(outcome: Loose, rule: Loose, judged: boolean) {
  if (rule.suspended === true) return 'skipped' as const;
  if (!judged) return 'unknown' as const;
  return outcome.passed === true ? ('pass' as const) : ('fail' as const);
}
