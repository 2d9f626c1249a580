// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { ProductDetail } from '@meshwright/plugin-data-mesh-common';
import { EmptyState, Panel, Prose } from '@meshwright/plugin-data-mesh-react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(260px, 100%), 1fr))',
      gap: theme.spacing(2, 4),
    },
    heading: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      margin: 0,
      fontWeight: 'normal',
    },
    whole: { gridColumn: '1 / -1' },
  }),
  { name: 'MeshwrightProductAbout' },
);

/** How a product is meant to be used and what it is not for. Its purpose is in the header already. @internal */
export function AboutPanel({ product }: { product: ProductDetail }) {
  const classes = useStyles();
  const { description, usage, limitations, purpose } = product;
  const blocks: Array<[string, string | undefined]> = [
    ['How to use it', usage],
    ['What it is not for', limitations],
  ];
  const stated = blocks.filter((block): block is [string, string] =>
    Boolean(block[1]),
  );
  const text = description !== purpose ? description : undefined;
  const empty = stated.length === 0 && !text;
  return (
    <Panel title="What it is for" flush={empty}>
      {empty ? (
        <EmptyState title="Nothing beyond its purpose">
          The descriptor does not say how to use this product or what it is not
          for. Add “usage” and “limitations” to its description.
        </EmptyState>
      ) : (
        <div className={classes.root}>
          {text && (
            <div className={classes.whole}>
              <Prose>{text}</Prose>
            </div>
          )}
          {stated.map(([heading, words]) => (
            <div key={heading}>
              <h3 className={classes.heading}>{heading}</h3>
              <Prose>{words}</Prose>
            </div>
          ))}
        </div>
      )}
    </Panel>
  );
}
