// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import type { MeshOverview } from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  MeshGraph,
  Panel,
} from '@meshwright/plugin-data-mesh-react';
import type { FlowViewKind } from '@meshwright/plugin-data-mesh-react';
import { useUrlParam } from '../layout/useUrlParam';
import { domainGraph, productGraph } from './meshGraphs';

const HEIGHT = 380;

/** Views that an address may ask for. */
const VIEWS: FlowViewKind[] = ['graph', 'tree'];

const useStyles = makeStyles(
  theme => ({
    toggle: {
      height: 36,
      padding: theme.spacing(0, 1.5),
      textTransform: 'none',
      color: theme.palette.text.secondary,
      '&$chosen': { color: theme.palette.text.primary },
    },
    chosen: {},
  }),
  { name: 'MeshwrightMeshMap' },
);

/** How data flows, between domains or between products; a person switches, and the address remembers. @internal */
export function MeshMap({ overview }: { overview: MeshOverview }) {
  const classes = useStyles();
  const entityPath = useEntityRefLink();
  const [map, setMap] = useUrlParam('map');
  const [view, setView] = useUrlParam('as');
  const [chosen, setChosen] = useUrlParam('focus');
  const ofProducts = map === 'products';
  const graph = useMemo(
    () =>
      ofProducts
        ? productGraph(overview, entityPath)
        : domainGraph(overview, entityPath),
    [overview, entityPath, ofProducts],
  );
  const lead = (
    <ToggleButtonGroup
      size="small"
      exclusive
      value={ofProducts ? 'products' : 'domains'}
      aria-label="What is drawn"
      onChange={(_, next: string | null) =>
        next && setMap(next === 'products' ? next : undefined)
      }
    >
      <ToggleButton
        value="domains"
        classes={{ root: classes.toggle, selected: classes.chosen }}
      >
        Domains
      </ToggleButton>
      <ToggleButton
        value="products"
        classes={{ root: classes.toggle, selected: classes.chosen }}
      >
        Products
      </ToggleButton>
    </ToggleButtonGroup>
  );
  return (
    <Panel flush title="How data flows">
      {graph.nodes.length === 0 ? (
        <EmptyState title="No domains yet">
          A domain appears here when a data product names it, or when the
          catalog has an entity of kind Domain.
        </EmptyState>
      ) : (
        <MeshGraph
          // Another graph starts anew: what was open or searched in the first means nothing in it.
          key={ofProducts ? 'products' : 'domains'}
          label={
            ofProducts
              ? 'how products read from each other'
              : 'how data flows between domains'
          }
          fileName={ofProducts ? 'products' : 'domains'}
          {...graph}
          words={{
            node: ofProducts ? ['product', 'products'] : ['domain', 'domains'],
            edge: ['contract', 'contracts'],
          }}
          reach={ofProducts ? 'paths' : 'neighbours'}
          labels={ofProducts ? 'many' : 'all'}
          lead={lead}
          height={HEIGHT}
          view={VIEWS.find(each => each === view)}
          onViewChange={setView}
          chosen={chosen}
          onChosenChange={setChosen}
        />
      )}
    </Panel>
  );
}
