// SPDX-License-Identifier: Apache-2.0
import type {
  Contribution,
  GenerationContext,
  StackVariable,
} from '../../../generate/types';
import { expressionsIn } from './expressions';

const REFERENCE = /\bvar\.([a-z][a-z0-9_]*)/g;

/**
 * Adds to a contribution the variables that its blocks refer to, so that a stack declares exactly what it uses.
 *
 * @param always - variables that others than the blocks refer to
 * @throws Error when a block refers to a variable that the catalogue does not have, which is a mistake of ours
 * @internal
 */
export function declare(
  context: GenerationContext,
  contribution: Contribution,
  catalogue: (context: GenerationContext) => readonly StackVariable[],
  always: readonly string[] = [],
): Contribution {
  const known = new Map(
    catalogue(context).map(variable => [variable.name, variable]),
  );
  const source = [
    ...Object.values(contribution.terraform ?? {}).flatMap(blocks =>
      blocks.flatMap(({ body }) => expressionsIn(body)),
    ),
    ...(contribution.outputs ?? []).map(({ value }) => value),
  ].join('\n');
  const own = contribution.variables ?? [];
  const names = new Set([
    ...always,
    ...[...source.matchAll(REFERENCE)].map(([, name]) => name),
  ]);
  for (const { name } of own) names.delete(name);
  const variables = [...known.values()].filter(({ name }) => names.has(name));
  for (const name of names) {
    if (!known.has(name)) {
      throw new Error(`No variable ${name} is known to the modules of AWS.`);
    }
  }
  return {
    ...contribution,
    variables: [...variables, ...own],
    providers: ['aws'],
  };
}
