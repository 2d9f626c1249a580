// SPDX-License-Identifier: Apache-2.0
import type { Policy, Verdict } from '@meshwright/governance';
import { version } from '../../../package.json';
import { splitPlace } from '../../mesh/places';
import { addressOf } from '../sarif';
import { isTold, wholeMessage } from './told';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

function locationOf(path: string, line: number | undefined, cwd: string) {
  const { file, pointer } = splitPlace(path);
  return {
    physicalLocation: {
      artifactLocation: addressOf(file, cwd),
      region: { startLine: line ?? 1 },
    },
    ...(pointer && {
      logicalLocations: [{ fullyQualifiedName: pointer, kind: 'member' }],
    }),
  };
}

function rulesOf(policies: readonly Policy[]) {
  return policies.flatMap(policy =>
    policy.rules.map(rule => ({
      id: `${policy.name}/${rule.id}`,
      name: rule.title,
      shortDescription: { text: rule.title },
      fullDescription: { text: rule.reason ?? policy.purpose },
      defaultConfiguration: { level: LEVELS[rule.severity ?? policy.severity] },
      properties: { tags: [...policy.tags] },
    })),
  );
}

/**
 * Verdicts as SARIF 2.1.0 (OASIS). What is waived is a result that is suppressed, so that it stays visible.
 *
 * @param cwd - folder that addresses in the report are relative to
 */
export function verdictsSarif(
  verdicts: readonly Verdict[],
  policies: readonly Policy[],
  cwd: string,
) {
  const told = verdicts.filter(
    verdict => isTold(verdict) || verdict.outcome === 'waived',
  );
  const used = new Set(told.map(({ policy, rule }) => `${policy}/${rule}`));
  const unique = new Map(
    rulesOf(policies)
      .filter(({ id }) => used.has(id))
      .map(rule => [rule.id, rule]),
  );
  const rules = [...unique.values()];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0' as const,
    runs: [
      {
        tool: {
          driver: {
            name: 'meshwright policy',
            semanticVersion: version,
            informationUri: 'https://github.com/meshwright/meshwright',
            rules,
          },
        },
        columnKind: 'utf16CodeUnits' as const,
        results: told.map(verdict => {
          const ruleId = `${verdict.policy}/${verdict.rule}`;
          const index = rules.findIndex(({ id }) => id === ruleId);
          return {
            ruleId,
            ...(index >= 0 && { ruleIndex: index }),
            level: LEVELS[verdict.severity],
            message: { text: wholeMessage(verdict) },
            locations: verdict.evidence
              .slice(0, 10)
              .map(({ path, line }) => locationOf(path, line, cwd)),
            partialFingerprints: { 'verdict/v1': verdict.id },
            // SARIF 3.27.23: either all results of a run state their suppressions, or none does.
            suppressions:
              verdict.outcome === 'waived'
                ? [
                    {
                      kind: 'external' as const,
                      justification: verdict.message,
                    },
                  ]
                : [],
          };
        }),
      },
    ],
  };
}
