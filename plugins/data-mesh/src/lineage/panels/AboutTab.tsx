// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import type { LineageGraphNode } from '@meshwright/plugin-data-mesh-common';
import {
  CutList,
  Facts,
  RelativeTime,
  SafeLink,
  sentenceCase,
  useFlowPanelStyles,
} from '@meshwright/plugin-data-mesh-react';
import type { FlowEnd, FlowLine } from '@meshwright/plugin-data-mesh-react';
import { RefChip } from '../../header/RefChip';
import { ContractNames } from '../ContractNames';
import type { LineagePicture } from '../graph/buildFlow';
import { productRefOf } from '../graph/lineageWords';
import { useDatasetPath, useLineagePath } from '../useLineagePath';
import type { LineageView } from '../state/lineageView';
import type { ChangeView } from '../state/useLineageView';

/** Facts of a node, what it is connected with, and ways on from it. @internal */
export function AboutTab({
  node,
  chosen,
  picture,
  view,
  onChange,
  onChoose,
}: {
  node: LineageGraphNode;
  chosen: FlowEnd;
  picture: LineagePicture;
  view: LineageView;
  onChange: ChangeView;
  onChoose(end: FlowEnd): void;
}) {
  const classes = useFlowPanelStyles();
  const lineagePath = useLineagePath();
  const datasetPath = useDatasetPath();
  const { boxes, lines } = picture.graph;
  const isHere = (end: FlowEnd) =>
    end.box === chosen.box &&
    (chosen.row === undefined || end.row === chosen.row);
  const others = boxes.filter(box => box.id !== chosen.box && !box.closed);
  return (
    <>
      <NodeFacts node={node} />
      <Connections
        title="Comes from"
        lines={lines.filter(({ to }) => isHere(to))}
        end="from"
        picture={picture}
        onChoose={onChoose}
      />
      <Connections
        title="Goes to"
        lines={lines.filter(({ from }) => isHere(from))}
        end="to"
        picture={picture}
        onChoose={onChoose}
      />
      <h4 className={classes.section}>Ways</h4>
      <Autocomplete
        size="small"
        options={others}
        getOptionLabel={box => box.title}
        getOptionSelected={(one, other) => one.id === other.id}
        value={others.find(box => box.id === view.until) ?? null}
        onChange={(_, box) => onChange({ until: box?.id })}
        renderInput={params => (
          <TextField
            {...params}
            variant="outlined"
            label="Show only ways to or from"
          />
        )}
      />
      <div className={classes.row}>
        <Link to={lineagePath({ node: node.id, level: levelOf(node) })}>
          Start from here
        </Link>
        {node.type === 'dataset' && (
          <Link to={datasetPath(node.id)}>Open its page</Link>
        )}
      </div>
    </>
  );
}

/** The level at which a node is looked at by itself. */
function levelOf({ type }: LineageGraphNode) {
  return type === 'exposure' ? 'dataset' : type;
}

function NodeFacts({ node }: { node: LineageGraphNode }) {
  const { facts = {}, type } = node;
  const productRef = facts.product && productRefOf(facts.product);
  return (
    <Facts
      facts={[
        { label: 'Description', value: facts.description },
        {
          label: 'Owner',
          value: facts.owners?.map(owner => <Owner key={owner} name={owner} />),
        },
        {
          label: 'Product',
          value: productRef && (
            <RefChip entityRef={productRef} kind="DataProduct" />
          ),
        },
        {
          label: 'Domain',
          value: facts.domain && (
            <EntityDisplayName entityRef={facts.domain} hideIcon />
          ),
        },
        {
          label: 'Classification',
          value: facts.classification && sentenceCase(facts.classification),
        },
        {
          label: 'Contract',
          value: facts.contracts && facts.contracts.length > 0 && (
            <ContractNames contracts={facts.contracts} />
          ),
        },
        { label: 'Type', value: facts.dataType ?? facts.datasetType },
        { label: 'Storage', value: facts.storage },
        {
          label: 'Namespace',
          value: type === 'product' ? undefined : node.namespace,
        },
        { label: 'Runs on', value: facts.integration },
        {
          label: 'Last run',
          value: facts.lastRun && (
            <>
              {facts.lastState ? `${sentenceCase(facts.lastState)}, ` : ''}
              <RelativeTime value={facts.lastRun} />
            </>
          ),
        },
        {
          label: 'Dropped',
          value: facts.dropped && <RelativeTime value={facts.dropped} />,
        },
        { label: 'Tags', value: facts.tags?.join(', ') },
        {
          label: 'Address',
          value: facts.url && <SafeLink address={facts.url} />,
        },
      ]}
    />
  );
}

/** An owner as the source writes it: a link where it is a ref of the catalog. @internal */
export function Owner({ name }: { name: string }) {
  return (
    <div>
      {/^(group|user):/i.test(name) ? (
        <RefChip entityRef={name} kind="Group" />
      ) : (
        name
      )}
    </div>
  );
}

function Connections({
  title,
  lines,
  end,
  picture,
  onChoose,
}: {
  title: string;
  lines: FlowLine[];
  end: 'from' | 'to';
  picture: LineagePicture;
  onChoose(end: FlowEnd): void;
}) {
  const classes = useFlowPanelStyles();
  const { boxes } = picture.graph;
  const nameOf = ({ box, row }: FlowEnd) => {
    const own = boxes.find(({ id }) => id === box);
    const part = own?.rows.find(({ id }) => id === row);
    return part ? `${part.title} of ${own!.title}` : own?.title;
  };
  return (
    <>
      <h4 className={classes.section}>{title}</h4>
      {lines.length === 0 ? (
        <p className={classes.quiet}>Nothing shown here</p>
      ) : (
        <CutList
          items={lines}
          keyOf={({ id }) => id}
          what="connections"
          render={line => (
            <div className={classes.item}>
              <button
                type="button"
                className={classes.link}
                onClick={() => onChoose(line[end])}
              >
                {nameOf(line[end])}
              </button>
              <span className={classes.sub}>{line.text}</span>
            </div>
          )}
        />
      )}
    </>
  );
}
