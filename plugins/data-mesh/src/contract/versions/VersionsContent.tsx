// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { NotLoaded } from '../../layout/NotLoaded';
import { useContractVersions } from '../useContractVersions';
import { CompareVersions } from './CompareVersions';
import { VersionTable } from './VersionTable';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      paddingBottom: theme.spacing(3),
      minWidth: 0,
    },
  }),
  { name: 'MeshwrightVersions' },
);

/** All versions of a contract, and two of them compared. @internal */
export function VersionsContent() {
  const classes = useStyles();
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  const { data, error, retry } = useContractVersions(ref);
  if (!data) {
    return (
      <div className={classes.root}>
        <NotLoaded
          of={{ error, retry }}
          title="Versions"
          lines={4}
          failed="The versions of this contract could not be loaded"
          unaffected="The contract itself is unaffected."
        />
      </div>
    );
  }
  return (
    <div className={classes.root}>
      <VersionTable versions={data.items} current={ref} />
      <CompareVersions versions={data.items} current={ref} />
    </div>
  );
}
