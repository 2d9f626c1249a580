// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { IncidentDetail } from '@meshwright/plugin-data-mesh-common';
import {
  CutList,
  EmptyState,
  EntityLinkChip,
  Panel,
  plural,
  StateLabel,
} from '@meshwright/plugin-data-mesh-react';
import { useEntityLinks } from '../../header/useEntityLinks';

const useStyles = makeStyles(
  theme => ({
    item: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      gap: theme.spacing(0, 1),
    },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightIncidentAffected' },
);

/** Products that the data reaches, whose owners were told. @internal */
export function AffectedPanel({ incident }: { incident: IncidentDetail }) {
  const { affectedList, closedAffected, affected } = incident;
  const classes = useStyles();
  const linkTo = useEntityLinks(affectedList.map(({ product }) => product));
  if (affected === 0) {
    return (
      <Panel title="Products affected" flush>
        <EmptyState title="None that lineage knows of">
          No other product takes this data.
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title="Products affected" count={affected}>
      <CutList
        items={affectedList}
        keyOf={({ product }) => product}
        what="products"
        render={({ product, steps, failing }) => (
          <div className={classes.item}>
            <EntityLinkChip link={linkTo(product)} />
            {failing ? (
              <StateLabel state="error">Fails as well</StateLabel>
            ) : (
              <span className={classes.quiet}>
                {steps === 1 ? 'takes it directly' : `${steps} steps away`}
              </span>
            )}
          </div>
        )}
      />
      {closedAffected > 0 && (
        <div className={classes.quiet}>
          and {plural(closedAffected, 'product', 'products')} that you may not
          see
        </div>
      )}
    </Panel>
  );
}
