// SPDX-License-Identifier: Apache-2.0
import { useMemo, useRef } from 'react';
import type { FlowBoxActions } from './FlowBoxView';

/** The same actions in every render, so that boxes which did not change are not drawn again. @internal */
export function useStableActions(given: FlowBoxActions): FlowBoxActions {
  const latest = useRef(given);
  latest.current = given;
  return useMemo(
    () => ({
      choose: (box, row) => latest.current.choose(box, row),
      toggle: id => latest.current.toggle(id),
      more: (box, row) => latest.current.more(box, row),
      side: (box, side, open) => latest.current.side(box, side, open),
      look: box => latest.current.look(box),
    }),
    [],
  );
}
