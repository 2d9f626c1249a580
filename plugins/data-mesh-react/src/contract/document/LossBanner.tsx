// SPDX-License-Identifier: Apache-2.0
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { StateBanner } from '../../feedback';
import { CutList } from '../../layout';
import { plural } from '../../words';
import type { ConversionLoss } from './DownloadMenu';

const FIRST = 3;

const useStyles = makeStyles(
  theme => ({ list: { marginTop: theme.spacing(0.5) } }),
  { name: 'MeshwrightLossBanner' },
);

/** Says what a format that was downloaded could not say of the contract. @internal */
export function LossBanner({
  loss,
  onClose,
}: {
  loss: ConversionLoss;
  onClose: () => void;
}) {
  const classes = useStyles();
  const { format, findings } = loss;
  return (
    <StateBanner
      state={findings.length > 0 ? 'warning' : 'ok'}
      action={
        <IconButton size="small" onClick={onClose} aria-label="Close">
          <CloseIcon fontSize="small" />
        </IconButton>
      }
    >
      {findings.length === 0 ? (
        `Downloaded as ${format}. Nothing was lost.`
      ) : (
        <>
          Downloaded as {format}, which cannot say{' '}
          {plural(findings.length, 'thing', 'things')} of the contract:
          <div className={classes.list}>
            <CutList
              items={findings}
              keyOf={({ path, rule }, index) => `${path} ${rule} ${index}`}
              first={FIRST}
              what="of them"
              render={({ message }) => message}
            />
          </div>
        </>
      )}
    </StateBanner>
  );
}
