// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type {
  EntityLink,
  ProductDetail,
} from '@meshwright/plugin-data-mesh-common';
import {
  CutList,
  EntityLinkChip,
  Panel,
} from '@meshwright/plugin-data-mesh-react';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))',
      gap: theme.spacing(1.5, 3),
    },
    heading: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      margin: theme.spacing(0, 0, 0.5),
      fontWeight: 'normal',
    },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightNeighbours' },
);

/** Products that read from this one, and those it reads from. @internal */
export function ConsumersPanel({ product }: { product: ProductDetail }) {
  const classes = useStyles();
  return (
    <Panel title="Who depends on it" count={product.consumers.length}>
      <div className={classes.root}>
        <Neighbours
          title="Consumers"
          links={product.consumers}
          none="No product says that it reads from this one."
        />
        <Neighbours
          title="Providers"
          links={product.providers}
          none="It reads from no other product."
        />
      </div>
    </Panel>
  );
}

function Neighbours(props: {
  title: string;
  links: EntityLink[];
  none: string;
}) {
  const classes = useStyles();
  return (
    <div>
      <h3 className={classes.heading}>{props.title}</h3>
      {props.links.length === 0 ? (
        <span className={classes.quiet}>{props.none}</span>
      ) : (
        <CutList
          items={props.links}
          keyOf={link => link.entityRef}
          what={props.title.toLocaleLowerCase('en-US')}
          render={link => <EntityLinkChip link={link} />}
        />
      )}
    </div>
  );
}
