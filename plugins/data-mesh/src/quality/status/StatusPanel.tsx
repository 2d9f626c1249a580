// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  PortStatus,
  ProductStatus,
} from '@meshwright/plugin-data-mesh-common';
import {
  DataTable,
  DayStrip,
  EntityLinkChip,
  Panel,
  PRODUCT_STATES,
  ProductStateLabel,
  RelativeTime,
  sentenceCase,
  StateMark,
} from '@meshwright/plugin-data-mesh-react';
import { NotLoaded } from '../../layout/NotLoaded';
import { type QualitySubject, useProductStatus } from '../useQuality';
import { MaintenanceList } from './MaintenanceList';
import { ReasonList } from './ReasonList';
import {
  availabilityText,
  availabilityWords,
  firstReason,
} from './statusWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
      gap: theme.spacing(2, 4),
      padding: theme.spacing(2, 2.5),
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    state: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1.25),
      margin: theme.spacing(0, 0, 0.5),
      fontSize: 24,
      fontWeight: 'bold',
      lineHeight: 1.3,
    },
    since: {
      ...theme.typography.body2,
      color: theme.palette.text.secondary,
      margin: theme.spacing(0, 0, 1.5),
    },
    figure: {
      fontSize: 24,
      fontWeight: 'bold',
      lineHeight: 1.3,
      fontVariantNumeric: 'tabular-nums',
      margin: 0,
    },
    caption: {
      ...theme.typography.body2,
      color: theme.palette.text.secondary,
      margin: theme.spacing(0.5, 0, 1),
    },
    ports: { borderTop: `1px solid ${theme.palette.divider}` },
    action: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
    },
  }),
  { name: 'MeshwrightStatusPanel' },
);

/** What of a product's status is about one contract. */
function ofContract(
  status: ProductStatus,
  contract: string | undefined,
): Pick<ProductStatus, 'state' | 'since' | 'reasons' | 'availability'> {
  const port =
    contract === undefined
      ? undefined
      : status.ports.find(one => one.contract === contract);
  return port ?? status;
}

/** How a product is, why, since when, and how it was in the last months. @internal */
export function StatusPanel({
  subject,
  owned,
  renewed,
  onChange,
  action,
}: {
  subject: QualitySubject;
  owned: boolean;
  renewed: number;
  onChange: () => void;
  action?: ReactNode;
}) {
  const classes = useStyles();
  const {
    data: status,
    error,
    retry,
  } = useProductStatus(subject.product, renewed);
  if (!status) {
    return (
      <NotLoaded
        of={{ error, retry }}
        title="Status"
        lines={4}
        failed="The status could not be loaded"
        unaffected="The checks below are unaffected."
      />
    );
  }
  const { state, since, reasons, availability } = ofContract(
    status,
    subject.contract,
  );
  const { state: drawn, word, meaning } = PRODUCT_STATES[state];
  return (
    <Panel
      title="Status"
      flush
      action={<div className={classes.action}>{action}</div>}
    >
      <div className={classes.root}>
        <div>
          <p className={classes.state}>
            <StateMark state={drawn} size={20} />
            {word}
          </p>
          <p className={classes.since}>
            {meaning}
            {since && (
              <>
                {' '}
                Like this for <RelativeTime value={since} form="lasting" />.
              </>
            )}
          </p>
          <ReasonList reasons={reasons} />
        </div>
        <div>
          <p className={classes.figure}>
            {sentenceCase(availabilityText(availability))}
          </p>
          <p className={classes.caption}>
            Availability of the last {status.days.length} days.{' '}
            {availabilityWords(availability)}
          </p>
          {subject.contract === undefined && (
            <DayStrip label="Status by day" days={status.days} />
          )}
        </div>
      </div>
      {subject.contract === undefined && status.ports.length > 1 && (
        <div className={classes.ports}>
          <Ports ports={status.ports} />
        </div>
      )}
      <MaintenanceList
        product={subject.product}
        maintenance={status.maintenance}
        owned={owned}
        onChange={onChange}
      />
    </Panel>
  );
}

function Ports({ ports }: { ports: PortStatus[] }) {
  return (
    <DataTable<PortStatus>
      label="Status of output ports"
      rows={ports}
      keyOf={({ name, contract }, index) => `${name} ${contract ?? index}`}
      columns={[
        { id: 'name', label: 'Output port', render: ({ name }) => name },
        {
          id: 'state',
          label: 'Status',
          minWidth: 120,
          render: ({ state }) => <ProductStateLabel state={state} />,
        },
        {
          id: 'why',
          label: 'Why',
          minWidth: 220,
          render: ({ state, reasons }) => firstReason(state, reasons),
        },
        {
          id: 'contract',
          label: 'Contract',
          render: ({ contract }) =>
            contract && <EntityLinkChip link={linkTo(contract)} />,
        },
        {
          id: 'available',
          label: 'Available',
          numeric: true,
          render: ({ availability }) => availabilityText(availability),
        },
      ]}
    />
  );
}

/** A link to an entity by its name, where nobody has told its title. */
function linkTo(entityRef: string) {
  return {
    entityRef,
    title: entityRef.slice(entityRef.indexOf('/') + 1),
    resolved: true,
  };
}
