// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import CloseIcon from '@material-ui/icons/ExpandLess';
import OpenIcon from '@material-ui/icons/ExpandMore';
import classNames from 'classnames';
import { StateMark } from '../../state';
import { plural } from '../../words';
import { BOX, hasFoot } from '../geometry';
import type { FlowBox, FlowRow } from '../types';
import { useFlowBoxStyles } from './flowBoxStyles';

/** What a person does to boxes. @internal */
export interface FlowBoxActions {
  choose(box: string, row?: string): void;
  /** Shows or hides the rows of a box, or what belongs to a row. */
  toggle(id: string): void;
  /** Shows what a row stands for that only counts. */
  more(box: string, row: string): void;
  /** Brings the neighbours on one side, or takes them away again. */
  side(box: string, side: 'up' | 'down', open: boolean): void;
  /** The pointer or the focus came to a box, or left it. */
  look(box: string | undefined): void;
}

/** @internal */
export interface FlowBoxViewProps {
  box: FlowBox;
  x: number;
  y: number;
  height: number;
  /** What a screen reader says after title and caption. */
  description: string;
  dimmed: boolean;
  found: boolean;
  chosen: boolean;
  chosenRow?: string;
  /** Rows that stand out while others do not; absent while nothing does. */
  litRows?: ReadonlySet<string>;
  /** Its parts are in the tab order: those of one box are. */
  tabbable: boolean;
  actions: FlowBoxActions;
}

/** One box of the drawing. @internal */
export const FlowBoxView = memo((props: FlowBoxViewProps) => {
  const { box, actions, tabbable } = props;
  const classes = useFlowBoxStyles();
  const tabIndex = tabbable ? 0 : -1;
  return (
    <div
      className={classNames(classes.root, {
        [classes.own]: box.own,
        [classes.closed]: box.closed,
        [classes.found]: props.found,
        [classes.chosen]: props.chosen,
        [classes.dimmed]: props.dimmed,
      })}
      style={{
        transform: `translate(${props.x}px, ${props.y}px)`,
        width: BOX.width,
        height: props.height,
      }}
      onMouseEnter={() => actions.look(box.id)}
      onMouseLeave={() => actions.look(undefined)}
    >
      <div className={classes.head}>
        <ButtonBase
          className={classes.main}
          tabIndex={tabIndex}
          aria-pressed={props.chosen && props.chosenRow === undefined}
          title={`${box.title}${box.caption ? `\n${box.caption}` : ''}`}
          data-flow-box={box.id}
          onClick={() => actions.choose(box.id)}
          onFocus={() => actions.look(box.id)}
        >
          {box.icon && (
            <span className={classes.icon} aria-hidden="true">
              {box.icon}
            </span>
          )}
          <span className={classes.words}>
            <span className={classes.title}>{box.title}</span>
            {box.caption && (
              <span className={classes.caption}>{box.caption}</span>
            )}
            <span className={classes.unseen}> {props.description}</span>
          </span>
          {box.state && box.state !== 'ok' && (
            <span className={classes.mark} title={box.stateText}>
              <StateMark state={box.state} size={11} />
            </span>
          )}
        </ButtonBase>
        {box.open !== undefined && (
          <ButtonBase
            className={classes.opener}
            tabIndex={tabIndex}
            aria-expanded={box.open}
            aria-label={`${box.open ? 'Fold' : 'Open'} ${box.title}`}
            onClick={() => actions.toggle(box.id)}
          >
            {box.open ? <CloseIcon /> : <OpenIcon />}
          </ButtonBase>
        )}
      </div>
      {box.rows.map(row => (
        <RowView key={row.id} row={row} tabIndex={tabIndex} {...props} />
      ))}
      {hasFoot(box) && (
        <div className={classes.foot}>
          <SideButton box={box} side="up" {...{ actions, tabIndex }} />
          <SideButton box={box} side="down" {...{ actions, tabIndex }} />
        </div>
      )}
    </div>
  );
});

function RowView({
  row,
  box,
  actions,
  tabIndex,
  chosenRow,
  litRows,
}: FlowBoxViewProps & { row: FlowRow; tabIndex: number }) {
  const classes = useFlowBoxStyles();
  if (row.more !== undefined) {
    return (
      <div className={classes.row}>
        <ButtonBase
          className={classNames(classes.rowMain, classes.moreRow)}
          tabIndex={tabIndex}
          onClick={() => actions.more(box.id, row.id)}
        >
          {row.title}
        </ButtonBase>
      </div>
    );
  }
  return (
    <div
      className={classNames(classes.row, {
        [classes.inner]: row.level === 1,
        [classes.ownRow]: row.own,
        [classes.chosenRow]: chosenRow === row.id,
        [classes.litRow]: litRows?.has(row.id),
        [classes.dimmedRow]: litRows && !litRows.has(row.id),
      })}
    >
      <ButtonBase
        className={classes.rowMain}
        tabIndex={tabIndex}
        aria-pressed={chosenRow === row.id}
        title={`${row.title}${row.caption ? ` · ${row.caption}` : ''}`}
        onClick={() => actions.choose(box.id, row.id)}
      >
        <span className={classes.rowTitle}>{row.title}</span>{' '}
        {row.caption && (
          <span className={classes.rowCaption}>{row.caption}</span>
        )}
      </ButtonBase>
      {row.open !== undefined && (
        <ButtonBase
          className={classes.rowOpener}
          tabIndex={tabIndex}
          aria-expanded={row.open}
          aria-label={`${row.open ? 'Fold' : 'Open'} ${row.title}`}
          onClick={() => actions.toggle(row.id)}
        >
          {row.open ? <CloseIcon /> : <OpenIcon />}
        </ButtonBase>
      )}
    </div>
  );
}

function SideButton({
  box,
  side,
  actions,
  tabIndex,
}: {
  box: FlowBox;
  side: 'up' | 'down';
  actions: FlowBoxActions;
  tabIndex: number;
}) {
  const classes = useFlowBoxStyles();
  const { hidden, open } = side === 'up' ? box.before : box.after;
  const where = side === 'up' ? 'before' : 'after';
  if (hidden === 0 && !open) return <span />;
  const count = hidden.toLocaleString('en-US');
  // What is hidden can be shown even where a part was opened already.
  const [text, label] =
    hidden > 0
      ? [
          side === 'up' ? `‹ ${count} more` : `${count} more ›`,
          `Show ${plural(hidden, 'more', 'more')} ${where} ${box.title}`,
        ]
      : [
          side === 'up' ? '› fold' : 'fold ‹',
          `Fold what was opened ${where} ${box.title}`,
        ];
  return box.closed ? (
    <span className={classes.sideText}>{text}</span>
  ) : (
    <ButtonBase
      className={classes.side}
      tabIndex={tabIndex}
      aria-label={label}
      onClick={() => actions.side(box.id, side, hidden > 0)}
    >
      {text}
    </ButtonBase>
  );
}
