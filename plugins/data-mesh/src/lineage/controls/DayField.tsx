// SPDX-License-Identifier: Apache-2.0
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  {
    root: {
      width: 146,
      '& .MuiInputBase-root': { fontSize: 14, height: 36 },
    },
  },
  { name: 'MeshwrightDayField' },
);

/** A day, `2026-03-01`. @internal */
export function DayField({
  label,
  value,
  latest,
  onChange,
}: {
  label: string;
  value: string | undefined;
  /** The last day that can be chosen. */
  latest: string;
  onChange(day: string | undefined): void;
}) {
  const classes = useStyles();
  return (
    <TextField
      type="date"
      size="small"
      variant="outlined"
      label={label}
      className={classes.root}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value || undefined)}
      InputLabelProps={{ shrink: true }}
      inputProps={{ 'aria-label': label, max: latest }}
    />
  );
}
