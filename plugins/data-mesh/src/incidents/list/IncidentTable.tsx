// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ClosedIncident,
  IncidentSummary,
} from '@meshwright/plugin-data-mesh-common';
import {
  DataTable,
  EntityLinkChip,
  RelativeTime,
} from '@meshwright/plugin-data-mesh-react';
import { IncidentStateLabel, SeverityLabel } from '../IncidentLabels';
import { useIncidentPaths } from '../incidentPaths';
import { useEntityLinks } from '../../header/useEntityLinks';

const useStyles = makeStyles(
  theme => ({
    quiet: { color: theme.palette.text.secondary },
    time: { whiteSpace: 'nowrap' },
  }),
  { name: 'MeshwrightIncidentTable' },
);

type Row = IncidentSummary | ClosedIncident;

/** Incidents as a table: what it is first, then how bad, whose, and since when. @internal */
export function IncidentTable({ items }: { items: Row[] }) {
  const classes = useStyles();
  const paths = useIncidentPaths();
  const linkTo = useEntityLinks(
    items.flatMap(item => (item.closed ? [] : [item.product, item.assignee])),
  );
  const nothing = <span className={classes.quiet}>–</span>;
  return (
    <Paper variant="outlined">
      <DataTable<Row>
        label="Incidents"
        rows={items}
        keyOf={(item, index) =>
          item.closed ? `closed-${index}` : String(item.number)
        }
        columns={[
          {
            id: 'incident',
            label: 'Incident',
            minWidth: 220,
            render: item =>
              item.closed ? (
                <span className={classes.quiet}>
                  Of a product that you may not see
                </span>
              ) : (
                <>
                  {paths ? (
                    <Link to={paths.one(item.number)}>{item.title}</Link>
                  ) : (
                    item.title
                  )}{' '}
                  <span className={classes.quiet}>#{item.number}</span>
                </>
              ),
          },
          {
            id: 'severity',
            label: 'Severity',
            minWidth: 96,
            render: ({ severity }) => <SeverityLabel severity={severity} />,
          },
          {
            id: 'state',
            label: 'State',
            minWidth: 120,
            render: item => <IncidentStateLabel incident={item} />,
          },
          {
            id: 'product',
            label: 'Product',
            minWidth: 160,
            render: item =>
              item.closed ? (
                nothing
              ) : (
                <EntityLinkChip link={linkTo(item.product)} hideIcon />
              ),
          },
          {
            id: 'assignee',
            label: 'Assignee',
            minWidth: 120,
            render: item =>
              item.closed || !item.assignee ? (
                nothing
              ) : (
                <EntityLinkChip link={linkTo(item.assignee)} hideIcon />
              ),
          },
          {
            id: 'affected',
            label: 'Products affected',
            numeric: true,
            render: item => (item.closed ? nothing : item.affected),
          },
          {
            id: 'since',
            label: 'Opened',
            render: ({ openedAt }) => (
              <span className={classes.time}>
                <RelativeTime value={openedAt} />
              </span>
            ),
          },
        ]}
      />
    </Paper>
  );
}
