// SPDX-License-Identifier: Apache-2.0
import type { PlainRecord } from '../document/types';
import type { ShapeReport } from './report';
import { suggest } from './suggest';
import type {
  FieldChoice,
  FieldShape,
  RecordShape,
  RenamedField,
} from './types';
import { orList, quote, withArticle } from './words';

/** What is to be said of a field because it is there; nothing of most. @internal */
export function remarkOn(
  name: string,
  field: FieldShape,
): ShapeReport | undefined {
  if (field.deprecated !== undefined) {
    return {
      rule: 'deprecated-field',
      severity: 'info',
      part: 'name',
      message: `'${name}' is deprecated. ${field.deprecated}`,
    };
  }
  if (field.required) return undefined;
  return {
    rule: 'disputed-field',
    severity: 'warning',
    part: 'name',
    message: `Not every tool accepts '${name}' here. ${field.disputed}`,
  };
}

/**
 * A required field that is not there.
 *
 * @param pointer - JSON Pointer of the record
 * @internal
 */
export function missingField(
  shape: RecordShape,
  name: string,
  pointer: string,
): ShapeReport {
  const dispute = shape.fields.get(name)?.disputed;
  return {
    rule: 'missing-field',
    severity: dispute === undefined ? 'error' : 'warning',
    part: 'value',
    message:
      dispute === undefined
        ? `This ${shape.name} has no '${name}', which is required.`
        : `This ${shape.name} has no '${name}', which not every tool accepts. ${dispute}`,
    fix: { description: `Add '${name}'`, path: `${pointer}/${name}` },
  };
}

/** A field under a name that is not, or no longer, its name. @internal */
export function renamedField(
  shape: RecordShape,
  key: string,
  { to, reason, convert, fix }: RenamedField,
  value: PlainRecord,
): ShapeReport {
  const written = convert ? convert(value[key]) : value[key];
  const mendable =
    to !== undefined && value[to] === undefined && written !== undefined;
  const rename = mendable && {
    fix: {
      description: `Rename '${key}' to '${to}'`,
      rename: to,
      ...(convert && { value: written }),
    },
  };
  return {
    rule: 'renamed-field',
    severity:
      shape.rest === 'refuse' ? shape.restSeverity ?? 'error' : 'warning',
    part: 'name',
    message: `'${key}' is no field of ${withArticle(shape.name)}. ${reason}`,
    ...(to === undefined ? fix && { fix } : rename),
  };
}

/** A field that nobody knows. Where such fields are allowed, only one that looks misspelt is told. @internal */
export function unknownField(
  shape: RecordShape,
  key: string,
  value: PlainRecord,
): ShapeReport | undefined {
  const free: string[] = [];
  for (const name of shape.fields.keys()) {
    if (value[name] === undefined) free.push(name);
  }
  const meant = suggest(key, free);
  if (shape.rest === 'allow' && meant === undefined) return undefined;
  const hint = meant === undefined ? '' : ` Did you mean '${meant}'?`;
  return {
    rule: 'unknown-field',
    severity: shape.restSeverity ?? 'error',
    part: 'name',
    message: `There is no field ${quote(key)} in ${withArticle(
      shape.name,
    )}.${hint}`,
    ...(meant && {
      fix: { description: `Rename '${key}' to '${meant}'`, rename: meant },
    }),
  };
}

/** Too few or too many of fields that belong together. @internal */
export function choiceFault(
  shape: RecordShape,
  { fields, min, max, words, tooMany }: FieldChoice,
  value: PlainRecord,
): ShapeReport | undefined {
  const present = fields.filter(name => value[name] !== undefined);
  if (present.length < min) {
    const names = fields.map(name => `'${name}'`);
    return {
      rule: 'missing-field',
      severity: 'error',
      part: 'value',
      message: `This ${shape.name} has no ${words}: it needs ${orList(names)}.`,
    };
  }
  if (present.length <= max) return undefined;
  const names = present.map(name => `'${name}'`).join(', ');
  return {
    rule: 'conflicting-fields',
    severity: tooMany?.severity ?? 'error',
    part: 'value',
    message: `This ${shape.name} has ${
      present.length
    } fields where ${max} is allowed: ${names}. ${
      tooMany?.note ?? `Keep one ${words}.`
    }`,
  };
}
