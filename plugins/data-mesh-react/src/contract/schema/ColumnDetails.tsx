// SPDX-License-Identifier: Apache-2.0
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { CopyButton } from '../../copy';
import { Facts } from '../../layout';
import { SafeLink } from '../../links';
import { CodeBlock } from '../../text/CodeBlock';
import { Prose } from '../../text';
import { ClassificationLabel } from '../../trust';
import { QualityRuleItem } from '../quality/QualityRuleItem';
import { propertyFacts } from './propertyFacts';
import type { SchemaNode } from './schemaTree';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'grid',
      gap: theme.spacing(2),
      alignContent: 'start',
      padding: theme.spacing(1.5, 2.5, 2.5),
    },
    head: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) },
    name: {
      margin: 0,
      fontFamily: 'monospace',
      fontSize: 15,
      fontWeight: 'bold',
      overflowWrap: 'anywhere',
    },
    close: { marginLeft: 'auto' },
    heading: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      margin: 0,
      fontWeight: 'normal',
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    rules: { margin: theme.spacing(0, -2.5) },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightColumnDetails' },
);

/** @internal */
export interface ColumnDetailsProps {
  node: SchemaNode;
  onClose: () => void;
  /** Leads to the place in the document. */
  onOpenDocument: () => void;
}

/** Everything a contract says about one column or table. @internal */
export function ColumnDetails({
  node,
  onClose,
  onOpenDocument,
}: ColumnDetailsProps) {
  const classes = useStyles();
  const { property, object } = node;
  const thing = property ?? object;
  if (!thing) {
    return null;
  }
  const facts = property
    ? propertyFacts(property)
    : [
        { label: 'Business name', value: object?.businessName },
        { label: 'Physical name', value: object?.physicalName },
        { label: 'Kind', value: object?.physicalType },
        { label: 'One row is', value: object?.dataGranularityDescription },
        { label: 'Tags', value: object?.tags.join(', ') },
      ];
  const table = node.column.split('.')[0];
  return (
    <section className={classes.root} aria-label={`Details of ${node.column}`}>
      <div className={classes.head}>
        <Typography component="h3" className={classes.name}>
          {node.name}
        </Typography>
        <CopyButton text={node.name} what="the name" />
        <IconButton
          size="small"
          className={classes.close}
          onClick={onClose}
          aria-label="Close details"
        >
          <CloseIcon fontSize="small" />
        </IconButton>
      </div>
      {thing.description ? (
        <Prose>{thing.description}</Prose>
      ) : (
        <span className={classes.quiet}>No description</span>
      )}
      <Facts
        facts={[
          {
            label: 'Classification',
            value: property?.classification && (
              <ClassificationLabel classification={property.classification} />
            ),
          },
          ...facts,
        ]}
      />
      {property?.transformLogic && (
        <div>
          <h4 className={classes.heading}>Computed by</h4>
          <CodeBlock text={property.transformLogic} what="the logic" />
        </div>
      )}
      {thing.relationships.length > 0 && (
        <div>
          <h4 className={classes.heading}>Relationships</h4>
          <ul className={classes.list}>
            {thing.relationships.map((relationship, index) => (
              <li key={index}>
                {relationship.from.length > 0 &&
                  `${relationship.from.join(', ')} `}
                → {relationship.to.join(', ')}
                {relationship.description && `: ${relationship.description}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      {thing.authoritativeDefinitions.length > 0 && (
        <div>
          <h4 className={classes.heading}>Defined in</h4>
          <ul className={classes.list}>
            {thing.authoritativeDefinitions.map((definition, index) => (
              <li key={index}>
                <SafeLink address={definition.url}>
                  {definition.description ?? definition.type ?? definition.url}
                </SafeLink>
              </li>
            ))}
          </ul>
        </div>
      )}
      {thing.quality.length > 0 && (
        <div>
          <h4 className={classes.heading}>Quality rules</h4>
          <ul className={`${classes.list} ${classes.rules}`}>
            {thing.quality.map((rule, index) => (
              <QualityRuleItem
                key={index}
                item={{
                  rule,
                  table,
                  column: property ? node.name : undefined,
                  place: node.column,
                }}
              />
            ))}
          </ul>
        </div>
      )}
      <div>
        <Button size="small" onClick={onOpenDocument}>
          Show in document
        </Button>
      </div>
    </section>
  );
}
