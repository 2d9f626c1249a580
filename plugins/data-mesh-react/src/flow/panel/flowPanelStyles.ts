// SPDX-License-Identifier: Apache-2.0
import type { BackstageTheme } from '@backstage/theme';
import { makeStyles } from '@material-ui/core/styles';

/** Looks that panels beside a graph share. @public */
export const useFlowPanelStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: { padding: theme.spacing(2), ...theme.typography.body2 },
    head: { display: 'flex', alignItems: 'flex-start', gap: theme.spacing(1) },
    title: {
      ...theme.typography.subtitle1,
      fontWeight: 600,
      lineHeight: 1.3,
      margin: 0,
      flex: 1,
      minWidth: 0,
      overflowWrap: 'anywhere',
    },
    close: { margin: theme.spacing(-0.75, -0.75, 0, 0) },
    lead: {
      color: theme.palette.text.secondary,
      margin: theme.spacing(0.25, 0, 1),
      overflowWrap: 'anywhere',
    },
    tab: { paddingTop: theme.spacing(2) },
    section: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      fontWeight: 600,
      margin: theme.spacing(2, 0, 0.5),
    },
    quiet: { color: theme.palette.text.secondary, margin: 0 },
    item: { minWidth: 0, overflowWrap: 'anywhere' },
    sub: {
      ...theme.typography.caption,
      display: 'block',
      lineHeight: 1.45,
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    link: {
      ...theme.typography.body2,
      textAlign: 'left',
      padding: 0,
      border: 0,
      background: 'none',
      cursor: 'pointer',
      color: theme.palette.link,
      overflowWrap: 'anywhere',
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
      },
    },
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1.5),
    },
    verdict: { margin: theme.spacing(1.5, 0) },
    days: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    card: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      padding: theme.spacing(1.25),
    },
  }),
  { name: 'MeshwrightFlowPanel' },
);
