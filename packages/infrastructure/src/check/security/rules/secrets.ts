// SPDX-License-Identifier: Apache-2.0
import type { FileFinding } from '../../../blueprint/report';
import type { CheckedFile } from '../../types';
import type { SecurityRule } from '../types';

/** What secrets of well-known services look like. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, 'an access key of AWS'],
  [/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/, 'a private key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}\b/, 'a token of GitHub'],
  [/\bglpat-[A-Za-z0-9_-]{20,}\b/, 'a token of GitLab'],
  [/\bAIza[0-9A-Za-z_-]{35}\b/, 'an API key of Google'],
  [/\bAccountKey=[A-Za-z0-9+/]{60,}={0,2}/, 'the key of a storage account'],
  [/\bxox[abprs]-[0-9A-Za-z-]{20,}\b/, 'a token of Slack'],
  [/\bsk_live_[0-9a-zA-Z]{20,}\b/, 'a key of Stripe'],
  [
    /:\/\/[^\s/:@"'$]{1,64}:(?!\$)[^\s/@"'${}]{4,64}@/,
    'a password in an address',
  ],
];
const LARGEST = 1024 * 1024;

/** Looks for secrets in files of every kind. @internal */
export function checkSecrets(files: readonly CheckedFile[]): FileFinding[] {
  const findings: FileFinding[] = [];
  for (const { path, content } of files) {
    if (content.length > LARGEST) continue;
    for (const [pattern, words] of PATTERNS) {
      const found = pattern.exec(content);
      if (!found) continue;
      const before = content.slice(0, found.index).split('\n');
      findings.push({
        file: path,
        severity: 'error',
        rule: 'security/plaintext-secret',
        path: '',
        line: before.length,
        column: before[before.length - 1].length + 1,
        message: `This looks like ${words}, in the clear.`,
        fix: {
          description:
            'Revoke it, put a new one into a secret manager, and read it from there',
        },
      });
    }
  }
  return findings;
}

/** Secrets that everybody can read who reads the repository. @internal */
export const plaintext: SecurityRule = {
  id: 'security/plaintext-secret',
  severity: 'error',
  title: 'No secret stands in a file.',
  reason: 'Whoever can read the repository, now or later, has it.',
  checks: [],
};
