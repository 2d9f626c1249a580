// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, useEffect, useId, useState } from 'react';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useAsyncData } from '@meshwright/plugin-data-mesh-react';

const OFFERED = 20;
/** Letters are waited for before people are looked up. */
const PAUSE = 200;

function nameOf({ metadata, spec }: Entity): string {
  const profile = spec?.profile as { displayName?: string } | undefined;
  return profile?.displayName ?? metadata.title ?? metadata.name;
}

/** Asks who looks after an incident. @internal */
export function AssignDialog(props: {
  onClose(): void;
  onAssign(ref: string): void;
}) {
  const { onClose, onAssign } = props;
  const catalog = useApi(catalogApiRef);
  const titleId = useId();
  const [person, setPerson] = useState<Entity | null>(null);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, loading } = useAsyncData(
    () =>
      catalog.queryEntities({
        filter: { kind: 'User' },
        fields: ['kind', 'metadata', 'spec.profile.displayName'],
        limit: OFFERED,
        ...(asked && {
          fullTextFilter: {
            term: asked,
            fields: [
              'metadata.name',
              'metadata.title',
              'spec.profile.displayName',
            ],
          },
        }),
      }),
    [catalog, asked],
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (person) onAssign(stringifyEntityRef(person));
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="xs"
      onClose={onClose}
      aria-labelledby={titleId}
    >
      <form onSubmit={send}>
        <DialogTitle id={titleId}>Assign the incident</DialogTitle>
        <DialogContent>
          <Autocomplete
            options={data?.items ?? []}
            loading={loading}
            filterOptions={options => options}
            getOptionLabel={nameOf}
            getOptionSelected={(a, b) =>
              stringifyEntityRef(a) === stringifyEntityRef(b)
            }
            onInputChange={(_, value) => setText(value)}
            onChange={(_, value) => setPerson(value)}
            renderInput={params => (
              <TextField
                {...params}
                label="Who looks after it?"
                helperText="They are told, and may do with it what its owners may."
                variant="outlined"
                margin="dense"
                required
              />
            )}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            color="primary"
            variant="contained"
            disabled={!person}
          >
            Assign
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
