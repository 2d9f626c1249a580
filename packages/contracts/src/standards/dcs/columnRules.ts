// SPDX-License-Identifier: Apache-2.0
import { quote } from '../../shape';
import { parseReference, suggestReference } from '../references';
import type { RuleContext } from '../standard';
import { didYouMean, fixWith, type Suggestions } from '../suggestions';
import { isRecord, type Value } from '../values';
import { type WrittenColumn, writtenColumns } from './columns';
import { Column, inheritance } from './definitions';
import { typeGroups } from './types';

/** Says of a reference that it leads nowhere, or elsewhere. */
function checkReference(
  root: Value,
  column: Value,
  suggestions: Suggestions,
  context: RuleContext,
) {
  const ref = column.at('$ref');
  const text = ref.text() ?? '';
  const found = inheritance(root, column);
  switch (found.kind) {
    case 'external':
      context.report({
        rule: 'reference-not-followed',
        severity: 'info',
        path: ref.path,
        message: `What ${quote(
          found.target,
        )} says of this column is not looked at: references are followed inside a document only.`,
      });
      break;
    case 'dangling': {
      const meant = suggestReference(root, found.steps, suggestions);
      context.report({
        rule: 'dangling-reference',
        severity: 'error',
        path: ref.path,
        message: `There is nothing at ${quote(
          text,
        )} in this document.${didYouMean(meant)}`,
        ...fixWith(meant),
      });
      break;
    }
    case 'circular':
      context.report({
        rule: 'circular-reference',
        severity: 'error',
        path: ref.path,
        message: `The reference ${quote(
          text,
        )} leads back to itself. Let one of the definitions say what the type is.`,
      });
      break;
    default: {
      const parsed = parseReference(text);
      if (parsed.kind !== 'internal' || parsed.proper === undefined) return;
      context.report({
        rule: 'malformed-reference',
        severity: 'warning',
        path: ref.path,
        message: `The reference ${quote(
          text,
        )} must have a slash after its '#', as in ${quote(parsed.proper)}.`,
        fix: { description: `Write '${parsed.proper}'`, value: parsed.proper },
      });
    }
  }
}

/** Constraints and members that a type has no use for, as the prose says of each. */
const usefulFor: Array<
  [names: string[], types: ReadonlySet<string>, words: string]
> = [
  [['minLength', 'maxLength', 'pattern', 'format'], typeGroups.text, 'texts'],
  [
    [
      'minimum',
      'maximum',
      'exclusiveMinimum',
      'exclusiveMaximum',
      'precision',
      'scale',
    ],
    typeGroups.number,
    'numbers',
  ],
  [['fields'], typeGroups.members, 'the types object, record and struct'],
  [['items'], new Set(['array']), 'the type array'],
  [['keys', 'values'], new Set(['map']), 'the type map'],
];

function checkType(
  { column, name }: WrittenColumn,
  effective: Column,
  context: RuleContext,
) {
  const type = effective.at('type').text();
  if (type === undefined) {
    // What a definition in another file says is not known.
    if (column.at('$ref').present) return;
    context.report({
      rule: 'column-without-type',
      severity: 'warning',
      path: column.path,
      message: `${
        name === undefined ? 'This column' : `The column ${quote(name)}`
      } has no type, so nobody can check or generate anything from it. Add 'type'.`,
      fix: { description: "Add 'type'", path: `${column.pointer}/type` },
    });
    return;
  }
  for (const [names, types, words] of usefulFor) {
    if (types.has(type)) continue;
    for (const option of names) {
      if (!column.at(option).present) continue;
      context.report({
        rule: 'option-without-effect',
        severity: 'warning',
        path: column.at(option).path,
        part: 'name',
        message: `'${option}' is for ${words} only, but this column is of type ${quote(
          type,
        )}.`,
      });
    }
  }
  if (type === 'array' && !isRecord(effective.at('items').raw)) {
    context.report({
      rule: 'array-without-items',
      severity: 'info',
      path: column.path,
      message: "This array does not say what its elements are. Add 'items'.",
      fix: { description: "Add 'items'", path: `${column.pointer}/items` },
    });
  }
}

const ranges = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
] as const;

function checkRanges(column: Column, context: RuleContext) {
  for (const [low, high] of ranges) {
    const from = column.at(low).number();
    const to = column.at(high).number();
    if (from === undefined || to === undefined || from <= to) continue;
    const own = column.own.at(high).present ? high : low;
    context.report({
      rule: 'empty-range',
      severity: 'error',
      path: column.own.at(own).present
        ? column.own.at(own).path
        : column.own.path,
      message: `No value can be right: '${low}' is ${from}, and '${high}' is only ${to}.`,
    });
  }
}

function checkForeignKey(
  root: Value,
  column: Value,
  suggestions: Suggestions,
  context: RuleContext,
) {
  const place = column.at('references');
  const target = place.text();
  if (target === undefined) return;
  const [model, ...rest] = target.split('.');
  const field = rest.join('.');
  const models = root.at('models');
  const fields = models.at(model).at('fields');
  let message: string;
  let meant: string | undefined;
  if (field === '') {
    message = `A reference to a column is written as model.column, but here it is ${quote(
      target,
    )}.`;
  } else if (models.at(model).raw === undefined) {
    const other = suggestions.find(model, () => models.names());
    message = `This contract has no model ${quote(model)}.`;
    meant = other && `${other}.${field}`;
  } else if (fields.at(rest[0]).raw === undefined) {
    const other = suggestions.find(field, () => fields.names());
    message = `The model ${quote(model)} has no column ${quote(field)}.`;
    meant = other && `${model}.${other}`;
  } else {
    return;
  }
  context.report({
    rule: 'dangling-foreign-key',
    severity: 'warning',
    path: place.path,
    message: `${message}${didYouMean(meant)}`,
    ...fixWith(meant),
  });
}

/** Rules for columns and definitions, each judged once where it is written. @internal */
export function checkColumns(
  root: Value,
  suggestions: Suggestions,
  context: RuleContext,
): void {
  for (const written of writtenColumns(root)) {
    const { column } = written;
    if (column.at('$ref').text() !== undefined) {
      checkReference(root, column, suggestions, context);
    }
    const effective = Column.of(root, column);
    checkType(written, effective, context);
    checkRanges(effective, context);
    checkForeignKey(root, column, suggestions, context);
  }
}
