// SPDX-License-Identifier: Apache-2.0
import { PanelSkeleton } from '@meshwright/plugin-data-mesh-react';
import { OverviewColumns } from '../../layout/OverviewColumns';

/** The overview before anything is known: the panels that will be there, at about the height they will have. @internal */
export function OverviewSkeleton() {
  return (
    <div role="status" aria-label="Loading product">
      <OverviewColumns
        main={
          <>
            <PanelSkeleton title="What it is for" lines={3} />
            <PanelSkeleton title="Output ports" lines={4} />
            <PanelSkeleton title="Input ports" lines={4} />
            <PanelSkeleton title="Who depends on it" lines={3} />
          </>
        }
        side={
          <>
            <PanelSkeleton title="Quality" lines={4} />
            <PanelSkeleton title="Service levels" lines={4} />
            <PanelSkeleton title="Governance" lines={3} />
            <PanelSkeleton title="Support and links" lines={3} />
          </>
        }
      />
    </div>
  );
}
