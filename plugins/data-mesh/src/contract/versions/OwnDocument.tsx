// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'react';
import type { ChangeEvent } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { Panel, StateLabel } from '@meshwright/plugin-data-mesh-react';

/** Most that a browser is asked to compare, in bytes. */
const MAX_BYTES = 10 * 1024 * 1024;

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(1.5), justifyItems: 'start' },
    text: { fontFamily: 'monospace', fontSize: 13 },
    input: { display: 'none' },
  }),
  { name: 'MeshwrightOwnDocument' },
);

/** @internal */
export interface OwnDocumentProps {
  document: string;
  onChange: (document: string) => void;
}

/** A contract that a person brings to compare: pasted, or read from a file. It stays in the browser. @internal */
export function OwnDocument({ document, onChange }: OwnDocumentProps) {
  const classes = useStyles();
  const id = useId();
  const [problem, setProblem] = useState<string>();
  const readFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const file = input.files?.[0];
    if (!file) {
      return;
    }
    if (file.size > MAX_BYTES) {
      setProblem(`${file.name} is larger than 10 MB. Choose a smaller file.`);
      return;
    }
    try {
      onChange(await file.text());
      setProblem(undefined);
    } catch {
      setProblem(`${file.name} could not be read. Paste its text instead.`);
    }
    // The same file can be chosen again after it was changed.
    input.value = '';
  };
  return (
    <Panel title="A document of yours">
      <div className={classes.root}>
        <TextField
          id={id}
          label="Contract as YAML or JSON"
          helperText="It stays in your browser and is not stored."
          multiline
          fullWidth
          minRows={6}
          maxRows={16}
          variant="outlined"
          value={document}
          onChange={event => onChange(event.target.value)}
          InputProps={{ className: classes.text }}
          inputProps={{ spellCheck: false }}
        />
        <Button component="label" variant="outlined" size="small">
          Choose a file
          <input
            type="file"
            className={classes.input}
            accept=".yaml,.yml,.json"
            onChange={readFile}
          />
        </Button>
        {problem && <StateLabel state="error">{problem}</StateLabel>}
      </div>
    </Panel>
  );
}
