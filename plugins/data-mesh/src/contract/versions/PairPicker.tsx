// SPDX-License-Identifier: Apache-2.0
import { useId } from 'react';
import Button from '@material-ui/core/Button';
import NativeSelect from '@material-ui/core/NativeSelect';
import OutlinedInput from '@material-ui/core/OutlinedInput';
import { makeStyles } from '@material-ui/core/styles';
import SwapIcon from '@material-ui/icons/SwapHoriz';
import type { ContractVersion } from '@meshwright/plugin-data-mesh-common';
import { versionLabel } from '../useContractVersions';
import { OWN_DOCUMENT } from './pairOf';
import type { Pair } from './pairOf';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
    side: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      minWidth: 0,
    },
    input: { fontSize: theme.typography.body2.fontSize },
    label: { color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightPairPicker' },
);

/** @internal */
export interface PairPickerProps {
  versions: ContractVersion[];
  pair: Pair;
  onChange: (pair: Pair) => void;
}

/** Which two of a contract's versions are compared. @internal */
export function PairPicker({ versions, pair, onChange }: PairPickerProps) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Side
        label="Compare"
        value={pair.from}
        versions={versions}
        onChange={from => onChange({ ...pair, from })}
      />
      <Side
        label="with"
        value={pair.to}
        versions={versions}
        onChange={to => onChange({ ...pair, to })}
      />
      <Button
        size="small"
        startIcon={<SwapIcon />}
        onClick={() => onChange({ from: pair.to, to: pair.from })}
      >
        Swap
      </Button>
    </div>
  );
}

function Side(props: {
  label: string;
  value: string;
  versions: ContractVersion[];
  onChange: (value: string) => void;
}) {
  const classes = useStyles();
  const id = useId();
  return (
    <div className={classes.side}>
      <label htmlFor={id} className={classes.label}>
        {props.label}
      </label>
      <NativeSelect
        id={id}
        value={props.value}
        onChange={event => props.onChange(event.target.value)}
        input={<OutlinedInput margin="dense" className={classes.input} />}
      >
        {props.versions.map(version => (
          <option key={version.entityRef} value={version.entityRef}>
            {versionLabel(version)}
          </option>
        ))}
        <option value={OWN_DOCUMENT}>A document of yours</option>
      </NativeSelect>
    </div>
  );
}
