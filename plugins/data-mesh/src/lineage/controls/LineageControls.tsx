// SPDX-License-Identifier: Apache-2.0
import Button from '@material-ui/core/Button';
import type { LineageGranularity } from '@meshwright/plugin-data-mesh-common';
import { DIRECTIONS, LEVELS, STEPS } from '../state/lineageView';
import type { LineageView } from '../state/lineageView';
import type { ChangeView } from '../state/useLineageView';
import { Choice } from './Choice';
import { DayField } from './DayField';

/** What is looked at: level, direction, steps and day. @internal */
export function LineageControls({
  view,
  onChange,
}: {
  view: LineageView;
  onChange: ChangeView;
}) {
  return (
    <>
      <Choice
        label="Show"
        options={LEVELS}
        value={view.level}
        onChange={(level: LineageGranularity) =>
          // What was opened and chosen at one level is not there at another.
          onChange(
            {
              level,
              expand: [],
              open: [],
              all: [],
              chosen: undefined,
              until: undefined,
            },
            { step: true },
          )
        }
      />
      <Choice
        label="Direction"
        options={DIRECTIONS}
        value={view.direction}
        onChange={direction => onChange({ direction }, { step: true })}
      />
      <Choice
        label="Reach"
        options={STEPS}
        value={view.steps}
        onChange={steps => onChange({ steps: Number(steps) }, { step: true })}
      />
      <DayField
        label="As of"
        value={view.at}
        latest={new Date().toISOString().slice(0, 10)}
        onChange={at => onChange({ at }, { step: true })}
      />
    </>
  );
}

/** Opens what is to be said of the graph as a whole. @internal */
export function PanelButtons({
  view,
  onChange,
}: {
  view: LineageView;
  onChange: ChangeView;
}) {
  const toggle = (panel: 'gap' | 'changes') =>
    onChange({
      panel: view.panel === panel ? undefined : panel,
      chosen: undefined,
      until: undefined,
    });
  return (
    <>
      <Button
        size="small"
        aria-pressed={view.panel === 'gap'}
        color={view.panel === 'gap' ? 'primary' : 'default'}
        onClick={() => toggle('gap')}
      >
        Differences
      </Button>
      <Button
        size="small"
        aria-pressed={view.panel === 'changes'}
        color={view.panel === 'changes' ? 'primary' : 'default'}
        onClick={() => toggle('changes')}
      >
        Changes
      </Button>
    </>
  );
}
