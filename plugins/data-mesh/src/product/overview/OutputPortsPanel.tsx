// SPDX-License-Identifier: Apache-2.0
import { Fragment } from 'react';
import type {
  OutputPortDetail,
  PortLocation,
  ProductDetail,
} from '@meshwright/plugin-data-mesh-common';
import {
  CopyButton,
  CutList,
  EmptyState,
  Panel,
  SafeLink,
  plural,
} from '@meshwright/plugin-data-mesh-react';
import { platformTitle } from '../../marketplace/facetWords';
import { PortContract } from './PortContract';
import { keyOfPort } from './keyOfPort';
import { usePortStyles } from './portStyles';

/** What a product offers: each port with its contract, its readers, and where it is reached. @internal */
export function OutputPortsPanel({ product }: { product: ProductDetail }) {
  const ports = product.outputPorts;
  const onlyPlatform =
    product.platforms.length === 1 ? product.platforms[0] : undefined;
  return (
    <Panel title="Output ports" count={ports.length} flush>
      {ports.length === 0 ? (
        <EmptyState title="Nothing to read yet">
          This product offers no port. Its descriptor lists what it offers under
          “outputPorts”, each with a contract.
        </EmptyState>
      ) : (
        <CutList
          items={ports}
          keyOf={keyOfPort}
          what="ports"
          layout="plain"
          render={port => (
            <OutputPort
              port={port}
              platform={port.platform ?? onlyPlatform}
              first={port === ports[0]}
            />
          )}
        />
      )}
    </Panel>
  );
}

function OutputPort({
  port,
  platform,
  first,
}: {
  port: OutputPortDetail;
  platform?: string;
  first: boolean;
}) {
  const classes = usePortStyles();
  const kind = [port.type, platform && platformTitle(platform)]
    .filter(Boolean)
    .join(' on ');
  return (
    <div className={`${classes.port} ${first ? classes.first : ''}`}>
      <div className={classes.head}>
        <h3 className={classes.name}>{port.name}</h3>
        {kind && <span className={classes.quiet}>{kind}</span>}
        <span className={`${classes.quiet} ${classes.end}`}>
          {plural(port.consumers.length, 'consumer', 'consumers')}
        </span>
      </div>
      {port.description && (
        <p className={classes.description}>{port.description}</p>
      )}
      <PortContract contract={port.contract} />
      <Locations locations={port.environments} />
    </div>
  );
}

function Locations({ locations }: { locations: PortLocation[] }) {
  const classes = usePortStyles();
  if (locations.length === 0) {
    return null;
  }
  return (
    <dl className={classes.locations}>
      {locations.map(({ environment, url }, index) => (
        <Fragment key={index}>
          <dt className={classes.quiet}>{environment ?? 'address'}</dt>
          <dd className={classes.address}>
            <span className={classes.cut} title={url}>
              <SafeLink address={url} />
            </span>
            <CopyButton
              text={url}
              what={`the address of ${environment ?? 'the port'}`}
            />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
