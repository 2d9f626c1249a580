// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import type { ReferenceField } from '../analysis';
import type { QueryContext } from './context';

/** What a reference in a field is meant to name, and where it stands in a descriptor. */
const FIELDS: Record<ReferenceField, { field: string; noun: string }> = {
  owner: { field: 'owner', noun: 'team or person' },
  domain: { field: 'domain', noun: 'domain' },
  additionalDomain: { field: 'additionalDomains', noun: 'domain' },
  input: { field: 'inputPorts', noun: 'contract' },
  output: { field: 'outputPorts', noun: 'contract' },
  dependsOn: { field: 'dependsOn', noun: 'product' },
  subdomainOf: { field: 'subdomainOf', noun: 'domain' },
};

/** Name of a field in a descriptor. @internal */
export function fieldName(field: ReferenceField): string {
  return FIELDS[field].field;
}

/** What to tell people about a reference that leads nowhere. @internal */
export function unresolvedMessage(
  field: ReferenceField,
  written: string,
): string {
  const { noun } = FIELDS[field];
  // People call things by their names; the kind is said by the noun.
  const name = written.replace(
    /^(?:api|dataproduct|domain|group|user):(?:default\/)?/i,
    '',
  );
  return `There is no ${noun} '${name}' in the catalog, or you may not see it. Correct '${fieldName(
    field,
  )}', or add the ${noun} to the catalog`;
}

/**
 * Narrows a query on references, which are called `reference` in it, to those that lead nowhere for the caller: an
 * entity that the caller may not see is as good as none.
 *
 * @internal
 */
export function narrowToUnresolved<T extends Knex.QueryBuilder>(
  { knex, visibility }: QueryContext,
  query: T,
): T {
  query.andWhere(inner => {
    inner.whereNull('reference.target_id');
    if (!visibility.isUnlimited) {
      inner.orWhereNotIn(
        'reference.target_id',
        visibility.narrow(
          knex('marketplace_entity as target').select('target.id'),
          { id: 'target.id', kind: { column: 'target.kind' } },
        ),
      );
    }
  });
  return query;
}
