// SPDX-License-Identifier: Apache-2.0
import Skeleton from '@material-ui/lab/Skeleton';
import type { AsyncData } from '@meshwright/plugin-data-mesh-react';
import { ErrorState } from '@meshwright/plugin-data-mesh-react';

/** What a card shows while it has no data: a place for it, or why there is none. @internal */
export function DomainCardState(props: {
  state: AsyncData<unknown>;
  lines: number;
}) {
  const { state, lines } = props;
  if (state.error) {
    return (
      <ErrorState
        title="What the mesh knows of this domain could not be loaded"
        unaffected="The domain itself and the rest of this page are fine."
        error={state.error}
        onRetry={state.retry}
      />
    );
  }
  return (
    <div aria-hidden="true">
      {Array.from({ length: lines }, (_, i) => (
        <Skeleton key={i} height={28} />
      ))}
    </div>
  );
}
