// SPDX-License-Identifier: Apache-2.0
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useLocation } from 'react-router-dom';
import type { FieldProps } from '../fieldProps';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'MeshwrightExamplesField' },
);

/** A case that fills the form in. @internal */
export interface FormExample {
  title: string;
  values: Record<string, unknown>;
}

/** What a template says about the field. @internal */
export interface ExamplesOptions {
  examples?: FormExample[];
}

/** Address of the same form, filled in. @internal */
export function exampleAddress(
  pathname: string,
  values: Record<string, unknown>,
): string {
  const params = new URLSearchParams({ formData: JSON.stringify(values) });
  return `${pathname}?${params}`;
}

/** Fills the whole form in with one of the cases that a template brings. @internal */
export function ExamplesField(props: FieldProps<null, ExamplesOptions>) {
  const classes = useStyles();
  const { pathname } = useLocation();
  const examples = props.uiSchema?.['ui:options']?.examples ?? [];
  return (
    <div className={classes.root} role="group" aria-label="Examples">
      <span>Try it with an example:</span>
      {examples.map(({ title, values }) => (
        <Button
          key={title}
          size="small"
          variant="outlined"
          // The form reads what it begins with once, when its page is loaded.
          href={exampleAddress(pathname, values)}
        >
          {title}
        </Button>
      ))}
    </div>
  );
}
