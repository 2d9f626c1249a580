// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { DomainPolicies } from './DomainPolicies';
import { MeshScorecard } from './MeshScorecard';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      paddingBottom: theme.spacing(3),
    },
  }),
  { name: 'MeshwrightDomainGovernance' },
);

/** How the products of a domain do under policies, and the policies of its own. @internal */
export function DomainGovernance() {
  const classes = useStyles();
  const { entity } = useEntity();
  return (
    <div className={classes.root}>
      <MeshScorecard entityRef={stringifyEntityRef(entity)} />
      <DomainPolicies domain={entity.metadata.name} />
    </div>
  );
}
