// SPDX-License-Identifier: Apache-2.0
import type { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { ErrorState, StateBanner } from '@meshwright/plugin-data-mesh-react';
import { IncidentsPanel } from '../../incidents/product/IncidentsPanel';
import { OtherCards, OverviewColumns } from '../../layout/OverviewColumns';
import { RetryButton } from '../../layout/RetryButton';
import { GovernanceCard } from '../../policies/scorecard/GovernanceCard';
import { SourceBanner } from '../../source/SourceBanner';
import { useProductDetail } from '../useProductDetail';
import { ProductQualityCard } from '../quality/ProductQualityCard';
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
      <IncidentsPanel />
      <OverviewColumns
        main={
          <>
            <AboutPanel product={product} />
            <OutputPortsPanel product={product} />
            <InputPortsPanel product={product} />
            <ConsumersPanel product={product} />
            <ProblemsPanel product={product} />
          </>
        }
        side={
          <>
            <ProductQualityCard />
            <ServiceLevelsPanel product={product} />
            <GovernanceCard />
            <SupportPanel product={product} />
          </>
        }
      />
      {cards.length > 0 && (
        <OverviewColumns
          main={<OtherCards cards={cards} info={false} />}
          side={<OtherCards cards={cards} info />}
        />
      )}
    </div>
  );
}
