// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import Chip from '@material-ui/core/Chip';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { StateBanner, useAsyncData } from '@meshwright/plugin-data-mesh-react';
import { RetryButton } from '../../layout/RetryButton';
import { type FieldProps, labelOf } from '../fieldProps';

const MAX_SHOWN = 50;

/** A contract of another product. */
interface PortChoice {
  ref: string;
  title: string;
  detail: string;
}

/** Chooses output ports of other products: their contracts become inputs of the new one. @internal */
export function PortsField(props: FieldProps<string[]>) {
  const { formData = [], onChange, rawErrors, required } = props;
  const catalog = useApi(catalogApiRef);
  const [text, setText] = useState('');
  const { data, error, loading, retry } = useAsyncData(async () => {
    const { items } = await catalog.queryEntities({
      filter: { kind: 'API', 'spec.type': 'data-contract' },
      fullTextFilter: {
        term: text,
        fields: ['metadata.name', 'metadata.title'],
      },
      fields: [
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.title',
        'metadata.description',
        'spec.owner',
      ],
      orderFields: [{ field: 'metadata.name', order: 'asc' }],
      limit: MAX_SHOWN,
    });
    return items.map<PortChoice>(entity => ({
      ref: stringifyEntityRef(entity),
      title: entity.metadata.title ?? entity.metadata.name,
      detail: entity.metadata.description ?? '',
    }));
  }, [catalog, text]);
  const { title, help } = labelOf(props, {
    title: 'Reads from',
    help: 'Output ports of other products. Their contracts are kept beside the code, so that a change of theirs is seen.',
  });
  if (error) {
    return (
      <StateBanner state="error" action={<RetryButton onRetry={retry} />}>
        Contracts could not be read: {error.message}
      </StateBanner>
    );
  }
  const options = data ?? [];
  const chosen = formData.map(
    ref =>
      options.find(option => option.ref === ref) ?? {
        ref,
        title: ref.replace(/^api:[^/]+\//, ''),
        detail: '',
      },
  );
  return (
    <Autocomplete<PortChoice, true>
      id={props.idSchema?.$id}
      multiple
      filterSelectedOptions
      disableCloseOnSelect
      options={options}
      value={chosen}
      loading={loading}
      filterOptions={all => all}
      getOptionLabel={option => option.title}
      getOptionSelected={(a, b) => a.ref === b.ref}
      onInputChange={(_, value, reason) => reason !== 'reset' && setText(value)}
      onChange={(_, values) => onChange(values.map(({ ref }) => ref))}
      renderOption={option => (
        <div>
          <div>{option.title}</div>
          <small>{option.detail || option.ref}</small>
        </div>
      )}
      renderTags={(values, tagProps) =>
        values.map((value, index) => (
          <Chip
            {...tagProps({ index })}
            key={value.ref}
            size="small"
            label={value.title}
          />
        ))
      }
      renderInput={params => (
        <TextField
          {...params}
          label={title}
          required={required}
          error={Boolean(rawErrors?.length)}
          helperText={help}
          variant="outlined"
          margin="dense"
        />
      )}
    />
  );
}
