// SPDX-License-Identifier: Apache-2.0
import type { QualityReport } from '../model';
import { dataContractCli } from './dataContractCli';
import { dataplex } from './dataplex';
import {
  dbtArtifactOf,
  dbtFreshness,
  dbtRunResults,
  isDbtManifest,
} from './dbt';
import { awsGlue } from './glue';
import { greatExpectations } from './greatExpectations';
import { meshwright } from './meshwright';
import { openLineage } from './openLineage';
import { type ParsedJson, parseJson } from './parseJson';
import { soda } from './soda';
import { readDocument } from './readDocument';
import type { Format } from './types';
import type { Loose } from './values';

/** Every format, most telling first. */
const FORMATS: readonly Format[] = [
  meshwright,
  dbtRunResults,
  dbtFreshness,
  dataContractCli,
  soda,
  dataplex,
  openLineage,
  awsGlue,
  greatExpectations,
];

/** Checks of one file that are kept; a run of more is no run that a person reads. */
const MOST_CHECKS = 100_000;

/** Rule of the finding on a file that is none of a known tool. @public */
export const UNKNOWN_FORMAT = 'results/unknown-format';

/** A file of results, or one that belongs to it. @public */
export interface ResultsFile {
  file: string;
  text: string;
}

/**
 * Reads what a tool wrote about the quality of data: dbt (run results, source freshness), Great Expectations, Soda,
 * Data Contract CLI, AWS Glue Data Quality, Dataplex, OpenLineage facets, and our own format. Which one a file is, is
 * found by its content.
 *
 * `manifest.json` of dbt among the files says more of the tests of the others; it has no results of its own. A list of
 * results of one tool, also one in lines, is read as one.
 *
 * Never throws: what cannot be read is a finding, and the other files are read all the same.
 *
 * @returns a report for each file, in the order given
 * @public
 */
export function readQualityResults(
  files: readonly ResultsFile[],
): QualityReport[] {
  const parsed = files.map(({ file, text }) => ({
    file,
    json: parseJson(text),
  }));
  const manifests = parsed.flatMap(({ json }) =>
    json.ok && isDbtManifest(json.value) ? [json.value] : [],
  );
  return parsed.map(({ file, json }) => reportOf(file, json, manifests));
}

function reportOf(
  file: string,
  json: ParsedJson,
  manifests: readonly Loose[],
): QualityReport {
  const nothing = { file, tool: null, checks: [], measurements: [] };
  if (!json.ok) {
    return { ...nothing, findings: [json.finding] };
  }
  const artifact = dbtArtifactOf(json.value);
  if (artifact) {
    return {
      ...nothing,
      tool: 'dbt',
      findings: [
        {
          severity: 'info',
          rule: `dbt/${artifact}`,
          path: '',
          message: `This is the ${artifact} of a dbt project, which has no results: those are in run_results.json and sources.json.`,
        },
      ],
    };
  }
  const read = readDocument(json.value, FORMATS, manifests);
  if (!read) {
    return {
      ...nothing,
      findings: [
        ...json.findings,
        {
          severity: 'error',
          rule: UNKNOWN_FORMAT,
          path: '',
          message:
            'This is no result of dbt, Great Expectations, Soda, Data Contract CLI, AWS Glue, Dataplex or OpenLineage, nor of our own format.',
          fix: "Give the JSON that the tool writes, or write it as kind 'QualityResults'",
        },
      ],
    };
  }
  const { checks = [], findings: own = [], ...rest } = read.reading;
  const findings = [...json.findings, ...own];
  const cut = checks.length - MOST_CHECKS;
  return {
    ...nothing,
    ...rest,
    tool: read.tool,
    checks: cut > 0 ? checks.slice(0, MOST_CHECKS) : checks,
    findings:
      cut > 0
        ? [
            ...findings,
            {
              severity: 'warning',
              rule: 'results/too-many-checks',
              path: '',
              message: `${cut} checks more than the ${MOST_CHECKS} that are read were left out.`,
            },
          ]
        : findings,
  };
}
