// SPDX-License-Identifier: Apache-2.0
import Skeleton from '@material-ui/lab/Skeleton';

/** Lines that stand for what is on its way. @internal */
export function PanelLoading() {
  return (
    <div aria-busy="true" role="status" aria-label="Loading">
      {[90, 70, 80, 60].map(width => (
        <Skeleton key={width} width={`${width}%`} height={28} />
      ))}
    </div>
  );
}
