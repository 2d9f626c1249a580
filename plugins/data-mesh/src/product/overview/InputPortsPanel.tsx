// SPDX-License-Identifier: Apache-2.0
import type {
  InputPortDetail,
  ProductDetail,
} from '@meshwright/plugin-data-mesh-common';
import {
  CutList,
  EmptyState,
  EntityLinkChip,
  Panel,
} from '@meshwright/plugin-data-mesh-react';
import { PortContract } from './PortContract';
import { keyOfPort } from './keyOfPort';
import { usePortStyles } from './portStyles';

/** What a product reads: each port with the product it comes from and the contract it relies on. @internal */
export function InputPortsPanel({ product }: { product: ProductDetail }) {
  const ports = product.inputPorts;
  return (
    <Panel title="Input ports" count={ports.length} flush>
      {ports.length === 0 ? (
        <EmptyState title="Reads from no other product">
          {product.type === 'source-aligned'
            ? 'It takes its data from the source systems of its domain.'
            : 'If it does, its descriptor should say so under “inputPorts”.'}
        </EmptyState>
      ) : (
        <CutList
          items={ports}
          keyOf={keyOfPort}
          what="ports"
          layout="plain"
          render={port => <InputPort port={port} first={port === ports[0]} />}
        />
      )}
    </Panel>
  );
}

function InputPort({ port, first }: { port: InputPortDetail; first: boolean }) {
  const classes = usePortStyles();
  return (
    <div className={`${classes.port} ${first ? classes.first : ''}`}>
      <div className={classes.head}>
        <h3 className={classes.name}>{port.name}</h3>
        {port.provider && (
          <span>
            <span className={classes.quiet}>from </span>
            <EntityLinkChip link={port.provider} />
          </span>
        )}
      </div>
      {port.description && (
        <p className={classes.description}>{port.description}</p>
      )}
      <PortContract contract={port.contract} />
    </div>
  );
}
