// SPDX-License-Identifier: Apache-2.0
import { useDeferredValue, useEffect, useId, useMemo } from 'react';
import FormControl from '@material-ui/core/FormControl';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import MenuItem from '@material-ui/core/MenuItem';
import Switch from '@material-ui/core/Switch';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { CloudId, ResolvedServices } from '@meshwright/infrastructure';
import { StateBanner } from '@meshwright/plugin-data-mesh-react';
import { type FieldProps, formDataOf, labelOf } from '../fieldProps';
import { CostSummary } from './CostSummary';
import {
  cloudOf,
  DEFAULT_SERVICES,
  planInputOf,
  type ServicesOptions,
} from './planInput';
import { type PlanInput, planProduct } from './planProduct';
import { PolicyVerdict } from './PolicyVerdict';
import { ServicePicture } from './ServicePicture';
import { SERVICE_CHOICES, type ServiceChoice } from './serviceWords';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
    choices: {
      display: 'grid',
      gap: theme.spacing(1, 3),
      gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
      margin: 0,
      padding: 0,
      border: 0,
    },
    legend: { ...theme.typography.subtitle1, padding: 0 },
  }),
  { name: 'MeshwrightServicesField' },
);

/** Services of a cloud, with a picture of what will be created and what it costs. @internal */
export function ServicesField(
  props: FieldProps<Partial<ResolvedServices>, ServicesOptions>,
) {
  const { formData, onChange } = props;
  const classes = useStyles();
  const form = formDataOf(props);
  const options = props.uiSchema?.['ui:options'];
  const cloud = cloudOf(options, form);
  const services = { ...DEFAULT_SERVICES, ...formData };
  const untouched = Object.keys(formData ?? {}).length === 0;
  useEffect(() => {
    // Fields without a value are not validated, and what stands here is a choice.
    if (untouched) onChange(DEFAULT_SERVICES);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [untouched]);
  const { title, help } = labelOf(props, {
    title: 'Services',
    help: 'Private networking, own keys, masking, auditing, backup and budgets come with every choice.',
  });
  return (
    <div className={classes.root}>
      <fieldset className={classes.choices}>
        <legend className={classes.legend}>{title}</legend>
        {SERVICE_CHOICES.map(choice => (
          <Choice
            key={choice.key}
            choice={choice}
            cloud={cloud}
            value={services[choice.key]}
            onChange={value => onChange({ ...services, [choice.key]: value })}
          />
        ))}
      </fieldset>
      <FormHelperText>{help}</FormHelperText>
      <Plan input={planInputOf(form, formData, options)} />
    </div>
  );
}

function Choice(props: {
  choice: ServiceChoice;
  cloud: CloudId;
  value: string | boolean;
  onChange: (value: string | boolean) => void;
}) {
  const { choice, cloud, value, onChange } = props;
  const id = useId();
  if (choice.options) {
    return (
      <TextField
        id={id}
        select
        label={choice.title}
        value={value}
        helperText={choice.help}
        margin="dense"
        variant="outlined"
        onChange={event => onChange(event.target.value)}
      >
        {choice.options.map(option => (
          <MenuItem key={option.value} value={option.value}>
            {option.title(cloud)}
          </MenuItem>
        ))}
      </TextField>
    );
  }
  return (
    <FormControl>
      <FormControlLabel
        control={
          <Switch
            color="primary"
            checked={value === true}
            inputProps={{ 'aria-describedby': id }}
            onChange={event => onChange(event.target.checked)}
          />
        }
        label={`${choice.title}: ${choice.name?.[cloud]}`}
      />
      <FormHelperText id={id}>{choice.help}</FormHelperText>
    </FormControl>
  );
}

function Plan({ input: present }: { input: PlanInput }) {
  const key = useDeferredValue(JSON.stringify(present));
  const { plan, inputs } = useMemo(() => {
    const input: PlanInput = JSON.parse(key);
    return { inputs: input.inputs, plan: planProduct(input) };
  }, [key]);
  return (
    <div aria-live="polite">
      {plan.problem ? (
        <StateBanner state="warning">{plan.problem}</StateBanner>
      ) : (
        <ServicePicture services={plan.services} inputs={inputs} />
      )}
      {plan.cost && <CostSummary cost={plan.cost} />}
      {!plan.problem && <PolicyVerdict files={plan.files} inputs={inputs} />}
    </div>
  );
}
