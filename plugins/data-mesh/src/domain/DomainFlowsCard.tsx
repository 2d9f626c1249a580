// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { DomainDetail } from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  MeshGraph,
  Panel,
  plural,
} from '@meshwright/plugin-data-mesh-react';
import type { FlowViewKind } from '@meshwright/plugin-data-mesh-react';
import { useUrlParam } from '../layout/useUrlParam';
import { domainNode, flowEdge, withFlowEnds } from '../mesh/meshGraphs';
import type { DrawnGraph, EntityPath } from '../mesh/meshGraphs';
import { DomainCardState } from './DomainCardState';
import { useDomainDetail } from './useDomainDetail';

const HEIGHT = 360;

/** Views that an address may ask for. */
const VIEWS: FlowViewKind[] = ['graph', 'tree'];

const useStyles = makeStyles(
  theme => ({ placeholder: { padding: theme.spacing(2, 2.5) } }),
  { name: 'MeshwrightDomainFlows' },
);

/** How a domain exchanges data: what comes in, what goes out, and what moves between its subdomains. @public */
export function DomainFlowsCard() {
  const classes = useStyles();
  const state = useDomainDetail();
  const entityPath = useEntityRefLink();
  const [view, setView] = useUrlParam('flows');
  const { data } = state;
  const graph = useMemo(
    () => data && flowGraph(data, entityPath),
    [data, entityPath],
  );
  return (
    <Panel title="Data in and out" flush>
      {!graph && (
        <div className={classes.placeholder}>
          <DomainCardState state={state} lines={6} />
        </div>
      )}
      {graph && graph.edges.length === 0 && (
        <EmptyState title="No data crosses yet">
          When a product here reads a contract of another domain, or one there
          reads from here, the flow appears here.
        </EmptyState>
      )}
      {graph && graph.edges.length > 0 && (
        <MeshGraph
          label="how the domain exchanges data"
          fileName={`${data!.title}-data-flows`}
          {...graph}
          words={{
            node: ['domain', 'domains'],
            edge: ['contract', 'contracts'],
          }}
          labels="all"
          height={HEIGHT}
          view={VIEWS.find(each => each === view)}
          onViewChange={setView}
        />
      )}
    </Panel>
  );
}

function flowGraph(domain: DomainDetail, entityPath: EntityPath): DrawnGraph {
  const own = [domain, ...domain.subdomains].filter(({ entityRef }) =>
    domain.flows.some(
      ({ from, to }) =>
        from.entityRef === entityRef || to.entityRef === entityRef,
    ),
  );
  return {
    nodes: withFlowEnds(
      own.map(summary => ({
        ...domainNode(summary, entityPath),
        own: true,
        caption:
          summary === domain
            ? 'this domain'
            : plural(summary.productCount, 'product', 'products'),
      })),
      domain.flows,
      entityPath,
    ),
    edges: domain.flows.map(flowEdge),
    groups: [],
    cut: [
      own.length > 0 && 'A bar marks this domain and its subdomains',
      domain.moreFlows &&
        `${plural(
          domain.moreFlows,
          'smaller flow is',
          'smaller flows are',
        )} not drawn`,
    ]
      .filter(Boolean)
      .join('. '),
  };
}
