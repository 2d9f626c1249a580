// SPDX-License-Identifier: Apache-2.0
import { completeFacts } from '../facts';
import type { Subject } from './types';

function namesOf({ ref, facts, kind }: Subject): string[] {
  const own = kind === 'contract' ? facts.contract : facts.product;
  return [
    ref,
    ref.replace(/^[^:]+:(default\/)?/, ''),
    own?.name,
    own?.id,
  ].filter((name): name is string => Boolean(name));
}

/**
 * Subjects with what others know of them: infrastructure, quality, lineage. What the descriptors say stays as it is.
 *
 * @param facts - sections of facts by the ref, name or id of a subject
 * @returns the subjects, and the names that no subject has
 * @public
 */
export function withFacts(
  subjects: readonly Subject[],
  facts: Readonly<Record<string, unknown>>,
): { subjects: Subject[]; unknown: string[] } {
  const used = new Set<string>();
  const complete = subjects.map(subject => {
    const names = namesOf(subject).filter(name => Object.hasOwn(facts, name));
    if (names.length === 0) return subject;
    names.forEach(name => used.add(name));
    const stated = facts[names[0]];
    const added =
      typeof stated === 'object' && stated !== null
        ? completeFacts(stated as Record<string, unknown>)
        : {};
    return { ...subject, facts: { ...added, ...subject.facts } };
  });
  return {
    subjects: complete,
    unknown: Object.keys(facts).filter(name => !used.has(name)),
  };
}
