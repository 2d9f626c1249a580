// SPDX-License-Identifier: Apache-2.0
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import type { AccessProfile } from '@meshwright/plugin-data-mesh-common';
import { Facts, Panel } from '@meshwright/plugin-data-mesh-react';

const plain = (role: string) => role.replace(/-/g, ' ');

/** What somebody is in the mesh. @internal */
export function ProfilePanel({ profile }: { profile: AccessProfile }) {
  const { clearance, domains, groups, ownedDomains, purposes, roles } = profile;
  const refs = (entityRefs: string[]) =>
    entityRefs.length > 0 ? <EntityRefLinks entityRefs={entityRefs} /> : 'None';
  return (
    <Panel title="Who I am in the mesh">
      <Facts
        facts={[
          { label: 'Roles', value: roles.map(plain).join(', ') || 'None' },
          { label: 'Groups', value: refs(groups) },
          {
            label: 'Clearance',
            value:
              clearance === 'none'
                ? 'No values of data'
                : `Values of data up to ${clearance}`,
          },
          { label: 'Answers for', value: refs(ownedDomains) },
          { label: 'Works in', value: refs(domains) },
          { label: 'Purposes', value: purposes.join(', ') || 'None stated' },
        ]}
      />
    </Panel>
  );
}
