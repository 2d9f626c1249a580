// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import type { IncidentSeverity } from '@meshwright/plugin-data-mesh-common';
import {
  dataMeshApiRef,
  incidentsApiRef,
} from '@meshwright/plugin-data-mesh-react';
import { useNavigate } from 'react-router-dom';
import { FormDialog } from '../layout/FormDialog';
import { LookupField } from '../layout/LookupField';
import { useIncidentPaths } from './incidentPaths';
import { SEVERITIES, SEVERITY_MEANINGS, SEVERITY_WORDS } from './incidentWords';

/** Products that are offered at a time. */
const OFFERED = 20;

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
  const fieldId = useId();
  const [product, setProduct] = useState(props.product);
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [severity, setSeverity] = useState<IncidentSeverity>('medium');
  const open = async () => {
    if (!product) return;
    const { number } = await api.openIncident({
      product,
      title,
      severity,
      ...(description.trim() && { description }),
    });
    onClose();
    if (paths) navigate(paths.one(number));
  };
  return (
    <FormDialog
      title="Report a problem"
      lead="The owners of the product are told at once, and so are those whose products take its data."
      submit="Open the incident"
      failed="It could not be reported"
      complete={Boolean(product) && title.trim() !== ''}
      onClose={onClose}
      onSubmit={open}
    >
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
        onChange={event => setSeverity(event.target.value as IncidentSeverity)}
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
    </FormDialog>
  );
}

function ProductField({ onChange }: { onChange(ref?: string): void }) {
  const products = useApi(dataMeshApiRef);
  return (
    <LookupField
      label="Which data product?"
      find={async (text, signal) => {
        const query = { ...(text && { text }), limit: OFFERED };
        return (await products.queryProducts(query, { signal })).items;
      }}
      titleOf={({ title }) => title}
      keyOf={({ entityRef }) => entityRef}
      onChange={found => onChange(found?.entityRef)}
    />
  );
}
