// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { ProductState } from '@meshwright/plugin-data-mesh-common';
import {
  Panel,
  PanelSkeleton,
  plural,
  PRODUCT_STATES,
  StateLabel,
  statusApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { firstReason } from '../status/statusWords';

const SHOWN = 4;
const TITLE = 'Quality';
const ORDER: ProductState[] = ['down', 'degraded', 'unknown', 'operational'];

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
    },
    counts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 2) },
    list: {
      display: 'grid',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    why: {
      display: 'block',
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'MeshwrightDomainQualityCard' },
);

/** How many products of a domain are well, and those that are not. @internal */
export function DomainQualityCard() {
  const classes = useStyles();
  const { entity } = useEntity();
  const entityPath = useEntityRefLink();
  const ref = stringifyEntityRef(entity);
  const api = useApi(statusApiRef);
  const { data, error } = useAsyncData(
    () => api.getStatusBoard({ domain: ref, limit: SHOWN }),
    [api, ref],
    { subject: ref },
  );
  if (!data) {
    // The tab says what went wrong; an overview does not need it twice.
    return error ? null : <PanelSkeleton title={TITLE} lines={3} />;
  }
  if (data.totalItems === 0) return null;
  const unwell = data.items.filter(
    ({ state }) => state === 'down' || state === 'degraded',
  );
  return (
    <Panel
      title={TITLE}
      action={<Link to={`${entityPath(entity)}/quality`}>Details</Link>}
    >
      <div className={classes.root}>
        <div className={classes.counts}>
          {ORDER.filter(state => data.counts[state] > 0).map(state => (
            <StateLabel key={state} state={PRODUCT_STATES[state].state}>
              {data.counts[state]}{' '}
              {PRODUCT_STATES[state].word.toLocaleLowerCase('en-US')}
            </StateLabel>
          ))}
        </div>
        {unwell.length > 0 && (
          <ul
            className={classes.list}
            aria-label={plural(unwell.length, 'product', 'products')}
          >
            {unwell.map(({ ref: product, title, state, reasons }) => (
              <li key={product}>
                <Link to={`${entityPath(product)}/quality`}>{title}</Link>
                <span className={classes.why}>
                  {firstReason(state, reasons)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
