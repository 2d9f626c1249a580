// SPDX-License-Identifier: Apache-2.0
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ProductDetail,
  ServiceLevelState,
} from '@meshwright/plugin-data-mesh-common';
import {
  CutList,
  EmptyState,
  ErrorState,
  Facts,
  Panel,
  PanelSkeleton,
  StateLabel,
  describeServiceLevel,
  plural,
  sentenceCase,
} from '@meshwright/plugin-data-mesh-react';
import type { StatedServiceLevel } from '@meshwright/plugin-data-mesh-react';
import { contractPath } from '../../contract/contractPath';
import { useProductStatus } from '../../quality/useQuality';
import { useContractServiceLevels } from './useContractServiceLevels';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
    },
    heading: {
      ...theme.typography.caption,
      margin: theme.spacing(0, 0, 0.5),
      'li + li &': { marginTop: theme.spacing(1.5) },
      fontWeight: 'normal',
    },
    quiet: { color: theme.palette.text.secondary },
    kept: { listStyle: 'none', margin: 0, padding: 0 },
  }),
  { name: 'MeshwrightServiceLevels' },
);

const TITLE = 'Service levels';

/** What a product and its contracts promise, and whether anybody knows that it is kept. @internal */
export function ServiceLevelsPanel({ product }: { product: ProductDetail }) {
  const classes = useStyles();
  const entityPath = useEntityRefLink();
  const { data, error, loading, retry } = useContractServiceLevels(product);
  const { data: status } = useProductStatus(product.entityRef);
  const own = product.serviceLevels;
  const promises = data?.promises ?? [];
  const more = data?.more ?? 0;

  if (!data && loading && own.length === 0) {
    return <PanelSkeleton title={TITLE} lines={4} />;
  }
  if (!data && error && own.length === 0) {
    return (
      <Panel title={TITLE} flush>
        <ErrorState
          title="The promises of its contracts could not be loaded"
          error={error}
          unaffected="They are in the contracts themselves."
          onRetry={retry}
        />
      </Panel>
    );
  }
  if (own.length + promises.length + more === 0) {
    return (
      <Panel title={TITLE} flush>
        <EmptyState title="No promises">
          Neither the product nor its contracts say when data arrives or how
          long it is kept.
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={TITLE}>
      <div className={classes.root}>
        {own.length > 0 && <Promises levels={own} />}
        <CutList
          items={promises}
          keyOf={({ contract }) => contract.entityRef}
          first={2}
          what="contracts"
          render={({ contract, levels }) => (
            <>
              <h3 className={classes.heading}>
                <Link
                  to={contractPath(entityPath(contract.entityRef), {
                    section: 'service-levels',
                  })}
                >
                  {contract.title}
                </Link>
              </h3>
              <Promises levels={levels} />
            </>
          )}
        />
        {more > 0 && (
          <span className={classes.quiet}>
            {plural(more, 'more contract', 'more contracts')} may promise
            something too.
          </span>
        )}
        <Kept levels={status?.serviceLevels ?? []} />
      </div>
    </Panel>
  );
}

/** Whether promises are kept, as far as anybody has measured it. */
function Kept({ levels }: { levels: ServiceLevelState[] }) {
  const classes = useStyles();
  const known = levels.filter(({ state }) => state !== 'unknown');
  if (known.length === 0) {
    return (
      <StateLabel state="unknown">No data on whether they are kept</StateLabel>
    );
  }
  return (
    <ul className={classes.kept} aria-label="Kept or missed">
      {known.map(({ contract, property, state, measured }) => (
        <li key={`${contract} ${property}`}>
          <StateLabel state={state === 'kept' ? 'ok' : 'error'}>
            {sentenceCase(property)} {state}
            {measured && `: ${measured}`}
          </StateLabel>
        </li>
      ))}
    </ul>
  );
}

function Promises({ levels }: { levels: StatedServiceLevel[] }) {
  return (
    <Facts
      facts={levels.map(level => {
        const { name, promise } = describeServiceLevel(level);
        return { label: name, value: promise };
      })}
    />
  );
}
