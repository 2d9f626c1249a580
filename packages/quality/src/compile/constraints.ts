// SPDX-License-Identifier: Apache-2.0
import type { Property, SchemaObject } from '@meshwright/contracts';
import type { Draft, Drafted } from './drafts';
import { none } from './limits';
import { patternFault, patternOfFormat } from './patterns';
import type { Bound, Measure } from './types';
import { instantOf, ISO_DATE, valuesOf } from './values';

/** Nothing may fail what the schema itself says. */
function strict(
  path: string,
  description: string,
  measure: Measure,
  dimension: Draft['dimension'] = 'validity',
): Draft {
  return {
    path,
    description,
    measure,
    unit: 'rows',
    limits: none,
    dimension,
    severity: 'error',
  };
}

/** A number, a date, or an instant as engines read it. */
function valueOf(value: unknown): number | string | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : undefined;
  }
  if (typeof value !== 'string') return undefined;
  return ISO_DATE.test(value) ? value : instantOf(value);
}

type Kind = Extract<Measure, { kind: 'range' }>['of'];

/** What the ends of a range are; of a day and an instant both are instants. */
function kindOf(bounds: readonly Bound[]): Kind | undefined {
  const kinds = new Set(
    bounds.map(({ value }): Kind => {
      if (typeof value === 'number') return 'number';
      return ISO_DATE.test(value) ? 'date' : 'timestamp';
    }),
  );
  if (kinds.size === 1) return [...kinds][0];
  return kinds.has('number') ? undefined : 'timestamp';
}

/** An end of a range; ODCS 3 states exclusive ones as a limit of their own, earlier drafts as a flag. */
function boundOf(
  limit: unknown,
  exclusive: unknown,
): { bound?: Bound; stated: boolean } {
  const own = typeof exclusive === 'boolean' ? undefined : exclusive;
  const value = own ?? limit;
  if (value === undefined) return { stated: false };
  const known = valueOf(value);
  return {
    stated: true,
    ...(known !== undefined && {
      bound: {
        value: known,
        exclusive: own !== undefined || exclusive === true,
      },
    }),
  };
}

/** A day among instants begins at midnight. */
function boundAs(of: Kind, bound: Bound): Bound {
  return of === 'timestamp' && ISO_DATE.test(String(bound.value))
    ? { ...bound, value: `${bound.value} 00:00:00` }
    : bound;
}

function rangeOf(property: Property, column: string): Drafted[] {
  const { typeOptions: options, path, name } = property;
  const minimum = boundOf(options.minimum, options.exclusiveMinimum);
  const maximum = boundOf(options.maximum, options.exclusiveMaximum);
  if (!minimum.stated && !maximum.stated) return [];
  const bounds = [minimum, maximum].flatMap(({ bound }) =>
    bound ? [bound] : [],
  );
  const of = kindOf(bounds);
  if (!of || [minimum, maximum].some(({ stated, bound }) => stated && !bound)) {
    return [
      {
        path,
        reason: `The limits of '${name}' are neither numbers, nor dates, nor points in time.`,
      },
    ];
  }
  return [
    strict(path, `Values of ${column} are in range.`, {
      kind: 'range',
      column,
      of,
      ...(minimum.bound && { minimum: boundAs(of, minimum.bound) }),
      ...(maximum.bound && { maximum: boundAs(of, maximum.bound) }),
    }),
  ];
}

/** A text of a named format, where its column holds texts. */
function formatOf(property: Property, column: string): Drafted[] {
  const { path, physicalType = '', logicalType, typeOptions } = property;
  const pattern = patternOfFormat(typeOptions.format);
  // An engine has these types itself, and no pattern fits them.
  const own = /uuid|uniqueidentifier|inet|cidr/i.test(physicalType);
  if (logicalType !== 'string' || own || !pattern) return [];
  return [
    strict(
      path,
      `Texts of ${column} are of the format ${typeOptions.format}.`,
      {
        kind: 'pattern',
        column,
        pattern,
      },
    ),
  ];
}

const isLength = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

function textOf(property: Property, column: string): Drafted[] {
  const { minLength, maxLength, pattern } = property.typeOptions;
  const { path, name } = property;
  const result: Drafted[] = [];
  if (isLength(minLength) || isLength(maxLength)) {
    result.push(
      strict(path, `Texts of ${column} are as long as they should be.`, {
        kind: 'length',
        column,
        ...(isLength(minLength) && { minimum: minLength }),
        ...(isLength(maxLength) && { maximum: maxLength }),
      }),
    );
  }
  if (typeof pattern === 'string' && pattern !== '') {
    const fault = patternFault(pattern);
    result.push(
      fault
        ? { path, reason: `The pattern of '${name}' ${fault}.` }
        : strict(path, `Texts of ${column} match the pattern.`, {
            kind: 'pattern',
            column,
            pattern,
          }),
    );
  }
  return result;
}

/** Whether the allowed values are those of a quality rule, which says itself how much it matters. */
function isOfRule({ quality }: Property): boolean {
  return quality.some(
    ({ type, metric, arguments: given }) =>
      type === 'library' &&
      metric?.toLowerCase() === 'invalidvalues' &&
      Array.isArray(given?.validValues),
  );
}

/** Options that no engine of ours is asked about. */
const NOT_CHECKED = [
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
] as const;

/** What is left out has to be told, or it would be taken for checked. */
function unchecked({ typeOptions, path, name }: Property): Drafted[] {
  const stated = NOT_CHECKED.filter(
    option => typeOptions[option] !== undefined && typeOptions[option] !== null,
  );
  return stated.length === 0
    ? []
    : [
        {
          path,
          reason: `Of '${name}', ${stated.join(' and ')} cannot be checked.`,
        },
      ];
}

/** What the schema demands of a column. @internal */
export function constraintsOf(
  object: SchemaObject,
  property: Property,
  column: string,
): Drafted[] {
  const { path, name } = property;
  const result: Drafted[] = [];
  const keys = object.properties.filter(({ primaryKey }) => primaryKey);
  if (property.required || property.primaryKey) {
    result.push(
      strict(
        path,
        `Every row has a value in ${column}.`,
        { kind: 'nulls', column, alsoMissing: [] },
        'completeness',
      ),
    );
  }
  if (property.unique || (property.primaryKey && keys.length === 1)) {
    result.push(
      strict(
        path,
        `No value of ${column} stands in two rows.`,
        { kind: 'duplicates', columns: [column] },
        'uniqueness',
      ),
    );
  }
  if (
    property.enum &&
    !isOfRule(property) &&
    property.enum.some(value => value !== null)
  ) {
    const values = valuesOf(property.enum, property.logicalType);
    result.push(
      values
        ? strict(path, `Values of ${column} are allowed ones.`, {
            kind: 'values',
            column,
            values,
          })
        : {
            path,
            reason: `The allowed values of '${name}' are not all texts, or not all numbers.`,
          },
    );
  }
  return [
    ...result,
    ...rangeOf(property, column),
    ...textOf(property, column),
    ...formatOf(property, column),
    ...unchecked(property),
  ];
}
