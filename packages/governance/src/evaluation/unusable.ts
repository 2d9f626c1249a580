// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '@meshwright/contracts';
import { slug } from '../estate/names';
import type { Policy, PolicyReadResult } from '../policy';
import { ruleHash, verdictId } from './identity';
import type { Verdict } from './types';

/** Rule of the verdicts on documents themselves. */
const RULE = 'document';
const MOST_NAMED = 3;

const lineOf = ({ lines }: Policy) =>
  Math.min(...Object.values(lines), Infinity);

/** Name of a document that does not say its own. */
const stemOf = (file: string) =>
  (file.split(/[\\/]/).pop() ?? file).replace(/\.(ya?ml|json)$/i, '');

interface Unusable {
  /** What the verdict is on. */
  policy: string;
  subject: string;
  /** Why nobody knows, up to the colon before what is wrong. */
  because: string;
  file: string;
  errors: readonly Finding[];
}

function undecided(
  { policy, subject, because, file, errors }: Unusable,
  environment: string | undefined,
): Verdict {
  const messages = errors.slice(0, MOST_NAMED).map(({ message }) => message);
  const more = errors.length - messages.length;
  return {
    policy,
    rule: RULE,
    subject,
    outcome: 'error',
    severity: 'error',
    message: `${because}: ${messages.join(' ')}${
      more > 0 ? ` (and ${more} more)` : ''
    }`,
    evidence: errors.map(({ path, line }) => ({
      path: path === '' ? file : `${file}#${path}`,
      line,
    })),
    id: verdictId(ruleHash(policy, RULE), subject, environment ?? ''),
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
    undecided(
      {
        policy: name,
        subject: `governancepolicy:default/${name}`,
        because: `The policy ${name} cannot be asked, so nobody knows what it would say`,
        file: read.file,
        errors: list,
      },
      environment,
    ),
  );
}

/**
 * The verdict on a descriptor that is so broken that no policy can be asked about it: undecided, since what nobody can
 * read nobody can let through.
 *
 * @param kind - what it says to be
 * @public
 */
export function unreadableDescriptor(
  { file, findings }: { file: string; findings: readonly Finding[] },
  kind: 'product' | 'contract',
  environment?: string,
): Verdict {
  const name = slug(stemOf(file)) || 'unnamed';
  return undecided(
    {
      policy: 'descriptor',
      subject: `${kind === 'product' ? 'dataproduct' : 'api'}:default/${name}`,
      because: `This ${kind} cannot be read, so no policy can be asked about it`,
      file,
      errors: findings.filter(({ severity }) => severity === 'error'),
    },
    environment,
  );
}
