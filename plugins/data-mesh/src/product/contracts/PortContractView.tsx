// SPDX-License-Identifier: Apache-2.0
import { NotFoundError } from '@backstage/errors';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { OutputPortDetail } from '@meshwright/plugin-data-mesh-common';
import {
  ContractView,
  StateBanner,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { useSearchParams } from 'react-router-dom';
import { contractPath } from '../../contract/contractPath';
import { definitionOf, fileNameOf } from '../../contract/definitionOf';
import { useContractState } from '../../contract/useContractState';
import { VersionPicker } from '../../contract/VersionPicker';
import { NotLoaded } from '../../layout/NotLoaded';

const useStyles = makeStyles(
  theme => ({
    bar: {
      ...theme.typography.body2,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 3),
    },
  }),
  { name: 'MeshwrightPortContract' },
);

/** The contract of one port, in the version that the address names or else the one the port states. @internal */
export function PortContractView({ port }: { port: OutputPortDetail }) {
  const classes = useStyles();
  const catalogApi = useApi(catalogApiRef);
  const entityPath = useEntityRefLink();
  const view = useContractState();
  const [params, setParams] = useSearchParams();
  const stated = port.contract?.entityRef ?? '';
  const ref = params.get('version') ?? stated;
  const resolved = port.contract?.resolved === true;
  const { data, error, retry } = useAsyncData(
    async () => {
      const entity = await catalogApi.getEntityByRef(ref);
      if (!entity) {
        throw new NotFoundError(`There is no contract ${ref} in the catalog`);
      }
      return entity;
    },
    [catalogApi, ref],
    { subject: ref, enabled: resolved },
  );
  if (!resolved) {
    return (
      <StateBanner state="warning">
        The port “{port.name}” names the contract “{port.contract?.title}”,
        which is not in the catalog, or which you may not see.
      </StateBanner>
    );
  }
  if (!data) {
    return (
      <NotLoaded
        of={{ error, retry }}
        title="Contract"
        lines={8}
        failed="This contract could not be loaded"
        unaffected="The other ports are unaffected."
      />
    );
  }
  return (
    <ContractView
      document={definitionOf(data)}
      fileName={fileNameOf(data)}
      actions={
        <div className={classes.bar}>
          <VersionPicker
            contractRef={ref}
            onPick={version =>
              setParams(now => {
                const next = new URLSearchParams(now);
                next.set('version', version);
                return next;
              })
            }
          />
          <Link to={contractPath(entityPath(ref))}>
            Open the contract’s page
          </Link>
        </div>
      }
      {...view}
    />
  );
}
