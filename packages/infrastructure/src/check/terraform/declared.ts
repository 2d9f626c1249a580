// SPDX-License-Identifier: Apache-2.0
import type { AccessStep } from '../../hcl';
import { attribute, type Module, type Placed } from '../module';
import { editionsOf, findType, providerOf } from '../schemas';
import type { CheckReport } from '../types';

/** What names mean at a place. @internal */
export interface Scope {
  report: CheckReport;
  path: string;
  /** Names bound by `for` and by dynamic blocks. */
  bound: ReadonlySet<string>;
  each: boolean;
  count: boolean;
  self: boolean;
}

/** Says that a name means nothing. @internal */
export function tellUnknown(
  at: number,
  what: string,
  known: () => Iterable<string>,
  name: string,
  scope: Scope,
) {
  scope.report({
    rule: 'terraform/unknown-reference',
    at,
    path: scope.path,
    message: `${what} is used here, and is not declared.`,
    fix: 'Declare it, or remove the reference',
    meant: { word: name, known },
  });
}

function checkMember(
  module: Module,
  { block }: Placed,
  type: string,
  kind: 'resources' | 'data',
  steps: readonly AccessStep[],
  at: number,
  scope: Scope,
): void {
  const [first, second] = steps;
  if (!first) return;
  const repeated = ['count', 'for_each'].find(name =>
    attribute(block.body, name),
  );
  const address = `${type}.${block.labels[1].text}`;
  if (first.kind === 'attribute' && repeated) {
    scope.report({
      rule: 'terraform/missing-index',
      at,
      path: scope.path,
      message: `${address} has '${repeated}', so that there are several of it or none.`,
      fix: `Name one: ${address}[${repeated === 'count' ? '0' : 'each.key'}].${
        first.name
      }`,
    });
    return;
  }
  const member = first.kind === 'attribute' ? first : second;
  if (member?.kind !== 'attribute') return;
  const names = new Set<string>();
  for (const edition of editionsOf(
    providerOf(type),
    module.providers.get(providerOf(type)),
  )) {
    const found = findType(kind, type, edition, true);
    if (found.known !== 'schema') return;
    for (const name of found.schema.keys()) names.add(name);
  }
  if (names.size === 0 || names.has(member.name)) return;
  scope.report({
    rule: 'terraform/unknown-attribute',
    at: member.at,
    path: scope.path,
    message: `${address} has no attribute '${member.name}'.`,
    meant: { word: member.name, known: () => names },
  });
}

/** A resource or a data source, by type and the steps behind it. @internal */
export function checkDeclared(
  module: Module,
  at: number,
  [second, ...rest]: readonly AccessStep[],
  type: string | undefined,
  kind: 'resources' | 'data',
  scope: Scope,
): void {
  if (type === undefined) return;
  if (second?.kind !== 'attribute') {
    scope.report({
      rule: 'terraform/unknown-reference',
      at,
      path: scope.path,
      message: `'${type}' names nothing: values are in var, local, data, module or in a resource.`,
      fix: `Put it in quotes where it is a text`,
    });
    return;
  }
  const address = `${type}.${second.name}`;
  const placed = module[kind].get(address);
  if (!placed) {
    tellUnknown(
      at,
      kind === 'data' ? `data.${address}` : address,
      () => module[kind].keys(),
      address,
      scope,
    );
    return;
  }
  checkMember(module, placed, type, kind, rest, second.at, scope);
}
