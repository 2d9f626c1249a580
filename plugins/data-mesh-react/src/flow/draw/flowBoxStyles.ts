// SPDX-License-Identifier: Apache-2.0
import type { BackstageTheme } from '@backstage/theme';
import { alpha, makeStyles } from '@material-ui/core/styles';
import { BOX } from '../geometry';

/** @internal */
export const useFlowBoxStyles = makeStyles<BackstageTheme>(
  theme => {
    const focus = {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    };
    const oneLine = {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap' as const,
    };
    const border = theme.palette.divider;
    return {
      root: {
        position: 'absolute',
        top: 0,
        left: 0,
        boxSizing: 'border-box',
        borderRadius: theme.shape.borderRadius,
        border: `1px solid ${border}`,
        backgroundColor: theme.palette.background.paper,
        color: theme.palette.text.primary,
        overflow: 'hidden',
        '&:hover': { borderColor: theme.palette.text.secondary },
      },
      own: { boxShadow: `inset 4px 0 0 ${theme.palette.primary.main}` },
      closed: {
        borderStyle: 'dashed',
        backgroundColor: theme.palette.background.default,
        '& $title': {
          fontWeight: 400,
          color: theme.palette.text.secondary,
        },
      },
      found: {
        backgroundImage: `linear-gradient(${alpha(
          theme.palette.primary.main,
          0.16,
        )}, ${alpha(theme.palette.primary.main, 0.16)})`,
      },
      chosen: {
        borderColor: theme.palette.primary.main,
        outline: `1px solid ${theme.palette.primary.main}`,
      },
      // Quieter, and still to be read: fainter words would be too faint for many.
      dimmed: {
        borderColor: alpha(theme.palette.text.primary, 0.08),
        backgroundColor: theme.palette.background.default,
        '& $title': { fontWeight: 400, color: theme.palette.text.secondary },
      },
      dimmedRow: { color: theme.palette.text.secondary },
      head: { display: 'flex', height: BOX.head - 1 },
      main: {
        flex: 1,
        minWidth: 0,
        justifyContent: 'flex-start',
        textAlign: 'left',
        gap: theme.spacing(1),
        padding: theme.spacing(0, 1.25),
        font: 'inherit',
        '&:focus-visible': focus,
      },
      icon: {
        flex: 'none',
        display: 'flex',
        fontSize: 18,
        color: theme.palette.text.secondary,
        '& svg': { width: 18, height: 18 },
      },
      // Three lines in all: a long name takes them from the caption, and a short one leaves it two.
      words: {
        minWidth: 0,
        flex: 1,
        display: '-webkit-box',
        '-webkit-line-clamp': 3,
        '-webkit-box-orient': 'vertical',
        overflow: 'hidden',
        overflowWrap: 'anywhere',
      },
      title: {
        ...theme.typography.body2,
        fontSize: 14,
        fontWeight: 600,
        lineHeight: '17px',
        display: 'block',
      },
      caption: {
        ...theme.typography.caption,
        lineHeight: '16px',
        color: theme.palette.text.secondary,
        display: 'block',
      },
      mark: { flex: 'none' },
      opener: {
        flex: 'none',
        width: 30,
        color: theme.palette.text.secondary,
        '& svg': { fontSize: 18 },
        '&:hover': { backgroundColor: theme.palette.action.hover },
        '&:focus-visible': focus,
      },
      row: {
        display: 'flex',
        height: BOX.row,
        boxSizing: 'border-box',
        borderTop: `1px solid ${alpha(theme.palette.text.primary, 0.06)}`,
        '&:hover': { backgroundColor: theme.palette.action.hover },
      },
      inner: { '& $rowMain': { paddingLeft: theme.spacing(4) } },
      ownRow: { '& $rowTitle': { fontWeight: 600 } },
      chosenRow: {
        boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
        backgroundColor: alpha(theme.palette.primary.main, 0.12),
      },
      litRow: { backgroundColor: alpha(theme.palette.primary.main, 0.08) },
      rowMain: {
        flex: 1,
        minWidth: 0,
        justifyContent: 'flex-start',
        gap: theme.spacing(1),
        padding: theme.spacing(0, 1.5),
        ...theme.typography.caption,
        '&:focus-visible': focus,
      },
      moreRow: { color: theme.palette.link },
      rowTitle: { ...oneLine, flex: 1, minWidth: 0, textAlign: 'left' },
      rowCaption: {
        ...oneLine,
        flex: 'none',
        maxWidth: 90,
        color: theme.palette.text.secondary,
      },
      rowOpener: {
        flex: 'none',
        width: 34,
        color: theme.palette.text.secondary,
        '& svg': { fontSize: 16 },
        '&:focus-visible': focus,
      },
      foot: {
        position: 'absolute',
        left: 0,
        right: 0,
        bottom: 0,
        height: BOX.foot,
        display: 'flex',
        justifyContent: 'space-between',
        borderTop: `1px solid ${alpha(theme.palette.text.primary, 0.06)}`,
      },
      side: {
        ...theme.typography.caption,
        padding: theme.spacing(0, 1.25),
        color: theme.palette.link,
        fontVariantNumeric: 'tabular-nums',
        '&:hover': { textDecoration: 'underline' },
        '&:focus-visible': focus,
      },
      sideText: {
        ...theme.typography.caption,
        padding: theme.spacing(0.25, 1.25),
        color: theme.palette.text.secondary,
      },
      unseen: {
        position: 'absolute',
        width: 1,
        height: 1,
        overflow: 'hidden',
        clip: 'rect(0 0 0 0)',
        whiteSpace: 'nowrap',
      },
    };
  },
  { name: 'MeshwrightFlowBox' },
);
