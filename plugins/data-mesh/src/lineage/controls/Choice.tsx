// SPDX-License-Identifier: Apache-2.0
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  {
    root: {
      minWidth: 104,
      '& .MuiInputBase-root': { fontSize: 14, height: 36 },
    },
  },
  { name: 'MeshwrightLineageChoice' },
);

/** One of a few words. @internal */
export function Choice<T extends string | number>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: Array<[T, string]>;
  value: T;
  onChange: (value: T) => void;
}) {
  const classes = useStyles();
  return (
    <TextField
      select
      size="small"
      variant="outlined"
      label={label}
      className={classes.root}
      value={value}
      onChange={({ target }) => onChange(target.value as unknown as T)}
      SelectProps={{
        // The name holds what is seen, for people who speak to the page.
        SelectDisplayProps: {
          'aria-label': `${label}: ${
            options.find(([key]) => key === value)?.[1] ?? value
          }`,
        } as object,
      }}
    >
      {options.map(([key, title]) => (
        <MenuItem key={key} value={key}>
          {title}
        </MenuItem>
      ))}
    </TextField>
  );
}
