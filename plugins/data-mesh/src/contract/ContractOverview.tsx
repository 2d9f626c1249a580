// SPDX-License-Identifier: Apache-2.0
import { useEntity } from '@backstage/plugin-catalog-react';
import type { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { SOURCE_ANNOTATION } from '@meshwright/plugin-data-mesh-common';
import { OtherCards, OverviewColumns } from '../layout/OverviewColumns';
import { SourceBanner } from '../source/SourceBanner';
import { ContractCard } from './ContractCard';
import { ContractQualityCard } from './quality/ContractQualityCard';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      paddingBottom: theme.spacing(3),
    },
  }),
  { name: 'MeshwrightContractOverview' },
);

/** Overview of a contract: the contract at a glance first, then what other plugins say. @internal */
export function ContractOverview({ cards }: EntityContentLayoutProps) {
  const classes = useStyles();
  const { entity } = useEntity();
  return (
    <div className={classes.root}>
      <SourceBanner source={entity.metadata.annotations?.[SOURCE_ANNOTATION]} />
      <OverviewColumns
        main={
          <>
            <ContractCard />
            <OtherCards cards={cards} info={false} />
          </>
        }
        side={
          <>
            <ContractQualityCard />
            <OtherCards cards={cards} info />
          </>
        }
      />
    </div>
  );
}
