// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import Badge from '@material-ui/core/Badge';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import FilterIcon from '@material-ui/icons/FilterList';
import type { LineageFilters } from '../state/lineageView';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1, 2, 2),
      width: 520,
      maxWidth: 'calc(100vw - 48px)',
      boxSizing: 'border-box',
    },
    groups: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
      gap: theme.spacing(0, 3),
    },
    group: { border: 0, margin: 0, padding: 0, minWidth: 0 },
    legend: {
      ...theme.typography.body2,
      fontWeight: 600,
      padding: theme.spacing(1, 0, 0.5),
    },
    option: {
      ...theme.typography.body2,
      display: 'flex',
      marginRight: 0,
      '& .MuiCheckbox-root': { padding: 5 },
      '& .MuiFormControlLabel-label': {
        ...theme.typography.body2,
        display: 'flex',
        justifyContent: 'space-between',
        gap: theme.spacing(1),
        flex: 1,
        minWidth: 0,
      },
    },
    count: {
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
    },
    foot: { marginTop: theme.spacing(1) },
  }),
  { name: 'MeshwrightLineageFilters' },
);

/** Values of a filter, with how many boxes or connections have them. @internal */
export interface FilterGroup {
  name: keyof LineageFilters;
  title: string;
  options: Array<{ value: string; title: string; count: number }>;
}

/** Narrows a graph to what a person wants to see. @internal */
export function FilterButton({
  groups,
  filters,
  onChange,
}: {
  groups: FilterGroup[];
  filters: LineageFilters;
  onChange(filters: LineageFilters): void;
}) {
  const classes = useStyles();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const chosen = Object.values(filters).flat().length;
  const toggle = (name: keyof LineageFilters, value: string) => {
    const before = filters[name];
    onChange({
      ...filters,
      [name]: before.includes(value)
        ? before.filter(each => each !== value)
        : [...before, value],
    });
  };
  return (
    <>
      <Badge badgeContent={chosen} color="primary" overlap="rectangular">
        <Button
          size="small"
          startIcon={<FilterIcon />}
          aria-haspopup="dialog"
          aria-expanded={Boolean(anchor)}
          aria-label={chosen > 0 ? `Filter, ${chosen} chosen` : 'Filter'}
          onClick={event => setAnchor(event.currentTarget)}
        >
          Filter
        </Button>
      </Badge>
      <Popover
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        PaperProps={{
          role: 'dialog',
          'aria-label': 'Filter the lineage',
          className: classes.root,
        }}
      >
        <div className={classes.groups}>
          {groups.map(({ name, title, options }) => (
            <fieldset key={name} className={classes.group}>
              <legend className={classes.legend}>{title}</legend>
              {options.map(option => (
                <FormControlLabel
                  key={option.value}
                  className={classes.option}
                  control={
                    <Checkbox
                      size="small"
                      color="primary"
                      checked={filters[name].includes(option.value)}
                      onChange={() => toggle(name, option.value)}
                    />
                  }
                  label={
                    <>
                      {option.title}
                      <span className={classes.count}>
                        {option.count.toLocaleString('en-US')}
                      </span>
                    </>
                  }
                />
              ))}
            </fieldset>
          ))}
        </div>
        {chosen > 0 && (
          <Button
            size="small"
            className={classes.foot}
            onClick={() =>
              onChange({
                domain: [],
                classification: [],
                source: [],
                fresh: [],
              })
            }
          >
            Clear filters
          </Button>
        )}
      </Popover>
    </>
  );
}
