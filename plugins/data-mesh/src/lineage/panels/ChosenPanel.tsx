// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import type { FlowEnd } from '@meshwright/plugin-data-mesh-react';
import {
  FlowPanel,
  SectionTabs,
  StateLabel,
  sectionPanelProps,
  sentenceCase,
  useFlowPanelStyles,
} from '@meshwright/plugin-data-mesh-react';
import type { LineagePicture } from '../graph/buildFlow';
import { TYPE_WORDS, titleOf } from '../graph/lineageWords';
import { hrefOf } from '../graph/nodeBoxes';
import type { LineageView } from '../state/lineageView';
import type { ChangeView } from '../state/useLineageView';
import { AboutTab } from './AboutTab';
import { HistoryTab } from './HistoryTab';
import { ImpactTab } from './ImpactTab';
import { SourcesTab } from './SourcesTab';

const TABS = [
  { key: 'about', title: 'About' },
  { key: 'impact', title: 'Impact' },
  { key: 'sources', title: 'Sources' },
  { key: 'history', title: 'History' },
] as const;
type TabKey = (typeof TABS)[number]['key'];

/** What is known of the box or row that a person chose, and the questions that can be asked of it. @internal */
export function ChosenPanel({
  chosen,
  picture,
  view,
  onChange,
  onShow,
}: {
  chosen: FlowEnd;
  picture: LineagePicture;
  view: LineageView;
  onChange: ChangeView;
  /** Brings a box into the middle. */
  onShow(box: string): void;
}) {
  const classes = useFlowPanelStyles();
  const entityPath = useEntityRefLink();
  const id = chosen.row ?? chosen.box;
  const node = picture.about(id);
  const box = picture.graph.boxes.find(each => each.id === chosen.box);
  const close = () => onChange({ chosen: undefined, until: undefined });
  if (!node || !box) {
    return (
      <FlowPanel title="Not in this graph" name="Chosen" onClose={close}>
        <p className={classes.lead}>
          What the address names is not among what is shown. It may be filtered
          out, further away than the graph reaches, or gone.
        </p>
      </FlowPanel>
    );
  }
  if (node.closed) {
    return (
      <FlowPanel title={box.title} name="Chosen" onClose={close}>
        <p className={classes.lead}>
          There is a {TYPE_WORDS[node.type][0]} here that you may not see. The
          owners of what is next to it can say whom to ask.
        </p>
      </FlowPanel>
    );
  }
  const href = hrefOf(node, entityPath);
  const title = titleOf(node);
  const tab = TABS.find(({ key }) => key === view.tab)?.key ?? 'about';
  const shared = { node, view };
  const choose = (end: FlowEnd) => {
    onChange({ chosen: end, until: undefined });
    onShow(end.box);
  };
  return (
    <FlowPanel
      title={href ? <Link to={href}>{title}</Link> : title}
      name={`About ${title}`}
      onClose={close}
    >
      <p className={classes.lead}>
        {sentenceCase(TYPE_WORDS[node.type][0])}
        {node.type !== 'product' && node.name !== title && ` · ${node.name}`}
      </p>
      {box.state && box.stateText && chosen.row === undefined && (
        <StateLabel state={box.state}>{box.stateText}</StateLabel>
      )}
      <SectionTabs<TabKey>
        id="lineage-chosen"
        label={`Questions about ${title}`}
        tabs={[...TABS]}
        chosen={tab}
        onChoose={key => onChange({ tab: key === 'about' ? undefined : key })}
      />
      <div
        className={classes.tab}
        {...sectionPanelProps('lineage-chosen', tab)}
      >
        {tab === 'about' && (
          <AboutTab
            {...shared}
            chosen={chosen}
            picture={picture}
            onChange={onChange}
            onChoose={choose}
          />
        )}
        {tab === 'impact' && <ImpactTab {...shared} />}
        {tab === 'sources' && <SourcesTab {...shared} />}
        {tab === 'history' && <HistoryTab {...shared} />}
      </div>
    </FlowPanel>
  );
}
