// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import type { LineageDependency } from '@meshwright/plugin-data-mesh-common';
import {
  CutList,
  ErrorState,
  FlowPanel,
  StateBanner,
  lineageApiRef,
  plural,
  useAsyncData,
  useFlowPanelStyles,
} from '@meshwright/plugin-data-mesh-react';
import { placeWords, titleOf } from '../graph/lineageWords';
import { MendButton } from '../mend/MendButton';
import type { Mend } from '../mend/planMend';
import { PanelLoading } from './PanelLoading';

/** Where declaration and observation part, and a way to mend the declaration. @internal */
export function GapPanel({
  node,
  at,
  level,
  onClose,
  onChoose,
}: {
  node: string;
  at: string | undefined;
  level: 'product' | 'dataset';
  onClose(): void;
  onChoose(box: string): void;
}) {
  const classes = useFlowPanelStyles();
  const api = useApi(lineageApiRef);
  const { data, error, retry } = useAsyncData(
    signal => api.getLineageGap({ node, granularity: level, at }, { signal }),
    [api, node, level, at],
    { subject: `${node} ${level} ${at}` },
  );
  return (
    <FlowPanel
      title="Declared and observed"
      name="Differences between declared and observed"
      onClose={onClose}
    >
      <p className={classes.lead}>
        Contracts and ports declare what feeds what; runs show what does.
      </p>
      {!data && error && (
        <ErrorState
          title="The differences could not be loaded"
          error={error}
          onRetry={retry}
        />
      )}
      {!data && !error && <PanelLoading />}
      {data && data.counts.declaredOnly + data.counts.observedOnly === 0 && (
        <StateBanner state="ok">
          What is declared is what is observed.
        </StateBanner>
      )}
      {data && (
        <>
          <Dependencies
            title="Observed, declared by nobody"
            mend={level === 'product' ? 'declare' : undefined}
            items={data.observedOnly}
            count={data.counts.observedOnly}
            onChoose={onChoose}
          />
          <Dependencies
            title="Declared, never observed"
            mend={level === 'product' ? 'withdraw' : undefined}
            items={data.declaredOnly}
            count={data.counts.declaredOnly}
            onChoose={onChoose}
          />
          {level === 'dataset' && data.observedOnly.length > 0 && (
            <p className={classes.lead}>
              To declare one, name the source under transformSourceObjects of
              the columns that are made from it, in the contract of the dataset.
            </p>
          )}
        </>
      )}
    </FlowPanel>
  );
}

function Dependencies({
  title,
  mend,
  items,
  count,
  onChoose,
}: {
  title: string;
  mend: Mend | undefined;
  items: LineageDependency[];
  count: number;
  onChoose(box: string): void;
}) {
  const classes = useFlowPanelStyles();
  if (count === 0) return null;
  const name = (end: LineageDependency['from']) => (
    <button
      type="button"
      className={classes.link}
      title={placeWords(end)}
      onClick={() => onChoose(end.id)}
    >
      {titleOf(end)}
    </button>
  );
  const unseen = count - items.length;
  return (
    <>
      <h4 className={classes.section}>
        {title} ({count.toLocaleString('en-US')})
      </h4>
      <CutList
        items={items}
        keyOf={({ from, to }) => `${from.id} ${to.id}`}
        what="differences"
        render={dependency => (
          <div className={classes.card}>
            {name(dependency.from)} → {name(dependency.to)}
            {mend && <MendButton dependency={dependency} mend={mend} />}
          </div>
        )}
      />
      {unseen > 0 && (
        <p className={classes.quiet}>
          {plural(unseen, 'more', 'more')} that you may not see, or beyond what
          is listed
        </p>
      )}
    </>
  );
}
