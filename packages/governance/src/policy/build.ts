// SPDX-License-Identifier: Apache-2.0
import { plainName } from '../estate/names';
import { buildAccess } from './access/build';
import { buildGuardrails } from './guardrails/build';
import {
  type EnforcementPoint,
  type Policy,
  type PolicyExample,
  type PolicyLifecycle,
  type PolicyParameter,
  type PolicyRule,
  type PolicySeverity,
  type RulePatch,
  type StricterDirection,
  type SubjectKind,
  ENFORCEMENT_POINTS,
  LIFECYCLES,
  SEVERITIES,
  STRICTER,
  SUBJECT_KINDS,
} from './model';

type Data = Record<string, unknown>;

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const dataOf = (value: unknown): Data => (isData(value) ? value : {});
const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : undefined;
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : [];
const texts = (value: unknown): string[] =>
  listOf(value)
    .map(text)
    .filter((item): item is string => item !== undefined);

function oneOf<T extends string>(
  value: unknown,
  known: readonly T[],
): T | undefined {
  return known.find(word => word === value);
}

function patchOf(value: unknown): RulePatch {
  const data = dataOf(value);
  return {
    in: texts(data.in),
    path: text(data.path) ?? '',
    ...('value' in data && { value: data.value }),
    ...(text(data.expression) !== undefined && {
      expression: text(data.expression),
    }),
    ...(data.remove === true && { remove: true }),
  };
}

function ruleOf(value: unknown): PolicyRule {
  const data = dataOf(value);
  const fix = isData(data.fix) ? data.fix : undefined;
  const id = text(data.id) ?? '';
  return {
    id,
    title: text(data.title) ?? id,
    check: text(data.check) ?? String(data.check ?? ''),
    each: text(data.each),
    when: text(data.when),
    at: text(data.at),
    message: text(data.message) ?? '',
    reason: text(data.reason),
    severity: oneOf<PolicySeverity>(data.severity, SEVERITIES),
    waivable: data.waivable !== false,
    ...(typeof data.effort === 'number' && { effort: data.effort }),
    ...(fix && {
      fix: {
        text: text(fix.text) ?? '',
        patch: listOf(fix.patch).map(patchOf),
      },
    }),
  };
}

function exampleOf(value: unknown): PolicyExample {
  const data = dataOf(value);
  return {
    name: text(data.name) ?? '',
    expect: oneOf(data.expect, ['pass', 'fail', 'not-applicable']) ?? 'pass',
    rules: texts(data.rules),
    environment: text(data.environment),
    now: text(data.now),
    facts: dataOf(data.facts),
  };
}

function parametersOf(value: unknown): Record<string, PolicyParameter> {
  const parameters: Record<string, PolicyParameter> = Object.create(null);
  for (const [name, stated] of Object.entries(dataOf(value))) {
    const data = dataOf(stated);
    parameters[name] = {
      value: data.value,
      description: text(data.description),
      stricter: oneOf<StricterDirection>(data.stricter, STRICTER) ?? 'fixed',
    };
  }
  return parameters;
}

/**
 * A policy out of the data of its document, as far as it can be understood.
 *
 * @internal
 */
export function buildPolicy(
  document: unknown,
  file: string,
  lineOf: (pointer: string) => number,
): Policy {
  const data = dataOf(document);
  const metadata = dataOf(data.metadata);
  const spec = dataOf(data.spec);
  const target = dataOf(spec.target);
  const name = text(metadata.name) ?? '';
  const rules = listOf(spec.rules).map(ruleOf);
  const points = listOf(spec.enforcement).flatMap(
    point => oneOf<EnforcementPoint>(point, ENFORCEMENT_POINTS) ?? [],
  );
  const access = buildAccess(spec.access);
  const guardrails = buildGuardrails(spec.guardrails);
  const pointers = [
    '',
    '/metadata/name',
    '/spec/domain',
    '/spec/strengthens',
    '/spec/lifecycle',
    '/spec/severity',
    ...Object.keys(dataOf(spec.parameters)).map(
      parameter => `/spec/parameters/${parameter}`,
    ),
    ...rules.map((_, index) => `/spec/rules/${index}`),
    ...listOf(spec.examples).map((_, index) => `/spec/examples/${index}`),
    ...listOf(dataOf(spec.access).examples).map(
      (_, index) => `/spec/access/examples/${index}`,
    ),
  ];
  return {
    name,
    title: text(metadata.title) ?? name,
    description: text(metadata.description),
    tags: texts(metadata.tags),
    version: text(spec.version) ?? '0.0.0',
    owner: plainName(text(spec.owner)),
    // What cannot be understood must not bind anybody: it stays a draft. What may have refused somebody goes on refusing.
    lifecycle:
      oneOf<PolicyLifecycle>(spec.lifecycle, LIFECYCLES) ??
      (access ? 'enabled' : 'draft'),
    graceUntil: text(spec.graceUntil),
    ...(text(spec.domain) && { domain: plainName(text(spec.domain)) }),
    purpose: text(spec.purpose) ?? '',
    serves: listOf(spec.serves).map(item => ({
      framework: text(dataOf(item).framework) ?? '',
      reference: text(dataOf(item).reference),
    })),
    target: {
      kinds: listOf(target.kinds).flatMap(
        kind => oneOf<SubjectKind>(kind, SUBJECT_KINDS) ?? [],
      ),
      when: text(target.when),
    },
    environments: texts(spec.environments),
    enforcement:
      points.length > 0
        ? points
        : [
            ...((access || guardrails.length > 0) && rules.length === 0
              ? []
              : (['form', 'ci', 'catalog'] as const)),
            ...(access ? (['permission'] as const) : []),
          ],
    severity: oneOf<PolicySeverity>(spec.severity, SEVERITIES) ?? 'error',
    parameters: parametersOf(spec.parameters),
    strengthens: text(spec.strengthens),
    rules,
    examples: listOf(spec.examples).map(exampleOf),
    ...(access && { access }),
    ...(guardrails.length > 0 && { guardrails }),
    file,
    lines: Object.fromEntries(
      pointers.map(pointer => [pointer, lineOf(pointer)]),
    ),
  };
}
