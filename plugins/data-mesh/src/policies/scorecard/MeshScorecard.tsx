// SPDX-License-Identifier: Apache-2.0
import { ErrorState, PanelSkeleton } from '@meshwright/plugin-data-mesh-react';
import { ScorecardView } from './ScorecardView';
import { useScorecard } from './useScorecard';

/** How a domain does, or the mesh. @internal */
export function MeshScorecard({ entityRef }: { entityRef?: string }) {
  const { data, error, loading, retry } = useScorecard(entityRef);
  if (data) return <ScorecardView card={data} />;
  return error && !loading ? (
    <ErrorState
      variant="page"
      title="The scorecard could not be loaded"
      error={error}
      onRetry={retry}
    />
  ) : (
    <PanelSkeleton title="Scorecard" lines={8} />
  );
}
