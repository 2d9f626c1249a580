// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  SectionTabs,
  sectionPanelProps,
} from '@meshwright/plugin-data-mesh-react';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { usePolicyPaths } from './policyPaths';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
    tabs: { flex: '1 1 320px', minWidth: 0 },
  }),
  { name: 'MeshwrightPoliciesLayout' },
);

type Section = 'list' | 'scorecard' | 'waivers';

/** Parts of the pages about policies, around one of them. @internal */
export function PoliciesLayout(props: {
  section: Section;
  children: ReactNode;
}) {
  const classes = useStyles();
  const paths = usePolicyPaths();
  const navigate = useNavigate();
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <div className={classes.tabs}>
          <SectionTabs<Section>
            id="policies"
            label="Parts of governance"
            chosen={props.section}
            onChoose={section => navigate(paths[section])}
            tabs={[
              { key: 'list', title: 'All policies' },
              { key: 'scorecard', title: 'Scorecard' },
              { key: 'waivers', title: 'Waivers' },
            ]}
          />
        </div>
        <Button
          component={RouterLink}
          role="link"
          to={paths.create()}
          variant="contained"
          color="primary"
        >
          New policy
        </Button>
      </div>
      <div {...sectionPanelProps('policies', props.section)}>
        {props.children}
      </div>
    </div>
  );
}
