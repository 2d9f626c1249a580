// SPDX-License-Identifier: Apache-2.0
import Button from '@material-ui/core/Button';
import CircularProgress from '@material-ui/core/CircularProgress';
import { makeStyles } from '@material-ui/core/styles';
import { useMeasuring } from './useMeasuring';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: theme.spacing(0.5, 1.5),
    },
    said: { color: theme.palette.text.secondary, maxWidth: 480 },
  }),
  { name: 'MeshwrightMeasureButton' },
);

/** Has the data of a product checked now, says how far that is and what came of it, and stops it. @internal */
export function MeasureButton({
  product,
  onMeasured,
}: {
  product: string;
  onMeasured: () => void;
}) {
  const classes = useStyles();
  const { busy, said, measure, stop } = useMeasuring(product, onMeasured);
  return (
    <div className={classes.root}>
      <span role="status" className={classes.said}>
        {said}
      </span>
      {busy && (
        <Button size="small" onClick={stop}>
          Stop
        </Button>
      )}
      <Button
        size="small"
        variant="outlined"
        disabled={busy}
        onClick={measure}
        startIcon={
          busy ? <CircularProgress size={14} aria-hidden="true" /> : undefined
        }
      >
        {busy ? 'Measuring' : 'Measure now'}
      </Button>
    </div>
  );
}
