// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { DomainSummary } from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  EntityLinkChip,
  Panel,
  StateLabel,
  describeProblems,
  plural,
  stateOfProblems,
} from '@meshwright/plugin-data-mesh-react';
import { domainsInOrder } from './domainsInOrder';

const FIRST = 12;
const INDENT = 20;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      ...theme.typography.body2,
      display: 'flex',
      alignItems: 'baseline',
      gap: theme.spacing(1.5),
      padding: theme.spacing(1, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
    },
    title: { flex: 1, minWidth: 0 },
    root: { fontWeight: 600 },
    problems: { ...theme.typography.caption, whiteSpace: 'nowrap' },
    count: {
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
      textAlign: 'right',
      minWidth: 84,
    },
    more: { padding: theme.spacing(1, 1.5) },
  }),
  { name: 'MeshwrightDomainList' },
);

/** All domains with their subdomains, as a way in for somebody who knows the company and not the mesh. @internal */
export function DomainList(props: { domains: DomainSummary[]; more: number }) {
  const { domains, more } = props;
  const classes = useStyles();
  const [all, setAll] = useState(false);
  const ordered = domainsInOrder(domains);
  const shown = all ? ordered : ordered.slice(0, FIRST);
  return (
    <Panel flush title="Domains">
      {ordered.length === 0 ? (
        <EmptyState title="No domains yet">
          Domains and how many products each has would be listed here.
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {shown.map(({ domain, depth }) => (
            <li
              key={domain.entityRef}
              className={classes.item}
              style={{ paddingLeft: 20 + depth * INDENT }}
            >
              <span
                className={`${classes.title} ${
                  depth === 0 ? classes.root : ''
                }`}
              >
                <EntityLinkChip link={domain} hideIcon={depth > 0} />
              </span>
              {domain.problems.errors > 0 && (
                <span className={classes.problems}>
                  <StateLabel state={stateOfProblems(domain.problems)}>
                    {describeProblems(domain.problems)}
                  </StateLabel>
                </span>
              )}
              <span className={classes.count}>
                {plural(domain.productCount, 'product', 'products')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {(ordered.length > FIRST || more > 0) && (
        <div className={classes.more}>
          {ordered.length > FIRST && (
            <Button size="small" color="primary" onClick={() => setAll(!all)}>
              {all ? 'Show fewer' : `Show ${ordered.length - FIRST} more`}
            </Button>
          )}
          {more > 0 && ` ${plural(more, 'more is', 'more are')} not listed`}
        </div>
      )}
    </Panel>
  );
}
