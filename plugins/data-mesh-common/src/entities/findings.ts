// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import {
  FINDINGS_ANNOTATION,
  FINDING_COUNTS_ANNOTATION,
  MAX_STORED_FINDINGS,
} from './annotations';

/** A finding about a descriptor as it is kept with an entity; see `Finding` of `@meshwright/contracts`. @public */
export interface DescriptorFinding {
  severity: 'error' | 'warning' | 'info';
  rule: string;
  /** File inside its source, where it is not the entity's own descriptor. */
  file?: string;
  /** JSON Pointer (RFC 6901) into the document. */
  path: string;
  line: number;
  column: number;
  message: string;
  /** What to do, as an instruction. */
  fix?: string;
}

/** How many findings there are about something. @public */
export interface FindingCounts {
  errors: number;
  warnings: number;
}

const SEVERITY_ORDER = { error: 0, warning: 1, info: 2 } as const;

/** Annotations that keep findings with an entity; none when there is nothing to say. @public */
export function findingsToAnnotations(
  findings: DescriptorFinding[],
): Record<string, string> {
  if (findings.length === 0) {
    return {};
  }
  const stored = [...findings]
    .sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity])
    .slice(0, MAX_STORED_FINDINGS);
  const errors = findings.filter(f => f.severity === 'error').length;
  const warnings = findings.filter(f => f.severity === 'warning').length;
  return {
    [FINDINGS_ANNOTATION]: JSON.stringify(stored),
    [FINDING_COUNTS_ANNOTATION]: `${errors},${warnings}`,
  };
}

/** Findings kept with an entity. An annotation that cannot be read counts as none. @public */
export function findingsOf(entity: Entity): DescriptorFinding[] {
  const text = entity.metadata.annotations?.[FINDINGS_ANNOTATION];
  if (!text) {
    return [];
  }
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isDescriptorFinding) : [];
  } catch {
    return [];
  }
}

/** Counts of all findings about an entity's descriptor, also of those that were not stored. @public */
export function findingCountsOf(entity: Entity): FindingCounts {
  const [errors, warnings] = (
    entity.metadata.annotations?.[FINDING_COUNTS_ANNOTATION] ?? '0,0'
  )
    .split(',')
    .map(Number);
  return {
    errors: Number.isFinite(errors) ? errors : 0,
    warnings: Number.isFinite(warnings) ? warnings : 0,
  };
}

function isDescriptorFinding(value: unknown): value is DescriptorFinding {
  const finding = value as Partial<DescriptorFinding> | null;
  return (
    typeof finding === 'object' &&
    finding !== null &&
    typeof finding.message === 'string' &&
    typeof finding.rule === 'string' &&
    typeof finding.path === 'string' &&
    typeof finding.severity === 'string' &&
    finding.severity in SEVERITY_ORDER
  );
}
