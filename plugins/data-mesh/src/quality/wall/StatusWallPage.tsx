// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from 'react';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import type {
  ProductState,
  ProductStatusItem,
} from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  plural,
  PRODUCT_STATES,
  StateBanner,
  StateMark,
} from '@meshwright/plugin-data-mesh-react';
import { NotLoaded } from '../../layout/NotLoaded';
import { useUrlParam } from '../../layout/useUrlParam';
import { WallTile } from './WallTile';
import { useWall } from './useWall';

const ORDER: ProductState[] = ['down', 'degraded', 'unknown', 'operational'];

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      alignContent: 'start',
      gap: theme.spacing(3),
      color: theme.palette.text.primary,
      '&:fullscreen': {
        backgroundColor: theme.palette.background.default,
        overflowY: 'auto',
        padding: theme.spacing(4),
        // Read from across a room.
        fontSize: '1.35em',
      },
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 3),
    },
    headline: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(2),
      margin: 0,
      fontSize: '2em',
      fontWeight: 'bold',
      lineHeight: 1.2,
    },
    time: {
      marginLeft: 'auto',
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
    },
    group: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
    },
    title: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      margin: 0,
      fontSize: '1.25em',
      fontWeight: 'bold',
    },
    count: { fontWeight: 'normal', color: theme.palette.text.secondary },
    tiles: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(22em, 100%), 1fr))',
      gap: theme.spacing(1.5),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    // Those that are well take little room: a wall is for those that are not.
    small: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: 0,
      padding: 0,
      '& > li': {
        display: 'flex',
        alignItems: 'center',
        gap: theme.spacing(1),
        padding: theme.spacing(0.75, 1.5),
        border: `1px solid ${theme.palette.divider}`,
        borderRadius: theme.shape.borderRadius,
        backgroundColor: theme.palette.background.paper,
      },
    },
  }),
  { name: 'MeshwrightWall' },
);

/** What the wall says in large letters. @internal */
export function headlineOf(counts: Readonly<Record<ProductState, number>>): {
  state: ProductState;
  words: string;
} {
  const products = (count: number) => plural(count, 'product', 'products');
  if (counts.down > 0) {
    return { state: 'down', words: `${products(counts.down)} down` };
  }
  if (counts.degraded > 0) {
    return {
      state: 'degraded',
      words: `${products(counts.degraded)} degraded`,
    };
  }
  if (counts.operational === 0) {
    return { state: 'unknown', words: 'Nothing is known yet' };
  }
  return {
    state: 'operational',
    words:
      counts.unknown > 0
        ? 'All that is known is operational'
        : 'All products are operational',
  };
}

/** The status of all products, to be shown on a wall: large, and renewed by itself. @internal */
export function StatusWallPage() {
  const classes = useStyles();
  const screen = useRef<HTMLDivElement>(null);
  const [domain] = useUrlParam('domain');
  const { data: board, error, retry, at } = useWall(domain);
  const [refused, setRefused] = useState(false);
  if (!board) {
    return (
      <NotLoaded
        of={{ error, retry }}
        title="Status"
        lines={8}
        failed="The status of the products could not be loaded"
      />
    );
  }
  if (board.totalItems === 0) {
    return (
      <EmptyState title="No products to watch" variant="page">
        There are no data products{domain ? ' in this domain' : ''} that you may
        see. Each appears here as soon as the catalog has it.
      </EmptyState>
    );
  }
  const { state, words } = headlineOf(board.counts);
  const showFull = () =>
    screen.current?.requestFullscreen?.().catch(() => setRefused(true));
  return (
    <div ref={screen} className={classes.root}>
      <div className={classes.head}>
        <p className={classes.headline} role="status">
          <StateMark state={PRODUCT_STATES[state].state} size={32} />
          {words}
        </p>
        <span className={classes.time}>
          {at && `As of ${new Date(at).toLocaleTimeString('en-GB')}`}
        </span>
        <Button variant="outlined" size="small" onClick={showFull}>
          Full screen
        </Button>
      </div>
      {error && (
        <StateBanner state="warning">
          It could not be renewed and may be out of date: {error.message}
        </StateBanner>
      )}
      {refused && (
        <StateBanner state="unknown">
          The browser does not allow full screen here; its own command for it
          works.
        </StateBanner>
      )}
      {ORDER.map(one => (
        <WallGroup
          key={one}
          state={one}
          count={board.counts[one]}
          items={board.items.filter(item => item.state === one)}
        />
      ))}
    </div>
  );
}

function WallGroup({
  state,
  count,
  items,
}: {
  state: ProductState;
  count: number;
  items: ProductStatusItem[];
}) {
  const classes = useStyles();
  const entityPath = useEntityRefLink();
  if (count === 0) return null;
  const { state: drawn, word } = PRODUCT_STATES[state];
  const large = state === 'down' || state === 'degraded';
  return (
    <section className={classes.group} aria-label={word}>
      <h2 className={classes.title}>
        <StateMark state={drawn} size={16} />
        {word} <span className={classes.count}>{count}</span>
      </h2>
      <ul className={large ? classes.tiles : classes.small}>
        {items.map(item => (
          <li key={item.ref}>
            {large ? (
              <WallTile item={item} />
            ) : (
              <>
                <StateMark state={drawn} />
                <Link to={`${entityPath(item.ref)}/quality`}>{item.title}</Link>
                {item.maintenance && (
                  <span className={classes.count}>maintenance</span>
                )}
              </>
            )}
          </li>
        ))}
        {items.length < count && (
          <li className={classes.count}>{count - items.length} more</li>
        )}
      </ul>
    </section>
  );
}
