// SPDX-License-Identifier: Apache-2.0
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      minHeight: 40,
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    tab: {
      minHeight: 40,
      minWidth: 0,
      padding: theme.spacing(0.75, 0),
      marginRight: theme.spacing(3),
      textTransform: 'none',
      fontSize: 14,
      fontWeight: 'normal',
      letterSpacing: 'normal',
      color: theme.palette.text.secondary,
      opacity: 1,
      '&:hover': {
        color: theme.palette.text.primary,
        backgroundColor: 'transparent',
      },
      '&.Mui-selected': { color: theme.palette.text.primary },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
    count: {
      marginLeft: theme.spacing(0.25),
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
    },
    indicator: {
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    },
  }),
  { name: 'MeshwrightSectionTabs' },
);

/** One of several parts of which a person sees one at a time. @public */
export interface SectionTab<K extends string> {
  key: K;
  title: string;
  /** How much is in it. */
  count?: number;
  disabled?: boolean;
}

/** Props of {@link SectionTabs}. @public */
export interface SectionTabsProps<K extends string> {
  /** Begins the ids of tabs and panels; unique on the page. */
  id: string;
  /** What the tabs choose among, for people who cannot see them. */
  label: string;
  tabs: Array<SectionTab<K>>;
  chosen: K;
  onChoose: (key: K) => void;
}

/** Tabs inside a page. What they choose belongs into a panel with {@link sectionPanelProps}. @public */
export function SectionTabs<K extends string>({
  id,
  label,
  tabs,
  chosen,
  onChoose,
}: SectionTabsProps<K>) {
  const classes = useStyles();
  return (
    <Tabs
      className={classes.root}
      classes={{ indicator: classes.indicator }}
      value={chosen}
      onChange={(_, key: K) => onChoose(key)}
      variant="scrollable"
      scrollButtons="auto"
      indicatorColor="primary"
      aria-label={label}
    >
      {tabs.map(({ key, title, count, disabled }) => (
        <Tab
          key={key}
          value={key}
          id={`${id}-tab-${key}`}
          aria-controls={`${id}-panel-${key}`}
          className={classes.tab}
          disabled={disabled}
          label={
            <span>
              {title}{' '}
              {count !== undefined && (
                <span className={classes.count}>
                  {count.toLocaleString('en-US')}
                </span>
              )}
            </span>
          }
        />
      ))}
    </Tabs>
  );
}

/** What makes an element the panel that {@link SectionTabs} chose. @public */
export function sectionPanelProps(id: string, chosen: string) {
  return {
    role: 'tabpanel',
    id: `${id}-panel-${chosen}`,
    'aria-labelledby': `${id}-tab-${chosen}`,
  };
}
