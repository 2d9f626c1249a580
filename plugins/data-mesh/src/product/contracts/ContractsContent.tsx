// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { OutputPortDetail } from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  SectionTabs,
  sectionPanelProps,
} from '@meshwright/plugin-data-mesh-react';
import { useSearchParams } from 'react-router-dom';
import { NotLoaded } from '../../layout/NotLoaded';
import { useProductDetail } from '../useProductDetail';
import { PortContractView } from './PortContractView';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      paddingBottom: theme.spacing(3),
      minWidth: 0,
    },
    panel: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'MeshwrightContracts' },
);

/** The contracts of a product's output ports, one at a time; the address holds which. @internal */
export function ContractsContent() {
  const classes = useStyles();
  const { data: product, error, retry } = useProductDetail();
  const [params, setParams] = useSearchParams();
  if (!product) {
    return (
      <div className={classes.root}>
        <NotLoaded
          of={{ error, retry }}
          title="Contract"
          lines={8}
          failed="The contracts of this product could not be loaded"
          unaffected="The contracts themselves are in the catalog as APIs."
        />
      </div>
    );
  }
  const ports = product.outputPorts.filter(port => port.contract);
  const chosen =
    ports.find(port => portKey(port, ports) === params.get('port')) ??
    ports.find(port => port.name === params.get('port')) ??
    ports[0];
  if (!chosen) {
    return (
      <EmptyState title="No contracts yet" variant="page">
        A contract says what a port delivers and what its readers can rely on.
        The descriptor of this product names none for its output ports.
      </EmptyState>
    );
  }
  return (
    <div className={classes.root}>
      {ports.length > 1 && (
        <SectionTabs
          id="port"
          label="Output ports"
          tabs={ports.map(port => ({
            key: portKey(port, ports),
            title: portKey(port, ports),
          }))}
          chosen={portKey(chosen, ports)}
          // What is shown of one contract means nothing in another.
          onChoose={port => setParams({ port })}
        />
      )}
      <div
        className={classes.panel}
        {...sectionPanelProps('port', portKey(chosen, ports))}
      >
        <PortContractView port={chosen} />
      </div>
    </div>
  );
}

/** What tells a port from the others: its name, or the title of its contract where several have the name. */
function portKey(port: OutputPortDetail, ports: OutputPortDetail[]): string {
  const others = ports.filter(({ name }) => name === port.name);
  return others.length > 1 ? port.contract?.title ?? port.name : port.name;
}
