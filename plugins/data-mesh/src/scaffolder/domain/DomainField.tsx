// SPDX-License-Identifier: Apache-2.0
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import {
  EmptyState,
  StateBanner,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { RetryButton } from '../../layout/RetryButton';
import { type FieldProps, labelOf } from '../fieldProps';
import { type DomainChoice, ownDomains } from './ownDomains';

const MAX_DOMAINS = 2_000;

/** Chooses one of the domains that the person may create in. @internal */
export function DomainField(props: FieldProps<string>) {
  const { formData, onChange, rawErrors, required } = props;
  const catalog = useApi(catalogApiRef);
  const identity = useApi(identityApiRef);
  const { data, error, loading, retry } = useAsyncData(async () => {
    const [{ items }, { ownershipEntityRefs }] = await Promise.all([
      catalog.queryEntities({
        filter: { kind: 'Domain' },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.title',
          'metadata.description',
          'spec.owner',
          'spec.subdomainOf',
        ],
        limit: MAX_DOMAINS,
      }),
      identity.getBackstageIdentity(),
    ]);
    return ownDomains(items, ownershipEntityRefs);
  }, [catalog, identity]);
  const { title, help } = labelOf(props, {
    title: 'Domain',
    help: 'Where the product belongs. You see the domains that your groups own, and those below.',
  });
  if (error) {
    return (
      <StateBanner state="error" action={<RetryButton onRetry={retry} />}>
        Your domains could not be read: {error.message}
      </StateBanner>
    );
  }
  if (data?.length === 0) {
    return (
      <EmptyState title="No domain to create in">
        None of your groups owns a domain. Ask the owner of the domain that the
        product belongs to, or create a domain first.
      </EmptyState>
    );
  }
  const chosen = data?.find(({ name }) => name === formData) ?? null;
  return (
    <Autocomplete<DomainChoice>
      id={props.idSchema?.$id}
      options={data ?? []}
      value={chosen}
      loading={loading}
      autoHighlight
      groupBy={option => option.parent ?? 'Domains'}
      getOptionLabel={option => option.title}
      getOptionSelected={(a, b) => a.name === b.name}
      onChange={(_, value) => onChange(value?.name)}
      renderInput={params => (
        <TextField
          {...params}
          label={title}
          required={required}
          error={Boolean(rawErrors?.length)}
          helperText={chosen?.description || help}
          variant="outlined"
          margin="dense"
        />
      )}
    />
  );
}
