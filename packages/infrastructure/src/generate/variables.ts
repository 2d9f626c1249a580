// SPDX-License-Identifier: Apache-2.0
import type { ResolvedEnvironment } from '../blueprint/types';
import {
  type Block,
  type Body,
  blocks,
  expr,
  type HclValue,
  writeAttributes,
  writeValue,
} from '../hcl';
import { writeComment } from '../hcl/write';
import type { StackOutput, StackVariable } from './types';

/** Says that modules of ours contradict each other: a fault of the generator, not of its user. @internal */
export type Conflict = (rule: string, message: string) => void;

/** A variable with the values that modules give it. @internal */
export interface MergedVariable extends Omit<StackVariable, 'value'> {
  values: NonNullable<StackVariable['value']>[];
}

const byName = (a: { name: string }, b: { name: string }) =>
  a.name < b.name ? -1 : 1;

function blockOf(variable: Omit<StackVariable, 'value'>): Block {
  const body: Body = {
    description: variable.description,
    type: expr(variable.type),
    default: variable.default,
    sensitive: variable.sensitive,
    nullable: variable.nullable,
    validation:
      variable.validations &&
      blocks(
        ...variable.validations.map(({ condition, message }) => ({
          condition: expr(condition),
          error_message: message,
        })),
      ),
  };
  return { type: 'variable', labels: [variable.name], body };
}

/** What two statements of one variable must agree on. */
const signature = ({ name, type, default: preset, ...rest }: StackVariable) =>
  [
    name,
    type,
    preset === undefined ? '' : writeValue(preset),
    JSON.stringify({ ...rest, value: undefined }),
  ].join('\n');

/** Each variable once, by name. @internal */
export function mergeVariables(
  variables: readonly StackVariable[],
  conflict: Conflict,
): MergedVariable[] {
  const merged = new Map<string, MergedVariable & { signature: string }>();
  for (const { value, ...variable } of variables) {
    const stated = signature(variable);
    const known = merged.get(variable.name);
    if (known && known.signature !== stated) {
      conflict(
        'conflicting-variable',
        `Two modules state the variable '${variable.name}' differently.`,
      );
    }
    const entry = known ?? { ...variable, values: [], signature: stated };
    if (value) entry.values.push(value);
    merged.set(variable.name, entry);
  }
  return [...merged.values()].sort(byName);
}

/** @internal */
export const variableBlocks = (variables: readonly MergedVariable[]): Block[] =>
  variables.map(({ values: _, ...variable }) => blockOf(variable));

/** Each output once, by name. @internal */
export function outputBlocks(
  outputs: readonly StackOutput[],
  conflict: Conflict,
): Block[] {
  const merged = new Map<string, StackOutput>();
  for (const output of outputs) {
    const known = merged.get(output.name);
    if (known && JSON.stringify(known) !== JSON.stringify(output)) {
      conflict(
        'conflicting-output',
        `Two modules state the output '${output.name}' differently.`,
      );
    }
    merged.set(output.name, known ?? output);
  }
  return [...merged.values()]
    .sort(byName)
    .map(({ name, description, value, sensitive }) => ({
      type: 'output',
      labels: [name],
      body: { description, value: expr(value), sensitive },
    }));
}

/**
 * The values of an environment, and as comments what only the people know who run the stacks below.
 *
 * @internal
 */
export function tfvars(
  variables: readonly MergedVariable[],
  environment: ResolvedEnvironment,
  conflict: Conflict,
): string {
  const given: Record<string, HclValue> = {};
  const missing: string[] = [];
  for (const variable of variables) {
    const values = variable.values
      .map(value => value(environment))
      .filter((value): value is HclValue => value !== undefined);
    if (new Set(values.map(value => writeValue(value))).size > 1) {
      conflict(
        'conflicting-value',
        `Two modules give the variable '${variable.name}' different values in ${environment.name}.`,
      );
    }
    if (values.length > 0) [given[variable.name]] = values;
    else if (variable.default === undefined) {
      missing.push(
        ...writeComment(variable.description),
        ...writeComment(`${variable.name} = `),
        '',
      );
    }
  }
  const lines = [
    ...writeComment(
      `Values of the environment '${environment.name}'. Generated: change the blueprint, or override in a file of your own.`,
    ),
    '',
    ...writeAttributes(given),
  ];
  if (missing.length > 0) {
    lines.push(
      '',
      ...writeComment(
        'Still to be stated, from the stacks that this one builds on:',
      ),
      '',
      ...missing,
    );
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
