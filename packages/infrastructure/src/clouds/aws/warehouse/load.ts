// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { lakeTables } from '../terms/lakeTables';
import { hasCatalog } from '../terms/wishes';
import { qualified } from './sql';

/** Schema through which the warehouse sees the lake. @internal */
export const LAKE_SCHEMA = 'curated';

/**
 * Brings the tables of the lake into the warehouse: all of them or none, since they run as one transaction. There is
 * nothing to bring where there is no warehouse, or no catalog to see the lake by.
 *
 * @internal
 */
export function loads(context: GenerationContext): string[] {
  const { services } = context.blueprint;
  if (!services.warehouse || !hasCatalog(context.blueprint)) return [];
  return lakeTables(context).flatMap(table => {
    const columns = table.columns.map(({ name }) => `"${name}"`).join(', ');
    const values = table.columns
      .map(({ name, types }) =>
        types.redshift === 'super' || types.redshift === types.lake
          ? `"${name}"`
          : `cast("${name}" as ${types.redshift})`,
      )
      .join(', ');
    return [
      `delete from ${qualified(table)}`,
      `insert into ${qualified(
        table,
      )} (${columns}) select ${values} from "${LAKE_SCHEMA}"."${table.name}"`,
    ];
  });
}
