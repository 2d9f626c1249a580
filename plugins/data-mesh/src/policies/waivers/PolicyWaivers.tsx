// SPDX-License-Identifier: Apache-2.0
import { EmptyState } from '@meshwright/plugin-data-mesh-react';
import { WaiverList } from './WaiverList';

/** Who is let off a policy, or asked to be. @internal */
export function PolicyWaivers({ policy }: { policy: string }) {
  return (
    <WaiverList
      query={{ policy }}
      empty={
        <EmptyState variant="page" title="Nobody is let off this policy">
          A waiver is asked for at the failing rule, on the governance tab of a
          product.
        </EmptyState>
      }
    />
  );
}
