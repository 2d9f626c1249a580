// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type {
  GitChangedFile,
  GitRepositoryDetail,
} from '@meshwright/plugin-data-mesh-common';
import {
  DiffView,
  EmptyState,
  ErrorState,
  TextDiff,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import LinearProgress from '@material-ui/core/LinearProgress';
import { gitHostApiRef } from './gitHostApiRef';

const useStyles = makeStyles(
  theme => ({
    path: { fontFamily: 'monospace', overflowWrap: 'anywhere', flex: 1 },
    lines: {
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    },
    details: { display: 'block', minWidth: 0 },
  }),
  { name: 'MeshwrightChangedFile' },
);

/** A changed file: contracts with what breaks, others line by line. Read when it is opened. @internal */
export function ChangedFile(props: {
  repository: GitRepositoryDetail;
  number: number;
  file: GitChangedFile;
}) {
  const { repository, number, file } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const lines =
    file.added === undefined
      ? 'no text'
      : `+${file.added} −${file.removed ?? 0}`;
  return (
    <Accordion
      square
      variant="outlined"
      expanded={open}
      onChange={(_, expanded) => setOpen(expanded)}
      TransitionProps={{ unmountOnExit: true }}
    >
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>
        <span className={classes.path}>
          {file.oldPath ? `${file.oldPath} → ${file.path}` : file.path}
        </span>
        <span className={classes.lines}>
          {file.change}, {lines}
        </span>
      </AccordionSummary>
      <AccordionDetails className={classes.details}>
        <Comparison repository={repository} number={number} path={file.path} />
      </AccordionDetails>
    </Accordion>
  );
}

function Comparison(props: {
  repository: GitRepositoryDetail;
  number: number;
  path: string;
}) {
  const { number, path } = props;
  const { group, name } = props.repository;
  const host = useApi(gitHostApiRef);
  const { data, error, retry } = useAsyncData(
    signal => host.compareFile({ group, name }, number, path, { signal }),
    [host, group, name, number, path],
  );
  if (error) {
    return (
      <ErrorState
        title="This file cannot be compared"
        error={error}
        onRetry={retry}
      />
    );
  }
  if (!data) {
    return <LinearProgress aria-label={`Reading ${path}`} />;
  }
  if (data.reason) {
    return (
      <EmptyState title="Not shown">
        {data.reason === 'binary'
          ? 'The file is no text.'
          : 'The file is too large to be shown.'}{' '}
        Clone the repository to compare it.
      </EmptyState>
    );
  }
  const before = { document: data.before ?? '', label: 'Before' };
  const after = { document: data.after ?? '', label: 'After' };
  const isContract =
    /\.(odcs|datacontract)\.ya?ml$/.test(path) && data.before && data.after;
  return isContract ? (
    <DiffView before={before} after={after} />
  ) : (
    <TextDiff before={before} after={after} />
  );
}
