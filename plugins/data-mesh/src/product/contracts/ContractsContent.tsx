// SPDX-License-Identifier: Apache-2.0
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import type { OutputPortDetail } from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  ErrorState,
  PanelSkeleton,
} from '@meshwright/plugin-data-mesh-react';
import { useSearchParams } from 'react-router-dom';
import { useProductDetail } from '../useProductDetail';
import { PortContractView } from './PortContractView';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      padding: theme.spacing(2, 0, 3),
      minWidth: 0,
    },
    tab: { textTransform: 'none', fontSize: 14, minWidth: 0, minHeight: 40 },
    tabs: { minHeight: 40 },
  }),
  { name: 'MeshwrightContracts' },
);

/** The contracts of a product's output ports, one at a time; the address holds which. @internal */
export function ContractsContent() {
  const classes = useStyles();
  const { data: product, error, loading, retry } = useProductDetail();
  const [params, setParams] = useSearchParams();
  if (!product) {
    return (
      <div className={classes.root}>
        {error && !loading ? (
          <ErrorState
            title="The contracts of this product could not be loaded"
            error={error}
            unaffected="The contracts themselves are in the catalog as APIs."
            onRetry={retry}
          />
        ) : (
          <PanelSkeleton title="Contract" lines={8} />
        )}
      </div>
    );
  }
  const ports = product.outputPorts.filter(port => port.contract);
  const chosen =
    ports.find(port => port.name === params.get('port')) ?? ports[0];
  if (!chosen) {
    return (
      <EmptyState title="No contracts yet" variant="page">
        A contract says what a port delivers and what its readers can rely on.
        The descriptor of this product names none for its output ports.
      </EmptyState>
    );
  }
  const choose = (port: OutputPortDetail) =>
    // What is shown of one contract means nothing in another.
    setParams({ port: port.name });
  return (
    <div className={classes.root}>
      {ports.length > 1 && (
        <Tabs
          className={classes.tabs}
          value={chosen.name}
          variant="scrollable"
          scrollButtons="auto"
          indicatorColor="primary"
          textColor="primary"
          aria-label="Output ports"
        >
          {ports.map(port => (
            <Tab
              key={port.name}
              value={port.name}
              className={classes.tab}
              label={port.name}
              onClick={() => choose(port)}
            />
          ))}
        </Tabs>
      )}
      <PortContractView port={chosen} />
    </div>
  );
}
