// SPDX-License-Identifier: Apache-2.0
import type { ConversionFinding } from './types';

/** Rules of conversion findings, with their severity. */
const severities = {
  /** The target cannot say it at all. */
  lost: 'warning',
  /** The target says something near to it. */
  approximated: 'warning',
  /** Something had to be supplied. */
  assumed: 'info',
  /** A name had to be changed to be legal. */
  renamed: 'warning',
} as const;

/** Collects what a conversion could not carry; each thing once. @internal */
export class Losses {
  readonly findings: ConversionFinding[] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly target: string) {}

  add(kind: keyof typeof severities, path: string, message: string): void {
    const key = `${kind}\n${path}\n${message}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.findings.push({
      severity: severities[kind],
      rule: `convert/${this.target}-${kind}`,
      path,
      message,
    });
  }
}
