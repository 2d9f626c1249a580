// SPDX-License-Identifier: Apache-2.0
import { Fragment } from 'react';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { GovernanceCard } from '../policies/scorecard/GovernanceCard';
import { DomainQualityCard } from '../quality/domain/DomainQualityCard';
import { DomainFlowsCard } from './DomainFlowsCard';
import { DomainNumbersCard } from './DomainNumbersCard';
import { DomainPeopleCard } from './DomainPeopleCard';
import { DomainProductsCard } from './DomainProductsCard';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
      gap: theme.spacing(2),
      alignItems: 'start',
      paddingTop: theme.spacing(2),
      paddingBottom: theme.spacing(3),
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    description: { gridColumn: '1 / -1', maxWidth: 800 },
    column: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      minWidth: 0,
    },
  }),
  { name: 'MeshwrightDomainOverview' },
);

/**
 * Overview of a domain: its products and how they exchange data with others, beside its numbers and people.
 *
 * Cards that other plugins add to entity pages come below, facts on the right.
 *
 * @internal
 */
export function DomainOverview({ cards }: EntityContentLayoutProps) {
  const classes = useStyles();
  const { entity } = useEntity();
  const { description } = entity.metadata;
  return (
    <div className={classes.root}>
      {description && (
        <Typography className={classes.description}>{description}</Typography>
      )}
      <div className={classes.column}>
        <DomainProductsCard />
        <DomainFlowsCard />
        <Cards cards={cards.filter(card => card.type !== 'info')} />
      </div>
      <div className={classes.column}>
        <DomainQualityCard />
        <DomainNumbersCard />
        <GovernanceCard />
        <DomainPeopleCard />
        <Cards cards={cards.filter(card => card.type === 'info')} />
      </div>
    </div>
  );
}

function Cards({ cards }: EntityContentLayoutProps) {
  return (
    <>
      {cards.map((card, index) => (
        <Fragment key={card.element.key ?? index}>{card.element}</Fragment>
      ))}
    </>
  );
}
