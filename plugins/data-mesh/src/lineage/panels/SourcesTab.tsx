// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import type { LineageGraphNode } from '@meshwright/plugin-data-mesh-common';
import {
  CutList,
  ErrorState,
  StateLabel,
  lineageApiRef,
  plural,
  useAsyncData,
  useFlowPanelStyles,
} from '@meshwright/plugin-data-mesh-react';
import { useIncidentPaths } from '../../incidents/incidentPaths';
import { shortName } from '../graph/lineageWords';
import type { LineageView } from '../state/lineageView';
import { useLineagePath } from '../useLineagePath';
import { levelOf } from './ImpactTab';
import { PanelLoading } from './PanelLoading';

/** Where a value comes from, and what on the way may have made it wrong. @internal */
export function SourcesTab({
  node,
  view,
}: {
  node: LineageGraphNode;
  view: LineageView;
}) {
  const classes = useFlowPanelStyles();
  const api = useApi(lineageApiRef);
  const lineagePath = useLineagePath();
  const incidents = useIncidentPaths();
  const { data, error, retry } = useAsyncData(
    signal => api.getLineageSources({ node: node.id, at: view.at }, { signal }),
    [api, node.id, view.at],
    { subject: `${node.id} ${view.at}` },
  );
  if (!data) {
    return error ? (
      <ErrorState
        title="Where it comes from could not be worked out"
        error={error}
        onRetry={retry}
      />
    ) : (
      <PanelLoading />
    );
  }
  const item = (id: string, name: string, text: string) => (
    <>
      <Link to={lineagePath({ node: id, level: levelOf(id) })}>
        {shortName(name)}
      </Link>
      <span className={classes.sub}>{text}</span>
    </>
  );
  return (
    <>
      <h4 className={classes.section}>What may have made it wrong</h4>
      {data.suspects.length === 0 ? (
        <StateLabel state="ok">
          Nothing on the way is known to have failed
        </StateLabel>
      ) : (
        <CutList
          items={data.suspects}
          keyOf={({ id }) => id}
          what="suspects"
          render={({ id, name, reason, steps, evidence }) => (
            <>
              {item(
                id,
                name,
                `${reason} ${plural(steps, 'step', 'steps')} before it.`,
              )}
              {evidence.map(
                ({ incident }) =>
                  incident &&
                  incidents && (
                    <Link key={incident} to={incidents.one(Number(incident))}>
                      Incident {incident}
                    </Link>
                  ),
              )}
            </>
          )}
        />
      )}
      <h4 className={classes.section}>Where it begins</h4>
      {data.sources.length === 0 && (
        <p className={classes.quiet}>
          Nothing is known above it: this is a source.
        </p>
      )}
      <CutList
        items={data.sources}
        keyOf={({ id }) => id}
        what="sources"
        render={({ id, name, steps }) =>
          item(id, name, `${name}, ${plural(steps, 'step', 'steps')} before it`)
        }
      />
      {data.closed > 0 && (
        <p className={classes.quiet}>
          {data.closed} on the way that you may not see
        </p>
      )}
    </>
  );
}
