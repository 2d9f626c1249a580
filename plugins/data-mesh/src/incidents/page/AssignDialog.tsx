// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { FormDialog } from '../../layout/FormDialog';
import { LookupField } from '../../layout/LookupField';

/** People that are offered at a time. */
const OFFERED = 20;

function nameOf({ metadata, spec }: Entity): string {
  const profile = spec?.profile as { displayName?: string } | undefined;
  return profile?.displayName ?? metadata.title ?? metadata.name;
}

/** Asks who looks after an incident. @internal */
export function AssignDialog(props: {
  onClose(): void;
  onAssign(ref: string): void;
}) {
  const { onClose, onAssign } = props;
  const catalog = useApi(catalogApiRef);
  const [person, setPerson] = useState<Entity | null>(null);
  const find = async (term: string): Promise<Entity[]> => {
    const { items } = await catalog.queryEntities({
      filter: { kind: 'User' },
      fields: ['kind', 'metadata', 'spec.profile.displayName'],
      limit: OFFERED,
      ...(term && {
        fullTextFilter: {
          term,
          fields: [
            'metadata.name',
            'metadata.title',
            'spec.profile.displayName',
          ],
        },
      }),
    });
    return items;
  };
  return (
    <FormDialog
      title="Assign the incident"
      submit="Assign"
      maxWidth="xs"
      complete={Boolean(person)}
      onClose={onClose}
      onSubmit={() => {
        if (person) onAssign(stringifyEntityRef(person));
      }}
    >
      <LookupField<Entity>
        label="Who looks after it?"
        helperText="They are told, and may do with it what its owners may."
        find={find}
        titleOf={nameOf}
        keyOf={stringifyEntityRef}
        onChange={setPerson}
      />
    </FormDialog>
  );
}
