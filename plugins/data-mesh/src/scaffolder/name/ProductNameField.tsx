// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { StateLabel, useAsyncData } from '@meshwright/plugin-data-mesh-react';
import { type FieldProps, labelOf } from '../fieldProps';
import { nameProblem, toName } from './productName';

const PAUSE = 300;

/** Kind of entity whose name it is. @internal */
export interface NameOptions {
  /** Default: `DataProduct`. */
  kind?: string;
}

/** The name of something new, with whether it is free while one types. @internal */
export function ProductNameField(props: FieldProps<string, NameOptions>) {
  const { formData = '', onChange, rawErrors, required } = props;
  const kind = props.uiSchema?.['ui:options']?.kind ?? 'DataProduct';
  const catalog = useApi(catalogApiRef);
  const settled = useSettled(formData);
  const problem = formData ? nameProblem(formData) : undefined;
  const better = problem ? toName(formData) : '';
  const { data, loading } = useAsyncData(
    async () =>
      (await catalog.getEntityByRef({
        kind,
        namespace: 'default',
        name: settled,
      }))
        ? 'taken'
        : 'free',
    [catalog, kind, settled],
    { enabled: settled !== '' && nameProblem(settled) === undefined },
  );
  const { title, help } = labelOf(props, {
    title: 'Name',
    help: 'Short, of what the data is about. Names of tables, buckets and the repository come from it.',
  });
  const asked = settled === formData && !problem && formData && !loading;
  return (
    <>
      <TextField
        id={props.idSchema?.$id}
        label={title}
        required={required}
        value={formData}
        error={Boolean(rawErrors?.length) || Boolean(problem)}
        helperText={problem ?? help}
        variant="outlined"
        margin="dense"
        fullWidth
        inputProps={{ spellCheck: false, autoCapitalize: 'none' }}
        onChange={event => onChange(event.target.value)}
      />
      <div aria-live="polite">
        {better && better !== formData && (
          <Button size="small" color="primary" onClick={() => onChange(better)}>
            Use {better}
          </Button>
        )}
        {asked && data && (
          <StateLabel state={data === 'free' ? 'ok' : 'error'}>
            {data === 'free'
              ? `${formData} is free`
              : `${formData} is taken; choose another name`}
          </StateLabel>
        )}
      </div>
    </>
  );
}

/** A value that has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
