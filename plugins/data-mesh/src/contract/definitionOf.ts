// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';

/** Text of the contract that an API entity carries. @internal */
export function definitionOf(entity: Entity): string {
  const definition = entity.spec?.definition;
  return typeof definition === 'string' ? definition : '';
}

/** Name to show and keep the contract's document under. @internal */
export function fileNameOf(entity: Entity): string {
  const isJson = definitionOf(entity).trimStart().startsWith('{');
  return `${entity.metadata.name}.${isJson ? 'json' : 'yaml'}`;
}
