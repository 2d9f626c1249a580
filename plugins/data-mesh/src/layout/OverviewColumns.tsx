// SPDX-License-Identifier: Apache-2.0
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
      gap: theme.spacing(2),
      alignItems: 'start',
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    column: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'MeshwrightOverviewColumns' },
);

/** The two columns of an overview: what matters most beside what one looks up. @internal */
export function OverviewColumns(props: { main: ReactNode; side: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div className={classes.column}>{props.main}</div>
      <div className={classes.column}>{props.side}</div>
    </div>
  );
}

/** Cards that other plugins add to an entity page, those of one kind. @internal */
export function OtherCards({
  cards,
  info,
}: EntityContentLayoutProps & { info: boolean }) {
  return (
    <>
      {cards
        .filter(card => (card.type === 'info') === info)
        .map((card, index) => (
          <Fragment key={card.element.key ?? index}>{card.element}</Fragment>
        ))}
    </>
  );
}
