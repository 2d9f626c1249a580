// SPDX-License-Identifier: Apache-2.0
import { DEFAULT_NAMESPACE, type Entity } from '@backstage/catalog-model';
import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';

/** Texts past this length are not searchable in the catalog, so they are no values here either. */
const MAX_VALUE_LENGTH = 200;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands under a path; the last step may have dots itself, as names of annotations do. */
function valueAt(entity: Entity, path: string): unknown {
  const [section, field, ...rest] = path.split('.');
  const root = (entity as unknown as Record<string, unknown>)[section];
  if (!isObject(root)) return undefined;
  const names = rest.join('.');
  if (!names) return memberOf(root, field);
  const inner = memberOf(root, field);
  if (!isObject(inner)) return undefined;
  return (
    memberOf(inner, names) ??
    rest.reduce<unknown>(
      (value, step) => (isObject(value) ? memberOf(value, step) : undefined),
      inner,
    )
  );
}

/** The catalog searches names of fields without regard to case. */
function memberOf(data: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(data, name)) return data[name];
  const plain = name.toLocaleLowerCase('en-US');
  const found = Object.keys(data).find(
    key => key.toLocaleLowerCase('en-US') === plain,
  );
  return found === undefined ? undefined : data[found];
}

function valuesAt(entity: Entity, path: string): string[] {
  const value =
    path === 'metadata.namespace'
      ? entity.metadata.namespace ?? DEFAULT_NAMESPACE
      : valueAt(entity, path);
  return (Array.isArray(value) ? value : [value])
    .filter(one => ['string', 'number', 'boolean'].includes(typeof one))
    .map(one => String(one).toLocaleLowerCase('en-US'))
    .filter(text => text.length <= MAX_VALUE_LENGTH);
}

/** Entities that have one of some values in a field, or any value. @public */
export const hasFieldValue = createPermissionRule({
  name: 'DATA_MESH_HAS_FIELD_VALUE',
  description: 'Entities with one of some values in a field, or with any value',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({
    key: z.string().describe("Path of the field: 'spec.classification'"),
    values: z
      .array(z.string())
      .optional()
      .describe('Values, of which one must be there; any without'),
  }),
  apply: (entity, { key, values }) => {
    const found = valuesAt(entity, key);
    return values === undefined
      ? found.length > 0
      : values.some(value => found.includes(value.toLocaleLowerCase('en-US')));
  },
  toQuery: ({ key, values }) =>
    values === undefined ? { key } : { key, values },
});
