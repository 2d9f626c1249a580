// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useAsyncData } from '@meshwright/plugin-data-mesh-react';
import { useDraft } from './useDraft';

/** Finds one thing out of many by letters of its name, which the server looks for. @internal */
export function LookupField<T>(props: {
  label: string;
  helperText?: string;
  /** What the letters fit, best first; of no letters, what is offered at first. */
  find(text: string, signal: AbortSignal): Promise<T[]>;
  titleOf(item: T): string;
  /** Tells items apart. */
  keyOf(item: T): string;
  onChange(item: T | null): void;
}) {
  const { find, titleOf, keyOf, onChange } = props;
  const [asked, setAsked] = useState('');
  const draft = useDraft(asked, setAsked);
  const { data, loading } = useAsyncData(
    signal => find(asked, signal),
    [asked],
  );
  return (
    <Autocomplete
      options={data ?? []}
      loading={loading}
      filterOptions={options => options}
      getOptionLabel={titleOf}
      getOptionSelected={(a, b) => keyOf(a) === keyOf(b)}
      onInputChange={(_, value) => draft.set(value)}
      onChange={(_, value) => onChange(value)}
      renderInput={params => (
        <TextField
          {...params}
          label={props.label}
          helperText={props.helperText}
          variant="outlined"
          margin="dense"
          required
        />
      )}
    />
  );
}
