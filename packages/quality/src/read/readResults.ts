// SPDX-License-Identifier: Apache-2.0
import type { QualityReport } from '../model';
import { dataContractCli } from './dataContractCli';
import { dataplex } from './dataplex';
import { dbtFreshness, dbtRunResults, isDbtManifest } from './dbt';
import { awsGlue } from './glue';
import { greatExpectations } from './greatExpectations';
import { meshwright } from './meshwright';
import { openLineage } from './openLineage';
import { type ParsedJson, parseJson } from './parseJson';
import { soda } from './soda';
import type { Companions, Format } from './types';

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
 * `manifest.json` of dbt among the files says more of the tests of all others; it has no results of its own.
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
  const manifest = parsed.find(
    ({ json }) => json.ok && isDbtManifest(json.value),
  )?.json;
  const companions: Companions =
    manifest?.ok && isDbtManifest(manifest.value)
      ? { dbtManifest: manifest.value }
      : {};
  return parsed.map(({ file, json }) => reportOf(file, json, companions));
}

function reportOf(
  file: string,
  json: ParsedJson,
  companions: Companions,
): QualityReport {
  const nothing = { file, tool: null, checks: [], measurements: [] };
  if (!json.ok) {
    return { ...nothing, findings: [json.finding] };
  }
  if (isDbtManifest(json.value)) {
    return {
      ...nothing,
      tool: 'dbt',
      findings: [
        {
          severity: 'info',
          rule: 'dbt/manifest',
          path: '',
          message:
            'This is the manifest of a dbt project: it names the tests of run_results.json and has no results of its own.',
        },
      ],
    };
  }
  const format = FORMATS.find(({ knows }) => knows(json.value));
  if (!format) {
    return {
      ...nothing,
      findings: [
        {
          severity: 'error',
          rule: 'results/unknown-format',
          path: '',
          message:
            'This is no result of dbt, Great Expectations, Soda, Data Contract CLI, AWS Glue, Dataplex or OpenLineage, nor of our own format.',
          fix: "Give the JSON that the tool writes, or write it as kind 'QualityResults'",
        },
      ],
    };
  }
  const {
    checks = [],
    findings = [],
    ...rest
  } = format.read(json.value, companions);
  const cut = checks.length - MOST_CHECKS;
  return {
    ...nothing,
    ...rest,
    tool: format.tool,
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
