// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  LineageAffected,
  LineageGraphNode,
  LineageImpactAnswer,
  LineageImpactLevel,
} from '@meshwright/plugin-data-mesh-common';
import {
  CutList,
  ErrorState,
  StateBanner,
  lineageApiRef,
  plural,
  useAsyncData,
  useFlowPanelStyles,
} from '@meshwright/plugin-data-mesh-react';
import type { State } from '@meshwright/plugin-data-mesh-react';
import { Choice } from '../controls/Choice';
import {
  TYPE_WORDS,
  productRefOf,
  refName,
  shortName,
} from '../graph/lineageWords';
import type { LineageView } from '../state/lineageView';
import { useLineagePath } from '../useLineagePath';
import { Owner } from './AboutTab';
import { PanelLoading } from './PanelLoading';

type Change = LineageImpactAnswer['change'];

const CHANGES: Array<[Change, string]> = [
  ['drop', 'It goes'],
  ['type', 'Its type changes'],
  ['values', 'Its values change'],
  ['late', 'It is late'],
];
const VERDICTS: Record<
  LineageImpactAnswer['verdict'],
  { state: State; words: string }
> = {
  breaking: { state: 'error', words: 'Something stops working.' },
  risky: {
    state: 'warning',
    words: 'Something may give other values, or be late.',
  },
  none: { state: 'ok', words: 'Nothing that is known depends on it.' },
};
const LEVELS: Record<LineageImpactLevel, string> = {
  direct: 'takes its values',
  indirect: 'its rows depend on it',
  possible: 'may depend on it',
};

/** What a change of a thing would do, and to whom. @internal */
export function ImpactTab({
  node,
  view,
}: {
  node: LineageGraphNode;
  view: LineageView;
}) {
  const classes = useFlowPanelStyles();
  const api = useApi(lineageApiRef);
  const [change, setChange] = useState<Change>('drop');
  const { data, error, retry } = useAsyncData(
    signal =>
      api.getLineageImpact({ node: node.id, change, at: view.at }, { signal }),
    [api, node.id, change, view.at],
    { subject: `${node.id} ${change} ${view.at}` },
  );
  return (
    <>
      <Choice
        label="What if"
        options={CHANGES}
        value={change}
        onChange={setChange}
      />
      {!data && error && (
        <ErrorState
          title="The impact could not be worked out"
          error={error}
          onRetry={retry}
        />
      )}
      {!data && !error && <PanelLoading />}
      {data && (
        <>
          <div className={classes.verdict}>
            <StateBanner state={VERDICTS[data.verdict].state}>
              {VERDICTS[data.verdict].words} {summary(data)}
            </StateBanner>
          </div>
          <ImpactLists impact={data} />
        </>
      )}
    </>
  );
}

function summary({ products, contracts, people, closed }: LineageImpactAnswer) {
  const hidden = Object.values(closed).reduce((sum, count) => sum + count, 0);
  return [
    products.length > 0 && `${plural(products.length, 'product', 'products')}`,
    contracts.length > 0 &&
      `${plural(contracts.length, 'contract', 'contracts')}`,
    people.length > 0 && `${plural(people.length, 'owner', 'owners')}`,
    hidden > 0 && `${hidden} that you may not see`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Contracts name a team where the catalog has a group: where both are there, the group can be reached. */
function withoutDoubles(people: LineageImpactAnswer['people']) {
  const groups = new Set(
    people.flatMap(({ owner }) => /^group:.*\/(.+)$/.exec(owner)?.[1] ?? []),
  );
  return people.filter(({ owner }) => !groups.has(owner));
}

function ImpactLists({ impact }: { impact: LineageImpactAnswer }) {
  const classes = useFlowPanelStyles();
  const entityPath = useEntityRefLink();
  return (
    <>
      {impact.people.length > 0 && (
        <>
          <h4 className={classes.section}>Whom to ask</h4>
          <CutList
            items={withoutDoubles(impact.people)}
            keyOf={({ owner }) => owner}
            what="owners"
            render={({ owner, owns }) => (
              <>
                <Owner name={owner} />
                <span className={classes.sub}>
                  {plural(owns.length, 'thing of theirs', 'things of theirs')}
                </span>
              </>
            )}
          />
        </>
      )}
      {impact.contracts.length > 0 && (
        <>
          <h4 className={classes.section}>
            Contracts ({impact.contracts.length})
          </h4>
          <CutList
            items={impact.contracts}
            keyOf={({ id, version, dataset }) => `${id} ${version} ${dataset}`}
            what="contracts"
            first={5}
            render={({ id, version, name, file, columns, level }) => (
              <>
                {file?.startsWith('api:') ? (
                  <Link to={entityPath(file)}>{name ?? id}</Link>
                ) : (
                  name ?? id
                )}
                <span className={classes.sub}>
                  {version ? `${version} · ` : ''}
                  {columns.length > 0
                    ? plural(columns.length, 'column', 'columns')
                    : LEVELS[level]}
                </span>
              </>
            )}
          />
        </>
      )}
      {(['product', 'exposure', 'dataset', 'column', 'job'] as const).map(
        type => (
          <Affected
            key={type}
            title={TYPE_WORDS[type][1]}
            items={impact[`${type}s`]}
            closed={impact.closed[`${type}s`]}
          />
        ),
      )}
    </>
  );
}

function Affected({
  title,
  items,
  closed,
}: {
  title: string;
  items: LineageAffected[];
  closed: number;
}) {
  const classes = useFlowPanelStyles();
  const lineagePath = useLineagePath();
  if (items.length + closed === 0) return null;
  const named = ({ id, name }: LineageAffected) => {
    const ref = productRefOf(id);
    return ref ? refName(ref) : shortName(name);
  };
  return (
    <>
      <h4 className={classes.section}>
        {title.charAt(0).toLocaleUpperCase('en-US') + title.slice(1)} (
        {items.length + closed})
      </h4>
      <CutList
        items={items}
        keyOf={({ id }) => id}
        what={title}
        first={5}
        render={item => (
          <>
            <Link to={lineagePath({ node: item.id, level: levelOf(item.id) })}>
              {named(item)}
            </Link>
            <span className={classes.sub}>
              {LEVELS[item.level]}, {plural(item.steps, 'step', 'steps')} away
              {named(item) === item.name ? '' : ` · ${item.name}`}
            </span>
          </>
        )}
      />
      {closed > 0 && (
        <p className={classes.quiet}>{closed} that you may not see</p>
      )}
    </>
  );
}

/** The level at which something is looked at by itself, told by its id. @internal */
export function levelOf(id: string) {
  const type = id.slice(0, id.indexOf(':'));
  return type === 'product' || type === 'column' || type === 'job'
    ? type
    : 'dataset';
}
