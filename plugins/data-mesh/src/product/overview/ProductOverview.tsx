// SPDX-License-Identifier: Apache-2.0
import { Fragment } from 'react';
import type { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { ErrorState, StateBanner } from '@meshwright/plugin-data-mesh-react';
import { RetryButton } from '../../layout/RetryButton';
import { SourceBanner } from '../../source/SourceBanner';
import { useProductDetail } from '../useProductDetail';
import { AboutPanel } from './AboutPanel';
import { ConsumersPanel } from './ConsumersPanel';
import { InputPortsPanel } from './InputPortsPanel';
import { OutputPortsPanel } from './OutputPortsPanel';
import { OverviewSkeleton } from './OverviewSkeleton';
import { ProblemsPanel } from './ProblemsPanel';
import { ServiceLevelsPanel } from './ServiceLevelsPanel';
import { SupportPanel } from './SupportPanel';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      paddingBottom: theme.spacing(3),
      minWidth: 0,
    },
    columns: {
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
      minWidth: 0,
    },
  }),
  { name: 'MeshwrightProductOverview' },
);

/**
 * Overview of a data product: what it is for, what it offers and reads, what it promises, who uses it.
 *
 * Cards that other plugins add to entity pages come below.
 *
 * @internal
 */
export function ProductOverview({ cards }: EntityContentLayoutProps) {
  const classes = useStyles();
  const { data: product, error, loading, retry } = useProductDetail();
  if (!product) {
    return (
      <div className={classes.root}>
        {error && !loading ? (
          <ErrorState
            title="What the mesh knows of this product could not be loaded"
            error={error}
            unaffected="The product itself and its other tabs are unaffected."
            onRetry={retry}
          />
        ) : (
          <OverviewSkeleton />
        )}
      </div>
    );
  }
  return (
    <div className={classes.root}>
      {error && (
        <StateBanner state="warning" action={<RetryButton onRetry={retry} />}>
          This could not be renewed and may be out of date: {error.message}
        </StateBanner>
      )}
      <SourceBanner source={product.source} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <AboutPanel product={product} />
          <OutputPortsPanel product={product} />
          <InputPortsPanel product={product} />
          <ProblemsPanel product={product} />
        </div>
        <div className={classes.column}>
          <ServiceLevelsPanel product={product} />
          <ConsumersPanel product={product} />
          <SupportPanel product={product} />
        </div>
      </div>
      {cards.length > 0 && (
        <div className={classes.columns}>
          <Cards cards={cards.filter(card => card.type !== 'info')} />
          <Cards cards={cards.filter(card => card.type === 'info')} />
        </div>
      )}
    </div>
  );
}

function Cards({ cards }: EntityContentLayoutProps) {
  const classes = useStyles();
  return (
    <div className={classes.column}>
      {cards.map((card, index) => (
        <Fragment key={card.element.key ?? index}>{card.element}</Fragment>
      ))}
    </div>
  );
}
