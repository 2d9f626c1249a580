// SPDX-License-Identifier: Apache-2.0
import { NotLoaded } from '../../layout/NotLoaded';
import { ScorecardView } from './ScorecardView';
import { useScorecard } from './useScorecard';

/** How a domain does, or the mesh. @internal */
export function MeshScorecard({ entityRef }: { entityRef?: string }) {
  const { data, error, retry } = useScorecard(entityRef);
  if (data) return <ScorecardView card={data} />;
  return (
    <NotLoaded
      of={{ error, retry }}
      title="Scorecard"
      lines={8}
      failed="The scorecard could not be loaded"
      variant="page"
    />
  );
}
