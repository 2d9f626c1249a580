// SPDX-License-Identifier: Apache-2.0
/** A page with one graph, for a browser to be timed with. */
import { useState } from 'react';
import { DependencyGraph } from '@backstage/core-components';
import { errorApiRef } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { MockErrorApi, TestApiProvider, mockApis } from '@backstage/test-utils';
import { ThemeProvider } from '@material-ui/core/styles';
import { lightTheme } from '@backstage/theme';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router-dom';
// A part of the plugin that is drawn alone, without an app around it.
import { FlowView } from '../../../plugins/data-mesh-react/src/flow/FlowView';
import { plainGraph } from '../flowGraphs';

const nothing = { hidden: 0, open: false };
const PATIENCE_MS = 300_000;

function Ours({ size }: { size: number }) {
  const [graph] = useState(() => {
    const { lines } = plainGraph(size);
    return {
      boxes: Array.from({ length: size }, (_, i) => ({
        id: String(i),
        title: `dataset_${i}`,
        caption: 'Dataset',
        own: i === Math.floor(size / 2),
        rows: [],
        before: nothing,
        after: nothing,
      })),
      lines: lines.map(([from, to], i) => ({
        id: String(i),
        from: { box: String(from) },
        to: { box: String(to) },
        style: 'seen' as const,
        text: 'Observed in runs.',
      })),
    };
  });
  const none = () => {};
  return (
    <FlowView
      label="Lineage"
      graph={graph}
      onView={none}
      onChoose={none}
      search=""
      onSearch={none}
      onToggle={none}
      onMore={none}
      onSide={none}
      fileName="lineage"
    />
  );
}

/** What the catalog graph draws with. */
function CatalogGraph({ size }: { size: number }) {
  const [graph] = useState(() => plainGraph(size));
  return (
    <div style={{ height: 620 }}>
      <DependencyGraph
        nodes={Array.from({ length: size }, (_, i) => ({
          id: String(i),
          title: `dataset_${i}`,
        }))}
        edges={graph.lines.map(([from, to]) => ({
          from: String(from),
          to: String(to),
        }))}
        zoom="enabled"
        fit="contain"
      />
    </div>
  );
}

/** Two frames were painted, and the page has time again. */
const settled = () =>
  new Promise<void>(resolve => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => setTimeout(resolve, 0)),
    );
  });

/** Draws a graph; ends when all of it can be used. */
async function draw(kind: 'ours' | 'catalog', size: number) {
  const element = document.getElementById('root')!;
  createRoot(element).render(
    <TestApiProvider
      apis={[
        [errorApiRef, new MockErrorApi()],
        [translationApiRef, mockApis.translation()],
      ]}
    >
      <ThemeProvider theme={lightTheme}>
        <MemoryRouter>
          {kind === 'ours' ? (
            <Ours size={size} />
          ) : (
            <CatalogGraph size={size} />
          )}
        </MemoryRouter>
      </ThemeProvider>
    </TestApiProvider>,
  );
  const ready = () =>
    kind === 'ours'
      ? document.querySelectorAll('[data-flow-box]').length > 0
      : document.querySelectorAll('[data-testid="node"]').length >= size;
  const last = performance.now() + PATIENCE_MS;
  while (!ready()) {
    if (performance.now() > last) throw new Error('Nothing was drawn');
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  await settled();
}

Object.assign(globalThis, { draw });
