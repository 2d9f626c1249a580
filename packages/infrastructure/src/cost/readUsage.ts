// SPDX-License-Identifier: Apache-2.0
import { readCustomDocument, shapes } from '@meshwright/contracts';
import type { FileFinding } from '../blueprint/report';
import type { EnvironmentUsage, Usage } from './types';

const { mapOf, number, oneOf, record, required } = shapes;

const amounts = (what: string) =>
  mapOf(what, number({ minimum: 0, maximum: 1e12 }));

const shape = record('usage', {
  apiVersion: required(oneOf(['meshwright.io/v1alpha1'])),
  kind: required(oneOf(['Usage'])),
  environments: mapOf(
    'list of environments',
    record('usage of an environment', {
      profile: oneOf(['small', 'medium', 'large']),
      quantities: amounts('list of quantities'),
    }),
  ),
  prices: amounts('list of prices'),
});

/**
 * Reads what is known of use and prices.
 *
 * Never throws for bad input: a document with an error has findings and no usage.
 *
 * @param source - YAML or JSON of kind `Usage`
 * @public
 */
export function readUsage(
  source: string | Uint8Array,
  { file = 'usage.yaml' }: { file?: string } = {},
): { usage?: Usage; findings: FileFinding[] } {
  const read = readCustomDocument(source, shape, {
    namespace: 'usage',
    limits: { maxBytes: 256 * 1024, maxDepth: 10, maxNodes: 10_000 },
  });
  const findings = read.findings.map(finding => ({ file, ...finding }));
  const wrong = findings.some(({ severity }) => severity === 'error');
  if (wrong || read.broken) return { findings };
  const { environments = {}, prices = {} } = read.data as {
    environments?: Record<string, EnvironmentUsage>;
    prices?: Record<string, number>;
  };
  return { usage: { environments, prices }, findings };
}
