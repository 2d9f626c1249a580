// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { BackstageTheme } from '@backstage/theme';
import { alpha, makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/ExpandMore';
import OpenIcon from '@material-ui/icons/ChevronRight';
import classNames from 'classnames';
import { StateMark } from '../../state';
import { useRowWindow } from '../../windowing/useRowWindow';
import type { FlowBoxActions } from '../draw/FlowBoxView';
import type { FlowIndex } from '../indexFlow';
import type { FlowEnd } from '../types';
import { treeItems } from './treeItems';
import type { FlowTreeItem } from './treeItems';

const ROW = 34;
const PAGE = 10;

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    frame: { overflow: 'auto', flex: 1, minWidth: 0 },
    item: {
      ...theme.typography.body2,
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      height: ROW,
      boxSizing: 'border-box',
      paddingRight: theme.spacing(2),
      cursor: 'pointer',
      whiteSpace: 'nowrap',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
    chosen: { backgroundColor: alpha(theme.palette.primary.main, 0.14) },
    found: { boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}` },
    icon: {
      flex: 'none',
      display: 'flex',
      width: 20,
      justifyContent: 'center',
      color: theme.palette.text.secondary,
      '& svg': { fontSize: 18, width: 18, height: 18 },
    },
    title: { flex: 'none' },
    strong: { fontWeight: 600 },
    link: { color: theme.palette.link },
    text: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      minWidth: 0,
    },
  }),
  { name: 'MeshwrightFlowTree' },
);

/** @internal */
export interface FlowTreeProps {
  label: string;
  index: FlowIndex;
  height: number;
  chosen?: FlowEnd;
  found?: ReadonlySet<string>;
  actions: Omit<FlowBoxActions, 'look'>;
  onLetGo(): void;
}

/** The graph as a tree: the same content for keyboards, screen readers and narrow windows. @internal */
export function FlowTree(props: FlowTreeProps) {
  const { index, chosen, found, actions } = props;
  const classes = useStyles();
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const items = useMemo(() => treeItems(index, toggled), [index, toggled]);
  const [active, setActive] = useState(0);
  const activeIndex = Math.min(active, items.length - 1);
  const { frameRef, onScroll, start, end, scrollTo } = useRowWindow({
    count: items.length,
    rowHeight: ROW,
    height: props.height,
    enabled: true,
  });
  const moveFocus = useRef(false);
  const activeItem = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (moveFocus.current) {
      moveFocus.current = false;
      activeItem.current?.focus({ preventScroll: true });
    }
  });

  const toggle = ({ path }: FlowTreeItem) =>
    setToggled(before => {
      const next = new Set(before);
      if (!next.delete(path)) next.add(path);
      return next;
    });
  const activate = (item: FlowTreeItem) => {
    if (item.show) actions.side(item.show.box, item.show.side, true);
    else if (item.more) actions.more(item.more.box, item.more.row);
    else if (item.end) actions.choose(item.end.box, item.end.row);
    else if (item.expanded !== undefined) toggle(item);
  };
  const move = (to: number) => {
    const next = Math.max(0, Math.min(items.length - 1, to));
    moveFocus.current = true;
    scrollTo(next);
    setActive(next);
  };
  const parentOf = (at: number) => {
    for (let above = at - 1; above >= 0; above--) {
      if (items[above].level < items[at].level) return above;
    }
    return at;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const item = items[activeIndex];
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Record<string, number> = {
      ArrowDown: activeIndex + 1,
      ArrowUp: activeIndex - 1,
      PageDown: activeIndex + PAGE,
      PageUp: activeIndex - PAGE,
      Home: 0,
      End: items.length - 1,
    };
    if (event.key in moves) move(moves[event.key]);
    else if (event.key === 'ArrowRight') {
      if (item.expanded === false) toggle(item);
      else if (item.expanded) move(activeIndex + 1);
    } else if (event.key === 'ArrowLeft') {
      if (item.expanded) toggle(item);
      else move(parentOf(activeIndex));
    } else if (event.key === 'Enter' || event.key === ' ') activate(item);
    else if (event.key === 'Escape') props.onLetGo();
    else return;
    event.preventDefault();
  };
  // An item that scrolled away is not drawn; the tab key then enters at one that is.
  const tabStop = Math.max(start, Math.min(activeIndex, end - 1));

  return (
    <div
      ref={frameRef}
      onScroll={onScroll}
      className={classes.frame}
      style={{ height: props.height }}
    >
      {/* Items take the focus, not the tree: it needs no tab stop of its own. */}
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        role="tree"
        aria-label={props.label}
        onKeyDown={onKeyDown}
        style={{
          paddingTop: start * ROW,
          paddingBottom: (items.length - end) * ROW,
        }}
      >
        {items.slice(start, end).map((item, i) => {
          const at = start + i;
          const isChosen =
            item.end !== undefined &&
            item.end.box === chosen?.box &&
            item.end.row === chosen?.row;
          return (
            // The tree has the keys of all its items.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={item.path}
              ref={at === activeIndex ? activeItem : undefined}
              role="treeitem"
              aria-level={item.level}
              aria-posinset={item.position}
              aria-setsize={item.siblings}
              aria-expanded={item.expanded}
              aria-selected={isChosen}
              tabIndex={at === tabStop ? 0 : -1}
              className={classNames(classes.item, {
                [classes.chosen]: isChosen,
                [classes.found]: item.box && found?.has(item.box.id),
              })}
              style={{ paddingLeft: 8 + (item.level - 1) * 20 }}
              onFocus={() => setActive(at)}
              onClick={() => {
                setActive(at);
                activate(item);
              }}
            >
              <TreeMark item={item} onToggle={() => toggle(item)} />
              {item.box?.icon && (
                <span className={classes.icon} aria-hidden="true">
                  {item.box.icon}
                </span>
              )}
              <span
                className={classNames(classes.title, {
                  [classes.strong]: item.box?.own,
                  [classes.link]: item.show ?? item.more,
                })}
              >
                {item.title}
              </span>
              {item.box?.state && item.box.state !== 'ok' && (
                <StateMark state={item.box.state} />
              )}
              {item.text && (
                <span className={classes.text} title={item.text}>
                  {item.text}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Opens and closes an item by the pointer; the keys of the tree do the same. */
function TreeMark({
  item,
  onToggle,
}: {
  item: FlowTreeItem;
  onToggle(): void;
}) {
  const classes = useStyles();
  if (item.expanded === undefined) return <span className={classes.icon} />;
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <span
      className={classes.icon}
      onClick={event => {
        event.stopPropagation();
        onToggle();
      }}
    >
      {item.expanded ? <CloseIcon /> : <OpenIcon />}
    </span>
  );
}
