// SPDX-License-Identifier: Apache-2.0
import type { FormEvent, KeyboardEvent } from 'react';
import IconButton from '@material-ui/core/IconButton';
import InputAdornment from '@material-ui/core/InputAdornment';
import OutlinedInput from '@material-ui/core/OutlinedInput';
import { makeStyles } from '@material-ui/core/styles';
import ClearIcon from '@material-ui/icons/Clear';
import SearchIcon from '@material-ui/icons/Search';

const useStyles = makeStyles(
  theme => ({
    root: {
      width: '100%',
      height: 48,
      fontSize: theme.typography.pxToRem(16),
      backgroundColor: theme.palette.background.paper,
      '& input::-webkit-search-cancel-button': { display: 'none' },
    },
  }),
  { name: 'MeshwrightSearchField' },
);

/** Props of {@link SearchField}. @internal */
export interface SearchFieldProps {
  value: string;
  /** What is searched, for screen readers: "Search data products". */
  label: string;
  placeholder: string;
  onChange(text: string): void;
  /** Enter was pressed: do not wait for a pause in typing. */
  onCommit(): void;
}

/** Where a person says what they look for. @internal */
export function SearchField(props: SearchFieldProps) {
  const { value, label, placeholder, onChange, onCommit } = props;
  const classes = useStyles();
  return (
    <form
      role="search"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onCommit();
      }}
    >
      <OutlinedInput
        className={classes.root}
        type="search"
        value={value}
        placeholder={placeholder}
        onChange={event => onChange(event.target.value)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Escape' && value) {
            event.preventDefault();
            onChange('');
          }
        }}
        inputProps={{ 'aria-label': label, maxLength: 200 }}
        startAdornment={
          <InputAdornment position="start">
            <SearchIcon />
          </InputAdornment>
        }
        endAdornment={
          value && (
            <InputAdornment position="end">
              <IconButton
                size="small"
                aria-label="Clear search"
                onClick={() => onChange('')}
              >
                <ClearIcon fontSize="small" />
              </IconButton>
            </InputAdornment>
          )
        }
      />
    </form>
  );
}
