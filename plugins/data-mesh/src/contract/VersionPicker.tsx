// SPDX-License-Identifier: Apache-2.0
import { useId } from 'react';
import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import NativeSelect from '@material-ui/core/NativeSelect';
import OutlinedInput from '@material-ui/core/OutlinedInput';
import { makeStyles } from '@material-ui/core/styles';
import { useContractVersions, versionLabel } from './useContractVersions';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      minHeight: 40,
    },
    input: { fontSize: theme.typography.body2.fontSize },
    label: { color: theme.palette.text.secondary },
    link: { marginLeft: theme.spacing(1) },
  }),
  { name: 'MeshwrightVersionPicker' },
);

/** @internal */
export interface VersionPickerProps {
  /** Ref of the API entity whose contract is shown. */
  contractRef: string;
  onPick: (contractRef: string) => void;
}

/** Other versions of a contract, and the way to compare them; nothing where there is only one. @internal */
export function VersionPicker({ contractRef, onPick }: VersionPickerProps) {
  const classes = useStyles();
  const id = useId();
  const entityPath = useEntityRefLink();
  const { data } = useContractVersions(contractRef);
  const versions = data?.items ?? [];
  if (versions.length < 2) {
    return null;
  }
  return (
    <div className={classes.root}>
      <label htmlFor={id} className={classes.label}>
        Version
      </label>
      <NativeSelect
        id={id}
        value={contractRef}
        onChange={event => onPick(event.target.value)}
        input={<OutlinedInput margin="dense" className={classes.input} />}
      >
        {versions.map(version => (
          <option key={version.entityRef} value={version.entityRef}>
            {versionLabel(version)}
          </option>
        ))}
      </NativeSelect>
      <Link to={`${entityPath(contractRef)}/versions`} className={classes.link}>
        Compare versions
      </Link>
    </div>
  );
}
