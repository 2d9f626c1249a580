// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ClosedIncident,
  IncidentSummary,
} from '@meshwright/plugin-data-mesh-common';
import {
  incidentsApiRef,
  Panel,
  plural,
  RelativeTime,
  StateBanner,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { RetryButton } from '../../layout/RetryButton';
import { IncidentStateLabel, SeverityLabel } from '../IncidentLabels';
import { useIncidentPaths } from '../incidentPaths';
import { ReportDialog } from '../ReportDialog';
import { useEntityLinks } from '../../header/useEntityLinks';

const SHOWN = 5;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0.25, 1.5),
      padding: theme.spacing(1, 2.5),
      '&:not(:last-child)': {
        borderBottom: `1px solid ${theme.palette.divider}`,
      },
    },
    title: {
      flex: '1 1 220px',
      minWidth: 0,
      overflowWrap: 'anywhere',
      // It stands in a sentence, where colour alone does not tell a link.
      '& a': { textDecoration: 'underline' },
    },
    quiet: { color: theme.palette.text.secondary },
    more: { padding: theme.spacing(1, 2.5) },
  }),
  { name: 'MeshwrightProductIncidents' },
);

/** What is wrong with the data of a product now, in it and above it, and a way to say so. @internal */
export function IncidentsPanel() {
  const classes = useStyles();
  const { entity } = useEntity();
  const product = stringifyEntityRef(entity);
  const api = useApi(incidentsApiRef);
  const paths = useIncidentPaths();
  const [reporting, setReporting] = useState(false);
  const { data, error, retry } = useAsyncData(
    async signal => {
      const query = { state: 'open', limit: SHOWN } as const;
      const [own, above] = await Promise.all([
        api.listIncidents({ ...query, product }, { signal }),
        api.listIncidents({ ...query, reaching: product }, { signal }),
      ]);
      return { own, above };
    },
    [api, product],
    { subject: product },
  );
  const linkTo = useEntityLinks(
    data?.above.items.map(item => (item.closed ? undefined : item.product)) ??
      [],
  );
  const report = (
    <Button size="small" onClick={() => setReporting(true)}>
      Report a problem
    </Button>
  );
  const dialog = reporting && (
    <ReportDialog product={product} onClose={() => setReporting(false)} />
  );
  if (!data) {
    return error ? (
      <StateBanner state="unknown" action={<RetryButton onRetry={retry} />}>
        Whether there are incidents could not be found out: {error.message}
      </StateBanner>
    ) : null;
  }
  const { own, above } = data;
  const total = own.total + above.total;
  if (total === 0) {
    return (
      <>
        <StateBanner state="ok" action={report}>
          No incident is open.
        </StateBanner>
        {dialog}
      </>
    );
  }
  const left = total - own.items.length - above.items.length;
  return (
    <Panel title="Open incidents" count={total} action={report} flush>
      <ul className={classes.list}>
        {own.items.map((item, index) => (
          <IncidentItem key={`own-${index}`} item={item} />
        ))}
        {above.items.map((item, index) => (
          <IncidentItem
            key={`above-${index}`}
            item={item}
            source={
              item.closed
                ? 'in data that it takes'
                : `in ${linkTo(item.product).title}, whose data it takes`
            }
          />
        ))}
      </ul>
      {left > 0 && paths && (
        <div className={classes.more}>
          <Link to={paths.list({ product })}>
            {plural(left, 'more incident', 'more incidents')}
          </Link>
        </div>
      )}
      {dialog}
    </Panel>
  );
}

function IncidentItem(props: {
  item: IncidentSummary | ClosedIncident;
  /** Where it comes from, when it is not of this product. */
  source?: string;
}) {
  const { item, source } = props;
  const classes = useStyles();
  const paths = useIncidentPaths();
  return (
    <li className={classes.item}>
      <SeverityLabel severity={item.severity} />
      <span className={classes.title}>
        {item.closed && 'An incident'}
        {!item.closed &&
          (paths ? (
            <Link to={paths.one(item.number)}>{item.title}</Link>
          ) : (
            item.title
          ))}
        {source && <span className={classes.quiet}> {source}</span>}
      </span>
      <span className={classes.quiet}>
        <IncidentStateLabel incident={item} />, opened{' '}
        <RelativeTime value={item.openedAt} />
      </span>
    </li>
  );
}
