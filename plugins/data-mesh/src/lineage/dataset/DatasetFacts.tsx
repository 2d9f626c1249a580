// SPDX-License-Identifier: Apache-2.0
import {
  Facts,
  Panel,
  RelativeTime,
  StateLabel,
  sentenceCase,
} from '@meshwright/plugin-data-mesh-react';
import { RefChip } from '../../header/RefChip';
import { ContractNames } from '../ContractNames';
import { useNodeStates } from '../data/useNodeStates';
import { productRefOf } from '../graph/lineageWords';
import { Owner } from '../panels/AboutTab';
import type { Dataset } from './useDataset';

/** What a dataset is called and whose it is, how it is, and when it was seen last. @internal */
export function DatasetFacts({ dataset }: { dataset: Dataset }) {
  const { node, otherNames, lastSeen } = dataset;
  const { facts = {} } = node;
  const productRef = facts.product && productRefOf(facts.product);
  const states = useNodeStates(
    facts.product ? [node, { id: facts.product }] : [node],
  );
  // What is known of the table itself says more than the state of its product.
  const state = states.get(node.id) ?? states.get(facts.product ?? '');
  return (
    <Panel title="About">
      <Facts
        facts={[
          { label: 'Description', value: facts.description },
          { label: 'Namespace', value: node.namespace },
          { label: 'Name', value: node.name },
          {
            label: 'Also called',
            value:
              otherNames.length > 0 &&
              otherNames.map(({ namespace, name }) => (
                <div key={`${namespace} ${name}`}>
                  {name} in {namespace}
                </div>
              )),
          },
          {
            label: 'Product',
            value: productRef && (
              <RefChip entityRef={productRef} kind="DataProduct" />
            ),
          },
          {
            label: 'Contract',
            value: facts.contracts && facts.contracts.length > 0 && (
              <ContractNames contracts={facts.contracts} />
            ),
          },
          {
            label: 'Quality',
            value: state && (
              <StateLabel state={state.state}>{state.text}</StateLabel>
            ),
          },
          {
            label: 'Owner',
            value: facts.owners?.map(owner => (
              <Owner key={owner} name={owner} />
            )),
          },
          {
            label: 'Classification',
            value: facts.classification && sentenceCase(facts.classification),
          },
          {
            label: 'Type',
            value:
              facts.datasetType &&
              sentenceCase(facts.datasetType.toLocaleLowerCase('en-US')),
          },
          { label: 'Storage', value: facts.storage },
          { label: 'Version', value: facts.version },
          { label: 'Tags', value: facts.tags?.join(', ') },
          {
            label: 'Last seen in a run',
            value: lastSeen ? <RelativeTime value={lastSeen} /> : 'Never',
          },
          {
            label: 'Dropped',
            value: facts.dropped && <RelativeTime value={facts.dropped} />,
          },
        ]}
      />
    </Panel>
  );
}
