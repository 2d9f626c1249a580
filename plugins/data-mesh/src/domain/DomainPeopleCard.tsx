// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityLink } from '@meshwright/plugin-data-mesh-common';
import {
  EntityLinkChip,
  Panel,
  plural,
} from '@meshwright/plugin-data-mesh-react';
import { DomainCardState } from './DomainCardState';
import { useDomainDetail } from './useDomainDetail';

const FIRST = 8;

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2) },
    heading: {
      ...theme.typography.caption,
      fontWeight: 600,
      color: theme.palette.text.secondary,
      margin: theme.spacing(0, 0, 0.5),
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      ...theme.typography.body2,
      display: 'flex',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
      padding: theme.spacing(0.5, 0),
    },
    name: { minWidth: 0 },
    count: {
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'MeshwrightDomainPeople' },
);

/** Who works in a domain and what it divides into. @public */
export function DomainPeopleCard() {
  const classes = useStyles();
  const state = useDomainDetail();
  const { data } = state;
  return (
    <Panel title="Teams and subdomains">
      {data ? (
        <div className={classes.root}>
          {data.ancestors.length > 0 && (
            <div>
              <h3 className={classes.heading}>Part of</h3>
              <Typography variant="body2" component="div">
                {data.ancestors.map((ancestor, i) => (
                  <span key={ancestor.entityRef}>
                    {i > 0 && ' › '}
                    <EntityLinkChip link={ancestor} />
                  </span>
                ))}
              </Typography>
            </div>
          )}
          <Counted
            title="Teams"
            empty="No team owns a product here yet."
            entries={data.teams}
          />
          <Counted
            title="Subdomains"
            empty="It is not divided further."
            entries={data.subdomains}
          />
        </div>
      ) : (
        <DomainCardState state={state} lines={5} />
      )}
    </Panel>
  );
}

function Counted(props: {
  title: string;
  empty: ReactNode;
  entries: Array<EntityLink & { productCount: number }>;
}) {
  const { title, empty, entries } = props;
  const classes = useStyles();
  const [all, setAll] = useState(false);
  return (
    <div>
      <h3 className={classes.heading}>{title}</h3>
      {entries.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {empty}
        </Typography>
      )}
      <ul className={classes.list}>
        {(all ? entries : entries.slice(0, FIRST)).map(entry => (
          <li key={entry.entityRef} className={classes.item}>
            <span className={classes.name}>
              <EntityLinkChip link={entry} />
            </span>
            <span className={classes.count}>
              {plural(entry.productCount, 'product', 'products')}
            </span>
          </li>
        ))}
      </ul>
      {entries.length > FIRST && (
        <Button size="small" color="primary" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${entries.length - FIRST} more`}
        </Button>
      )}
    </div>
  );
}
