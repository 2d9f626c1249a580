// SPDX-License-Identifier: Apache-2.0
import { forwardRef } from 'react';
import type { BackstageTheme } from '@backstage/theme';
import ButtonBase from '@material-ui/core/ButtonBase';
import { alpha, makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import type { PlacedNode } from './layout';
import { StateMark } from '../state';
import type { VisibleNode } from './types';

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: {
      position: 'absolute',
      transition: theme.transitions.create('opacity', { duration: 120 }),
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    },
    dimmed: { opacity: 0.3 },
    stack: {
      position: 'absolute',
      top: 5,
      left: 5,
      right: -5,
      bottom: -5,
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${theme.palette.divider}`,
      backgroundColor: theme.palette.background.paper,
    },
    box: {
      width: '100%',
      height: '100%',
      justifyContent: 'flex-start',
      textAlign: 'left',
      gap: theme.spacing(1.25),
      padding: theme.spacing(0, 1.5),
      font: 'inherit',
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${theme.palette.divider}`,
      backgroundColor: theme.palette.background.paper,
      color: theme.palette.text.primary,
      '&:hover': { borderColor: theme.palette.text.secondary },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
      },
    },
    own: { boxShadow: `inset 4px 0 0 ${theme.palette.primary.main}` },
    chosen: {
      borderColor: theme.palette.primary.main,
      boxShadow: `inset 0 0 0 1px ${theme.palette.primary.main}`,
    },
    found: {
      backgroundImage: `linear-gradient(${alpha(
        theme.palette.primary.main,
        0.14,
      )}, ${alpha(theme.palette.primary.main, 0.14)})`,
    },
    icon: {
      flex: 'none',
      display: 'flex',
      color: theme.palette.text.secondary,
      '& svg': { width: 20, height: 20 },
    },
    words: { minWidth: 0, flex: 1 },
    title: {
      ...theme.typography.body2,
      fontSize: 13,
      fontWeight: 600,
      lineHeight: 1.25,
      display: '-webkit-box',
      '-webkit-line-clamp': 2,
      '-webkit-box-orient': 'vertical',
      overflow: 'hidden',
      overflowWrap: 'anywhere',
    },
    caption: {
      ...theme.typography.caption,
      lineHeight: 1.3,
      color: theme.palette.text.secondary,
      display: 'block',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    unseen: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clip: 'rect(0 0 0 0)',
      whiteSpace: 'nowrap',
    },
    withOpener: { paddingRight: theme.spacing(5.5) },
    opener: {
      position: 'absolute',
      right: theme.spacing(1),
      top: '50%',
      marginTop: -14,
      width: 28,
      height: 28,
      borderRadius: '50%',
      border: `1px solid ${theme.palette.divider}`,
      fontSize: 18,
      lineHeight: 1,
      color: theme.palette.text.primary,
      '&:hover, &:focus-visible': {
        borderColor: theme.palette.primary.main,
        color: theme.palette.primary.main,
      },
    },
  }),
  { name: 'MeshwrightGraphBox' },
);

/** @internal */
export interface GraphBoxProps {
  node: VisibleNode;
  place: PlacedNode;
  /** What a screen reader says after title and caption. */
  description: string;
  dimmed: boolean;
  found: boolean;
  chosen: boolean;
  tabbable: boolean;
  onChoose(): void;
  onOpenGroup?(): void;
  onLook(looking: boolean): void;
}

/** One box of the drawing. Its place in the tab order is the drawing's: only one box takes part. @internal */
export const GraphBox = forwardRef<HTMLButtonElement, GraphBoxProps>(
  (props, ref) => {
    const { node, place, onOpenGroup } = props;
    const classes = useStyles();
    return (
      <div
        className={classNames(classes.root, { [classes.dimmed]: props.dimmed })}
        style={{
          left: place.x,
          top: place.y,
          width: place.width,
          height: place.height,
        }}
        onMouseEnter={() => props.onLook(true)}
        onMouseLeave={() => props.onLook(false)}
      >
        {node.folded && node.folded.length > 1 && (
          <div className={classes.stack} />
        )}
        <ButtonBase
          ref={ref}
          className={classNames(classes.box, {
            [classes.own]: node.own,
            [classes.chosen]: props.chosen,
            [classes.found]: props.found,
            [classes.withOpener]: onOpenGroup,
          })}
          tabIndex={props.tabbable ? 0 : -1}
          aria-pressed={props.chosen}
          title={node.title}
          data-node-id={node.id}
          onClick={props.onChoose}
          onFocus={() => props.onLook(true)}
          onBlur={() => props.onLook(false)}
        >
          {node.icon && (
            <span className={classes.icon} aria-hidden="true">
              {node.icon}
            </span>
          )}
          <span className={classes.words}>
            <span className={classes.title}>{node.title}</span>
            {node.caption && (
              <span className={classes.caption}>{node.caption}</span>
            )}
            <span className={classes.unseen}> {props.description}</span>
          </span>
          {node.state && node.state !== 'ok' && (
            <StateMark state={node.state} />
          )}
        </ButtonBase>
        {onOpenGroup && (
          <ButtonBase
            className={classes.opener}
            tabIndex={-1}
            aria-label={`Open ${node.title}`}
            onClick={onOpenGroup}
          >
            <span aria-hidden="true">+</span>
          </ButtonBase>
        )}
      </div>
    );
  },
);
