// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  AttentionItem,
  AttentionReason,
} from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  EntityLinkChip,
  Panel,
  StateMark,
  plural,
} from '@meshwright/plugin-data-mesh-react';
import type { State } from '@meshwright/plugin-data-mesh-react';
import { problemsRouteRef } from '../routes';

/** As high as the map beside it, in pixels. */
const HEIGHT = 416;

const REASONS: Record<AttentionReason, { state: State; action: string }> = {
  'descriptor-error': { state: 'error', action: 'See what is wrong' },
  'unresolved-reference': { state: 'error', action: 'Correct the reference' },
  'no-owner': { state: 'warning', action: 'Name an owner' },
  'no-domain': { state: 'warning', action: 'Name a domain' },
  'no-contract': { state: 'warning', action: 'Add a contract' },
  'retired-in-use': { state: 'error', action: 'See who still reads it' },
  'deprecated-in-use': { state: 'warning', action: 'See who still reads it' },
};

const useStyles = makeStyles(
  theme => ({
    scroll: {
      [theme.breakpoints.up('md')]: {
        maxHeight: HEIGHT,
        overflow: 'auto',
        // A shade at the bottom while there is more below; the page itself covers it at the end.
        background: `linear-gradient(transparent, ${theme.palette.background.paper} 80%) 0 100% / 100% 40px no-repeat local, linear-gradient(transparent, ${theme.palette.action.selected}) 0 100% / 100% 14px no-repeat scroll`,
      },
    },
    group: {
      ...theme.typography.caption,
      fontWeight: 600,
      color: theme.palette.text.secondary,
      margin: 0,
      padding: theme.spacing(1.5, 2.5, 0.5),
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: '12px minmax(0, 1fr)',
      gap: theme.spacing(0, 1.25),
      padding: theme.spacing(1.25, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
    },
    mark: { paddingTop: 5 },
    subject: { fontWeight: 600 },
    message: {
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    next: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      marginTop: theme.spacing(0.25),
    },
    owner: { minWidth: 0, color: theme.palette.text.secondary },
    more: {
      ...theme.typography.body2,
      padding: theme.spacing(1.25, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
    },
  }),
  { name: 'MeshwrightAttention' },
);

/** What somebody should do something about: one's own things first, each with the next step. @internal */
export function AttentionList(props: { items: AttentionItem[]; more: number }) {
  const { items, more } = props;
  const classes = useStyles();
  const problems = useRouteRef(problemsRouteRef);
  const mine = items.filter(item => item.mine);
  const others = items.filter(item => !item.mine);
  return (
    <Panel flush title="Needs attention" count={items.length + more}>
      {items.length === 0 ? (
        <EmptyState title="Nothing needs attention">
          Wrong descriptors, missing owners and retired products that are still
          read would be listed here.
        </EmptyState>
      ) : (
        <div className={classes.scroll}>
          <Group title="Yours" items={mine} />
          <Group
            title={mine.length > 0 ? 'Others’' : undefined}
            items={others}
          />
          {more > 0 && (
            <div className={classes.more}>
              {problems ? (
                <Link to={problems()}>
                  {more} more, with all their findings
                </Link>
              ) : (
                plural(more, 'more thing', 'more things')
              )}
            </div>
          )}
        </div>
      )}
    </Panel>
  );
}

function Group(props: { title?: string; items: AttentionItem[] }) {
  const classes = useStyles();
  if (props.items.length === 0) {
    return null;
  }
  return (
    <>
      {props.title && <h3 className={classes.group}>{props.title}</h3>}
      <ul className={classes.list}>
        {props.items.map(item => (
          <Line key={`${item.reason} ${item.subject.entityRef}`} item={item} />
        ))}
      </ul>
    </>
  );
}

function Line({ item }: { item: AttentionItem }) {
  const classes = useStyles();
  const entityPath = useEntityRefLink();
  const problems = useRouteRef(problemsRouteRef);
  const { state, action } = REASONS[item.reason] ?? {
    state: 'warning',
    action: 'Have a look',
  };
  const to =
    item.reason === 'descriptor-error' && problems
      ? `${problems()}?${new URLSearchParams({ q: item.subject.title })}`
      : entityPath(item.subject.entityRef);
  return (
    <li className={classes.item}>
      <span className={classes.mark}>
        <StateMark state={state} size={12} />
      </span>
      <div>
        <div className={classes.subject}>
          <EntityLinkChip link={item.subject} />
        </div>
        <div className={classes.message}>{item.message}</div>
        <div className={classes.next}>
          <Link to={to}>{action}</Link>
          {!item.mine && item.owner && (
            <span className={classes.owner}>
              <EntityLinkChip link={item.owner} />
            </span>
          )}
        </div>
      </div>
    </li>
  );
}
