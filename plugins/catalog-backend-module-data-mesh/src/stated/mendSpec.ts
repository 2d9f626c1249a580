// SPDX-License-Identifier: Apache-2.0
import type { DescriptorFinding } from '@meshwright/plugin-data-mesh-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { meshFinding } from '../descriptors/findings';
import { isObject } from './plainData';
import { EXPECTED_FIELDS, type Shape, SPEC_SHAPES } from './shapes';

/**
 * Takes out of a stated entity's `spec` what is of the wrong form, and says so. What remains is what the kind's
 * schema takes, so that one wrong field costs that field and not the whole entity.
 *
 * @internal
 */
export function mendSpec(
  kind: string,
  spec: JsonValue | undefined,
): { spec: JsonObject; findings: DescriptorFinding[] } {
  const findings: DescriptorFinding[] = [];
  const shapes = SPEC_SHAPES[kind.toLowerCase()] ?? {};
  if (!isObject(spec)) {
    findings.push(
      meshFinding(
        'error',
        'wrong-form',
        `'spec' must hold the fields of the ${kind}.`,
        { path: '/spec', fix: "Write the fields below 'spec:'" },
      ),
    );
  }
  const mended: JsonObject = {};
  for (const [field, value] of Object.entries(isObject(spec) ? spec : {})) {
    const shape = Object.hasOwn(shapes, field) ? shapes[field] : undefined;
    const kept = shape ? mend(value, shape, `/spec/${field}`, findings) : value;
    if (kept !== undefined && kept !== null) {
      mended[field] = kept;
    }
  }
  for (const [field, what] of Object.entries(
    EXPECTED_FIELDS[kind.toLowerCase()] ?? {},
  )) {
    if (mended[field] === undefined) {
      findings.push(
        meshFinding('warning', `no-${field}`, `'spec.${field}' is missing.`, {
          path: '/spec',
          fix: `Name ${what} in 'spec.${field}'`,
        }),
      );
    }
  }
  return { spec: mended, findings };
}

function mend(
  value: JsonValue | undefined,
  shape: Shape,
  path: string,
  findings: DescriptorFinding[],
): JsonValue | undefined {
  const refuse = (expected: string) => {
    findings.push(
      meshFinding(
        'error',
        'wrong-form',
        `${fieldOf(path)} is left out: it must be ${expected}, and is ${
          Array.isArray(value) ? 'a list' : typeof value
        }.`,
        { path, fix: `Write ${expected} here` },
      ),
    );
    return undefined;
  };
  if (value === undefined || value === null) {
    return undefined;
  }
  switch (shape.is) {
    case 'text':
      return mendText(value, shape.oneOf, path, findings, refuse);
    case 'value':
      return ['string', 'number', 'boolean'].includes(typeof value)
        ? value
        : refuse('a text, a number, true or false');
    case 'list': {
      if (!Array.isArray(value)) {
        return refuse('a list');
      }
      return value.flatMap((item, index) => {
        const kept = mend(item, shape.of, `${path}/${index}`, findings);
        return kept === undefined ? [] : [kept];
      });
    }
    default: {
      if (!isObject(value)) {
        return refuse('an object with members');
      }
      const mended: JsonObject = {};
      for (const [key, member] of Object.entries(value)) {
        const field = Object.hasOwn(shape.fields, key)
          ? shape.fields[key]
          : undefined;
        const kept = field
          ? mend(member, field, `${path}/${key}`, findings)
          : member;
        if (kept !== undefined && kept !== null) {
          mended[key] = kept;
        }
      }
      const missing = shape.required.find(key => mended[key] === undefined);
      return missing === undefined
        ? mended
        : refuse(`an object with '${missing}'`);
    }
  }
}

function mendText(
  value: JsonValue,
  oneOf: readonly string[] | undefined,
  path: string,
  findings: DescriptorFinding[],
  refuse: (expected: string) => undefined,
): JsonValue | undefined {
  // YAML reads `version: 1.0` as a number; what was meant is plain.
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value !== 'string' || value.trim() === '') {
    return refuse('a text');
  }
  if (oneOf && !oneOf.includes(value)) {
    findings.push(
      meshFinding(
        'warning',
        'unknown-word',
        `${fieldOf(path)} is '${value.slice(0, 60)}'; known are ${oneOf.join(
          ', ',
        )}.`,
        { path, fix: `Write one of ${oneOf.join(', ')}` },
      ),
    );
  }
  return value;
}

function fieldOf(path: string): string {
  return `'${path.slice(1).replaceAll('/', '.')}'`;
}
