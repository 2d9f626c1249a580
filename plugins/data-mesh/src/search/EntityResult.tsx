// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  IndexableDocument,
  ResultHighlight,
} from '@backstage/plugin-search-common';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import ListItemText from '@material-ui/core/ListItemText';
import { makeStyles } from '@material-ui/core/styles';
import { DATA_CONTRACT_API_TYPE } from '@meshwright/plugin-data-mesh-common';
import {
  KindIcon,
  StateLabel,
  sentenceCase,
  stateOfLifecycle,
} from '@meshwright/plugin-data-mesh-react';
import { linkOf } from '../header/linkOf';
import { MarkedText } from './MarkedText';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', minWidth: 0 },
    icon: {
      minWidth: 40,
      paddingTop: theme.spacing(0.75),
      fontSize: 24,
    },
    text: { display: 'block', overflowWrap: 'anywhere' },
    facts: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.25, 2),
      paddingTop: theme.spacing(0.5),
    },
    owner: { display: 'inline-flex', gap: theme.spacing(0.75) },
  }),
  { name: 'MeshwrightEntityResult' },
);

/** What the catalog's collator puts into a document beside its texts. */
interface EntityDocument extends IndexableDocument {
  kind?: string;
  /** Type that the entity states, `other` where it states none. */
  type?: string;
  lifecycle?: string;
  /** Ref as the descriptor writes it. */
  owner?: string;
}

/** Props of {@link EntityResult}. @public */
export interface EntityResultProps {
  icon?: ReactNode | ((result: IndexableDocument) => ReactNode);
  result?: IndexableDocument;
  highlight?: ResultHighlight;
  rank?: number;
}

/** What an entity is, in the words that its own page has for it. */
function kindWords({ kind = '', type = '' }: EntityDocument): string {
  const stated = type === 'other' ? '' : type;
  switch (kind.toLocaleLowerCase('en-US')) {
    case 'dataproduct':
      return stated ? `${sentenceCase(stated)} data product` : 'Data product';
    case 'governancepolicy':
      return 'Policy';
    case 'api':
      return stated === DATA_CONTRACT_API_TYPE
        ? 'Data contract'
        : ['API', stated].filter(Boolean).join(' · ');
    case 'user':
      return 'Person';
    default:
      return [sentenceCase(kind), stated].filter(Boolean).join(' · ');
  }
}

/**
 * An entity among the results of the portal's search: what it is called, what kind of thing it is, whether it is in use,
 * and who answers for it, by the names that people know.
 *
 * @public
 */
export function EntityResult({ result, highlight }: EntityResultProps) {
  const classes = useStyles();
  if (!result) {
    return null;
  }
  const entity: EntityDocument = result;
  const owner = linkOf(entity.owner, 'group');
  return (
    <div className={classes.root}>
      <ListItemIcon className={classes.icon}>
        <KindIcon kind={entity.kind ?? ''} />
      </ListItemIcon>
      <ListItemText
        primaryTypographyProps={{ variant: 'h6' }}
        primary={
          <Link to={result.location} noTrack>
            <MarkedText result={result} highlight={highlight} field="title" />
          </Link>
        }
        secondaryTypographyProps={{ component: 'div' }}
        secondary={
          <>
            <span className={classes.text}>
              <MarkedText result={result} highlight={highlight} field="text" />
            </span>
            <span className={classes.facts}>
              <span>{kindWords(entity)}</span>
              {entity.lifecycle && (
                <StateLabel state={stateOfLifecycle(entity.lifecycle)}>
                  {sentenceCase(entity.lifecycle)}
                </StateLabel>
              )}
              {owner && (
                <span className={classes.owner}>
                  Owner <EntityRefLink entityRef={owner.entityRef} />
                </span>
              )}
            </span>
          </>
        }
      />
    </div>
  );
}
