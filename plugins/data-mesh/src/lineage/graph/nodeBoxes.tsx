// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import DashboardIcon from '@material-ui/icons/BarChart';
import ClosedIcon from '@material-ui/icons/LockOutlined';
import ColumnIcon from '@material-ui/icons/ViewColumnOutlined';
import DatasetIcon from '@material-ui/icons/TableChartOutlined';
import JobIcon from '@material-ui/icons/PlayCircleOutline';
import type {
  LineageGraphNode,
  LineageNodeType,
} from '@meshwright/plugin-data-mesh-common';
import type { FlowBox, State } from '@meshwright/plugin-data-mesh-react';
import { KindIcon, sentenceCase } from '@meshwright/plugin-data-mesh-react';
import {
  CLOSED_TITLE,
  TYPE_WORDS,
  productRefOf,
  titleOf,
} from './lineageWords';

/** @internal */
export const TYPE_ICONS: Record<LineageNodeType, ReactElement> = {
  product: <KindIcon kind="dataproduct" />,
  dataset: <DatasetIcon />,
  column: <ColumnIcon />,
  job: <JobIcon />,
  exposure: <DashboardIcon />,
};
const closedIcon = <ClosedIcon />;

/** How something is, from quality, incidents or its last run. @internal */
export interface NodeState {
  state: State;
  text: string;
}

const RUN_STATES: Partial<Record<string, NodeState>> = {
  failed: { state: 'error', text: 'Last run failed' },
  aborted: { state: 'warning', text: 'Last run was aborted' },
};

/** Makes the address of an entity's page. @internal */
export type EntityPath = (entityRef: string) => string;

/** What people call the entity of a ref. @internal */
export type NameOf = (entityRef: string) => string;

/** Address of the page of what a node stands for. @internal */
export function hrefOf(
  { id, type, closed, facts }: LineageGraphNode,
  entityPath: EntityPath,
): string | undefined {
  if (closed) return undefined;
  if (type === 'product') {
    const ref = productRefOf(id);
    return ref && entityPath(ref);
  }
  const contract = facts?.contracts?.find(
    ({ file }) => file && /^api:[^/]+\/[^/]+$/.test(file),
  );
  return contract && entityPath(contract.file!);
}

function captionOf(
  { type, facts = {} }: LineageGraphNode,
  nameOf: NameOf,
): string {
  const [word] = TYPE_WORDS[type];
  const product = facts.product && productRefOf(facts.product);
  return [
    type === 'product' ? facts.domain && nameOf(facts.domain) : undefined,
    type === 'dataset' && product ? nameOf(product) : undefined,
    // One table has the same name in each environment; people mean production.
    type === 'dataset' && !/^prod/i.test(facts.environment ?? 'prod')
      ? facts.environment
      : undefined,
    facts.classification && sentenceCase(facts.classification),
    type === 'job' && facts.integration,
    facts.dropped && 'Dropped',
  ]
    .filter(Boolean)
    .concat(
      type === 'product'
        ? []
        : sentenceCase(facts.datasetType?.toLocaleLowerCase('en-US') ?? word),
    )
    .join(' · ');
}

/** A node as a box without rows. @internal */
export function boxOf(
  node: LineageGraphNode,
  options: {
    own: boolean;
    entityPath: EntityPath;
    nameOf: NameOf;
    state: NodeState | undefined;
    opened: { up: boolean; down: boolean };
  },
): FlowBox {
  const { id, type, closed, facts, hiddenUp, hiddenDown } = node;
  const sides = {
    before: { hidden: hiddenUp, open: options.opened.up },
    after: { hidden: hiddenDown, open: options.opened.down },
    rows: [],
  };
  if (closed) {
    return {
      id,
      title: CLOSED_TITLE,
      caption: `A ${TYPE_WORDS[type][0]}`,
      icon: closedIcon,
      closed: true,
      ...sides,
    };
  }
  const state = options.state ?? RUN_STATES[facts?.lastState ?? ''];
  return {
    id,
    title: titleOf(node),
    caption: captionOf(node, options.nameOf),
    icon: TYPE_ICONS[type],
    href: hrefOf(node, options.entityPath),
    own: options.own,
    ...(state && { state: state.state, stateText: state.text }),
    ...sides,
  };
}
