// SPDX-License-Identifier: Apache-2.0
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { readDescriptor } from '@meshwright/contracts';
import {
  FindingList,
  StateBanner,
  StateLabel,
  plural,
  toFindingItems,
} from '@meshwright/plugin-data-mesh-react';
import { type FieldProps, formDataOf, labelOf } from '../fieldProps';
import { contractDraft } from './contractDraft';
import { contractFromTable } from './tableDefinition';

const MAX_UPLOAD = 2 * 1024 * 1024;

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(1), minWidth: 0 },
    starts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    text: {
      fontFamily: 'monospace',
      fontSize: 12.5,
      lineHeight: '20px',
      whiteSpace: 'pre',
      overflowX: 'auto',
    },
    hidden: { display: 'none' },
  }),
  { name: 'MeshwrightContractField' },
);

/**
 * A data contract: written with findings while one types, uploaded, or begun from a table definition.
 *
 * @internal
 */
export function ContractField(props: FieldProps<string>) {
  const { formData = '', onChange, rawErrors, required } = props;
  const classes = useStyles();
  const upload = useRef<HTMLInputElement>(null);
  const [sql, setSql] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const form = formDataOf(props);
  const product = String(form.name ?? 'my-product');
  const { title, help } = labelOf(props, {
    title: 'Contract',
    help: 'What consumers may rely on, in the Open Data Contract Standard. Tables, masking, checks and access are made from it.',
  });
  const take = (text: string) => {
    setProblem(undefined);
    setSql(undefined);
    onChange(text);
  };
  const read = async (file: File | undefined) => {
    if (file && file.size <= MAX_UPLOAD) {
      take(await file.text());
    } else if (file) {
      setProblem(`${file.name} is larger than 2 MB`);
    }
  };
  const convert = () => {
    const made = contractFromTable(sql ?? '', product);
    if ('contract' in made) {
      take(made.contract);
    } else {
      setProblem(made.problem);
    }
  };
  return (
    <div className={classes.root}>
      <div className={classes.starts} role="group" aria-label="Begin with">
        <Button
          size="small"
          variant="outlined"
          onClick={() =>
            take(contractDraft(product, String(form.domain ?? 'my-domain')))
          }
        >
          Begin with a draft
        </Button>
        <Button
          size="small"
          variant="outlined"
          onClick={() => upload.current?.click()}
        >
          Upload a contract
        </Button>
        <Button
          size="small"
          variant="outlined"
          aria-expanded={sql !== undefined}
          onClick={() => setSql(sql === undefined ? '' : undefined)}
        >
          From a table definition
        </Button>
        <input
          ref={upload}
          className={classes.hidden}
          type="file"
          aria-label="File of a contract"
          accept=".yaml,.yml,.json"
          onChange={event => {
            read(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      {sql !== undefined && (
        <>
          <TextField
            label="CREATE TABLE statement"
            value={sql}
            onChange={event => setSql(event.target.value)}
            variant="outlined"
            margin="dense"
            fullWidth
            multiline
            minRows={4}
            maxRows={12}
            InputProps={{ classes: { input: classes.text } }}
          />
          <div>
            <Button
              size="small"
              color="primary"
              variant="contained"
              disabled={!sql.trim()}
              onClick={convert}
            >
              Make a contract of it
            </Button>
          </div>
        </>
      )}
      {problem && <StateBanner state="error">{problem}</StateBanner>}
      <TextField
        id={props.idSchema?.$id}
        label={title}
        required={required}
        value={formData}
        error={Boolean(rawErrors?.length)}
        helperText={help}
        variant="outlined"
        margin="dense"
        fullWidth
        multiline
        minRows={10}
        maxRows={24}
        InputProps={{ classes: { input: classes.text } }}
        inputProps={{ spellCheck: false }}
        onChange={event => onChange(event.target.value)}
      />
      {formData && <ContractFindings text={formData} />}
    </div>
  );
}

function ContractFindings({ text }: { text: string }) {
  const settled = useDeferredValue(text);
  const { contract, findings } = useMemo(
    () => readDescriptor(settled, { file: 'contract' }),
    [settled],
  );
  const columns = contract?.schema.reduce(
    (count, { properties }) => count + properties.length,
    0,
  );
  return (
    <div aria-live="polite">
      {findings.length === 0 && contract ? (
        <StateLabel state="ok">
          {`Nothing to mend: ${plural(
            contract.schema.length,
            'table',
            'tables',
          )}, ${plural(columns ?? 0, 'column', 'columns')}`}
        </StateLabel>
      ) : (
        <FindingList findings={toFindingItems(findings)} first={5} />
      )}
    </div>
  );
}
