// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import type { IncidentSeverity } from '@meshwright/plugin-data-mesh-common';
import {
  dataMeshApiRef,
  ErrorState,
  incidentsApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { useNavigate } from 'react-router-dom';
import { useIncidentPaths } from './incidentPaths';
import { SEVERITIES, SEVERITY_MEANINGS, SEVERITY_WORDS } from './incidentWords';

const OFFERED = 20;
/** Letters are waited for before the products are looked up. */
const PAUSE = 200;

/** Opens an incident by hand: of which product, what is wrong, and how bad it is. @internal */
export function ReportDialog(props: {
  /** Ref of the product, where it is clear which. */
  product?: string;
  onClose(): void;
}) {
  const { onClose } = props;
  const api = useApi(incidentsApiRef);
  const navigate = useNavigate();
  const paths = useIncidentPaths();
  const titleId = useId();
  const fieldId = useId();
  const [product, setProduct] = useState(props.product);
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [severity, setSeverity] = useState<IncidentSeverity>('medium');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    if (!product) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const { number } = await api.openIncident({
        product,
        title,
        severity,
        ...(description.trim() && { description }),
      });
      onClose();
      if (paths) navigate(paths.one(number));
    } catch (error) {
      setFailure(error as Error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onClose}
      aria-labelledby={titleId}
    >
      <form onSubmit={send}>
        <DialogTitle id={titleId}>Report a problem</DialogTitle>
        <DialogContent>
          <DialogContentText>
            The owners of the product are told at once, and so are those whose
            products take its data.
          </DialogContentText>
          {!props.product && <ProductField onChange={setProduct} />}
          <TextField
            id={`${fieldId}-title`}
            label="What is wrong?"
            helperText="One line, as the title of the incident."
            value={title}
            onChange={event => setTitle(event.target.value)}
            variant="outlined"
            margin="dense"
            fullWidth
            required
            inputProps={{ maxLength: 200 }}
          />
          <TextField
            id={`${fieldId}-description`}
            label="How did you see it?"
            helperText="Where, since when, and what you expected. No personal data, please."
            value={description}
            onChange={event => setDescription(event.target.value)}
            variant="outlined"
            margin="dense"
            fullWidth
            multiline
            minRows={3}
            inputProps={{ maxLength: 10_000 }}
          />
          <TextField
            select
            id={`${fieldId}-severity`}
            label="How bad is it?"
            value={severity}
            onChange={event =>
              setSeverity(event.target.value as IncidentSeverity)
            }
            variant="outlined"
            margin="dense"
            fullWidth
          >
            {SEVERITIES.map(each => (
              <MenuItem key={each} value={each}>
                {SEVERITY_WORDS[each]}: {SEVERITY_MEANINGS[each]}
              </MenuItem>
            ))}
          </TextField>
          {failure && (
            <ErrorState
              title="It could not be reported"
              error={failure}
              onRetry={() => send()}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            color="primary"
            variant="contained"
            disabled={!product || title.trim() === '' || busy}
          >
            Open the incident
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function ProductField({ onChange }: { onChange(ref?: string): void }) {
  const api = useApi(dataMeshApiRef);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, loading } = useAsyncData(
    signal =>
      api.queryProducts(
        { ...(asked && { text: asked }), limit: OFFERED },
        { signal },
      ),
    [api, asked],
  );
  return (
    <Autocomplete
      options={data?.items ?? []}
      loading={loading}
      filterOptions={options => options}
      getOptionLabel={({ title }) => title}
      getOptionSelected={(a, b) => a.entityRef === b.entityRef}
      onInputChange={(_, value) => setText(value)}
      onChange={(_, value) => onChange(value?.entityRef)}
      renderInput={params => (
        <TextField
          {...params}
          label="Which data product?"
          variant="outlined"
          margin="dense"
          required
        />
      )}
    />
  );
}
