// SPDX-License-Identifier: Apache-2.0
import type { DescriptorFinding } from '@meshwright/plugin-data-mesh-common';
import type { EntityRow } from '../database/rows';
import { meshFinding } from '../descriptors/findings';
import type { NameNote } from './nameRows';

const WHAT: Record<string, string> = {
  DataProduct: 'data product',
  API: 'contract',
  GovernancePolicy: 'policy',
  Domain: 'domain',
};

/** What is to be said about an entity's name, as findings. @internal */
export function noteFindings(
  row: Pick<EntityRow, 'notes' | 'kind' | 'entity_ref'>,
): DescriptorFinding[] {
  const notes: NameNote[] = row.notes ? JSON.parse(row.notes) : [];
  const what = WHAT[row.kind];
  const shown = row.entity_ref?.split('/').pop() ?? '';
  return notes.map(({ about, other, name }) => {
    switch (about) {
      case 'taken':
        return meshFinding(
          'warning',
          'name-taken',
          `Another ${what} wants the name '${name}': ${other}. This one is called '${shown}'.`,
          { fix: 'Give one of them another name' },
        );
      case 'duplicate':
        return meshFinding(
          'warning',
          'duplicate',
          `${other} describes the same ${what} in the same version, and says something else.`,
          { fix: 'Remove one of them, or raise the version of the newer' },
        );
      case 'copy':
        return meshFinding(
          'warning',
          'copy',
          `${other} is a copy of this file and is left out.`,
          { fix: 'Remove the copy' },
        );
      case 'statedTwice':
        return meshFinding(
          'warning',
          'stated-twice',
          `${other} states an entity of the same name, which is left out.`,
          { fix: 'Give one of them another name' },
        );
      default:
        return meshFinding(
          'info',
          'also-described',
          `${other} describes the same ${what}. What the catalog-info file says is shown.`,
        );
    }
  });
}
