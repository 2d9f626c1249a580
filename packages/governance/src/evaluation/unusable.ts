// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '@meshwright/contracts';
import type { Policy, PolicyReadResult } from '../policy';
import { ruleHash, verdictId } from './identity';
import type { Verdict } from './types';

/** Rule of the verdicts on policies themselves. */
const RULE = 'document';
const MOST_NAMED = 3;

const lineOf = ({ lines }: Policy) =>
  Math.min(...Object.values(lines), Infinity);

/** Name of a document that does not say its own. */
const stemOf = (file: string) =>
  (file.split(/[\\/]/).pop() ?? file).replace(/\.(ya?ml|json)$/i, '');

function verdictOn(
  name: string,
  { file }: PolicyReadResult,
  errors: readonly Finding[],
  environment: string | undefined,
): Verdict {
  const subject = `governancepolicy:default/${name}`;
  const messages = errors.slice(0, MOST_NAMED).map(({ message }) => message);
  const more = errors.length - messages.length;
  return {
    policy: name,
    rule: RULE,
    subject,
    outcome: 'error',
    severity: 'error',
    message: `The policy ${name} cannot be asked, so nobody knows what it would say: ${messages.join(
      ' ',
    )}${more > 0 ? ` (and ${more} more)` : ''}`,
    evidence: errors.map(({ path, line }) => ({
      path: path === '' ? file : `${file}#${path}`,
      line,
    })),
    id: verdictId(ruleHash(name, RULE), subject, environment ?? ''),
    policyVersion: '',
  };
}

/**
 * Verdicts on policies that have an error and so cannot be asked: each is undecided. What they guard stays closed,
 * and the policies beside them are asked all the same.
 *
 * @public
 */
export function unusablePolicies(
  read: PolicyReadResult,
  environment?: string,
): Verdict[] {
  const errors = read.findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return [];
  const starts = read.policies
    .filter(({ name }) => !read.sound.includes(name))
    .map(policy => ({ name: policy.name, line: lineOf(policy) }))
    .sort((a, b) => b.line - a.line);
  const own = new Map<string, Finding[]>();
  for (const error of errors) {
    const policy =
      starts.find(({ line }) => line <= error.line) ??
      starts[starts.length - 1];
    const name = policy?.name || stemOf(read.file);
    own.set(name, [...(own.get(name) ?? []), error]);
  }
  return [...own].map(([name, list]) =>
    verdictOn(name, read, list, environment),
  );
}
