// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';

/** A table of a contract, in the words of its document. */
export interface TestTable {
  name: string;
  properties?: Array<{ name: string; [word: string]: unknown }>;
  [word: string]: unknown;
}

/** The server of a contract whose test does not care for it: namespace `postgres://h:5432` of lineage. */
const SERVER = { server: 'prod', type: 'postgres', host: 'h', port: 5432 };

/**
 * A contract of the catalog. Where nothing else is said, it has one table, called as the contract itself, with a column
 * `id`.
 *
 * @param given - `columns` of that one table, or whole `tables`; `server` to add to or to replace words of the usual one;
 * `more` fields of the document; `annotations` and `relations` of the entity
 */
export function contractEntity(
  name: string,
  given: {
    columns?: TestTable['properties'];
    tables?: TestTable[];
    server?: object;
    more?: object;
    annotations?: Record<string, string>;
    relations?: Entity['relations'];
  } = {},
): Entity {
  const { columns = [{ name: 'id' }] } = given;
  const { annotations, relations } = given;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: {
      name,
      namespace: 'default',
      ...(annotations && { annotations }),
    },
    spec: {
      type: 'data-contract',
      lifecycle: 'active',
      owner: 'group:default/x',
      // What is JSON is YAML.
      definition: JSON.stringify({
        apiVersion: 'v3.1.0',
        kind: 'DataContract',
        id: name,
        version: '1.0.0',
        status: 'active',
        ...given.more,
        servers: [{ ...SERVER, ...given.server }],
        schema: given.tables ?? [{ name, properties: columns }],
      }),
    },
    ...(relations && { relations }),
  };
}
