// SPDX-License-Identifier: Apache-2.0
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { DataProductEntityV1alpha1 } from '@meshwright/plugin-data-mesh-common';
import { MarkdownText, Panel } from '@meshwright/plugin-data-mesh-react';
import { readmeAddress, readmeBase } from './addresses';

const useStyles = makeStyles(
  theme => ({
    root: { paddingBottom: theme.spacing(3), minWidth: 0 },
    text: {
      maxWidth: '80ch',
      overflowWrap: 'anywhere',
      '& h1': { ...theme.typography.h4, marginTop: 0 },
      '& h2': { ...theme.typography.h5, margin: theme.spacing(3, 0, 1) },
      '& h3': { ...theme.typography.h6, margin: theme.spacing(2, 0, 1) },
      '& pre': { overflowX: 'auto' },
      '& table': {
        display: 'block',
        overflowX: 'auto',
        width: 'max-content',
        maxWidth: '100%',
      },
      '& td, & th': {
        padding: theme.spacing(1),
        lineHeight: 'inherit',
        textAlign: 'left',
      },
    },
  }),
  { name: 'MeshwrightReadme' },
);

/** What the repository of a product tells people, as its team wrote it. @internal */
export function ReadmeContent() {
  const classes = useStyles();
  const { entity } = useEntity<DataProductEntityV1alpha1>();
  const base = readmeBase(entity);
  const address = (target: string) => readmeAddress(target, base);
  return (
    <div className={classes.root}>
      <Panel title="Read me">
        <MarkdownText
          className={classes.text}
          content={entity.spec.readme ?? ''}
          transformLinkUri={address}
          transformImageUri={address}
        />
      </Panel>
    </div>
  );
}
