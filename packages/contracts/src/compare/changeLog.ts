// SPDX-License-Identifier: Apache-2.0
import { type ChangeId, type ChangeRule, changeRules } from './rules';
import type { Impact } from './impact';
import type { Change, Perspective } from './types';

/** Where something is, in the document that has it. @internal */
export interface Place {
  path: string;
  location: string;
  document: 'new' | 'old';
}

/** What is particular to one change. @internal */
export interface ChangeDetails {
  reason: string;
  field?: string;
  before?: unknown;
  after?: unknown;
  /** Where it differs from what the rule says. */
  readers?: Impact;
  /** Where it differs from what the rule says. */
  writers?: Impact;
  guess?: boolean;
}

const ranks: Record<Impact, number> = { breaking: 0, risky: 1, compatible: 2 };

/** The worse of two impacts. @internal */
export function worse(a: Impact, b: Impact): Impact {
  return ranks[a] <= ranks[b] ? a : b;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Collects changes and puts them in an order that does not depend on the order of the documents. @internal */
export class ChangeLog {
  private readonly changes: Change[] = [];

  constructor(private readonly perspective: Perspective = 'both') {}

  add(change: ChangeId, place: Place, details: ChangeDetails): void {
    const known: ChangeRule = changeRules[change];
    const readers = details.readers ?? known.readers;
    const writers = details.writers ?? known.writers;
    this.changes.push({
      path: place.path,
      change,
      impact: this.impactOf(readers, writers),
      reason: details.reason,
      readers,
      writers,
      location: place.location,
      document: place.document,
      ...(details.field !== undefined && { field: details.field }),
      ...(details.before !== undefined && { before: details.before }),
      ...(details.after !== undefined && { after: details.after }),
      ...(known.documentation && { documentation: true as const }),
      ...(details.guess && { guess: true as const }),
    });
  }

  /** Worst first, then by place, kind and member. */
  sorted(): Change[] {
    return [...this.changes].sort(
      (a, b) =>
        ranks[a.impact] - ranks[b.impact] ||
        compareText(a.location, b.location) ||
        compareText(a.change, b.change) ||
        compareText(a.field ?? '', b.field ?? '') ||
        compareText(a.reason, b.reason) ||
        compareText(a.path, b.path),
    );
  }

  private impactOf(readers: Impact, writers: Impact): Impact {
    if (this.perspective === 'readers') return readers;
    if (this.perspective === 'writers') return writers;
    return worse(readers, writers);
  }
}
