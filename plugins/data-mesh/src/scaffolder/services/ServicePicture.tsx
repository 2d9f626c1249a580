// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { plural } from '@meshwright/plugin-data-mesh-react';
import type { PlannedService } from './planProduct';

const useStyles = makeStyles(
  theme => ({
    flow: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'stretch',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    step: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      '&:not(:last-child)::after': {
        content: '"→"',
        color: theme.palette.text.secondary,
      },
    },
    box: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      padding: theme.spacing(1, 1.5),
      minWidth: 120,
    },
    kind: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      display: 'block',
    },
    title: { ...theme.typography.body2, fontWeight: 600 },
    around: {
      border: `1px dashed ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      padding: theme.spacing(1.5),
      display: 'grid',
      gap: theme.spacing(1.5),
    },
  }),
  { name: 'MeshwrightServicePicture' },
);

/** The way of the data. */
const FLOW = ['storage', 'processing', 'warehouse', 'visualization'];

const KIND_WORDS: Record<string, string> = {
  storage: 'Keeps',
  processing: 'Prepares',
  warehouse: 'Answers queries',
  visualization: 'Shows',
  catalog: 'Governs',
  orchestration: 'Runs in order',
  foundation: 'Around all of it',
};

/** What will be created, in the order in which data goes through it. @internal */
export function ServicePicture(props: {
  services: readonly PlannedService[];
  inputs: number;
}) {
  const classes = useStyles();
  const inFlow = FLOW.flatMap(kind =>
    props.services.filter(service => service.kind === kind),
  );
  const around = props.services.filter(({ kind }) => !FLOW.includes(kind));
  const box = (service: PlannedService) => (
    <div className={classes.box}>
      <span className={classes.kind}>
        {KIND_WORDS[service.kind] ?? service.kind}
      </span>
      <span className={classes.title}>{service.title}</span>
    </div>
  );
  return (
    <section className={classes.around} aria-label="What will be created">
      <ol className={classes.flow}>
        <li className={classes.step}>
          <div className={classes.box}>
            <span className={classes.kind}>Reads</span>
            <span className={classes.title}>
              {props.inputs > 0
                ? plural(props.inputs, 'input port', 'input ports')
                : 'Your sources'}
            </span>
          </div>
        </li>
        {inFlow.map(service => (
          <li key={service.id} className={classes.step}>
            {box(service)}
          </li>
        ))}
        <li className={classes.step}>
          <div className={classes.box}>
            <span className={classes.kind}>Serves</span>
            <span className={classes.title}>Output port</span>
          </div>
        </li>
      </ol>
      <ul className={classes.flow}>
        {around.map(service => (
          <li key={service.id}>{box(service)}</li>
        ))}
      </ul>
    </section>
  );
}
