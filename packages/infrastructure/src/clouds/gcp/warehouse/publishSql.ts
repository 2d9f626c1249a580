// SPDX-License-Identifier: Apache-2.0

/**
 * Body of the procedure that publishes a run. The same for every product: names of tables and columns come from the
 * argument and from the catalog of BigQuery, and are checked before they become part of a statement.
 *
 * @internal
 */
export const PUBLISH_SQL = `BEGIN
  -- Loads what a run checked, and merges it into each table of the same name that the product keeps.
  --
  -- Arguments:
  --   day     the day of the run; today where it is null
  --   tables  what to publish: [{"name": "orders", "key": ["order_id"]}], and for tables that are not kept for ever
  --           "dated", a column with a date, and "days"
  --
  -- Rows are matched by their key. A table without one is replaced by what the run has. Either way it is one statement,
  -- so that readers see all of a run or nothing of it, and the same run twice changes nothing.
  DECLARE run_day DATE DEFAULT COALESCE(day, CURRENT_DATE());
  DECLARE columns ARRAY<STRUCT<name STRING, type STRING>>;
  DECLARE staging, matches, updates STRING;

  FOR item IN (
    SELECT
      JSON_VALUE(entry, '$.name') AS name,
      JSON_VALUE_ARRAY(entry, '$.key') AS key_columns,
      JSON_VALUE(entry, '$.dated') AS dated,
      SAFE_CAST(JSON_VALUE(entry, '$.days') AS INT64) AS days
    FROM UNNEST(JSON_QUERY_ARRAY(tables)) AS entry
  ) DO
    ASSERT REGEXP_CONTAINS(item.name, r'^[A-Za-z_][A-Za-z0-9_-]*$')
      AS 'The name of a table has characters that no table of this product has.';
    ASSERT NOT EXISTS (
      SELECT 1 FROM UNNEST(ARRAY_CONCAT(item.key_columns, [IFNULL(item.dated, 'none')])) AS name
      WHERE NOT REGEXP_CONTAINS(name, r'^[A-Za-z_][A-Za-z0-9_]*$')
    ) AS 'The name of a column has characters that no column of this product has.';

    SET staging = FORMAT('\`%s.staged_%s\`', '\${operations}', item.name);
    EXECUTE IMMEDIATE FORMAT(
      """
      LOAD DATA OVERWRITE %s
      FROM FILES (
        format = 'PARQUET',
        enable_list_inference = TRUE,
        uris = ['\${source}/%s/dt=%t/*.parquet']
      )
      """,
      staging, item.name, run_day
    );

    FOR target IN (
      SELECT table_schema, table_name
      FROM UNNEST([STRUCT('' AS table_schema, '' AS table_name)])
      WHERE FALSE
      %{ for dataset in targets ~}
      UNION ALL
      SELECT table_schema, table_name
      FROM \`\${dataset}\`.INFORMATION_SCHEMA.TABLES
      WHERE table_name = item.name AND table_type = 'BASE TABLE'
      %{ endfor ~}
    ) DO
      EXECUTE IMMEDIATE FORMAT(
        """
        SELECT ARRAY_AGG(STRUCT(column_name AS name, data_type AS type) ORDER BY ordinal_position)
        FROM \`%s\`.INFORMATION_SCHEMA.COLUMNS
        WHERE table_name = '%s' AND is_hidden = 'NO'
        """,
        target.table_schema, target.table_name
      ) INTO columns;

      SET matches = (
        SELECT STRING_AGG(FORMAT('target.\`%s\` = staged.\`%s\`', name, name), ' AND ')
        FROM UNNEST(item.key_columns) AS name
      );
      SET updates = (
        SELECT STRING_AGG(FORMAT('\`%s\` = staged.\`%s\`', name, name), ', ')
        FROM UNNEST(columns)
      );

      EXECUTE IMMEDIATE FORMAT(
        """
        MERGE \`%s.%s\` AS target
        USING (SELECT %s FROM %s %s) AS staged
        ON %s
        %s
        WHEN NOT MATCHED BY TARGET THEN INSERT ROW
        """,
        target.table_schema,
        target.table_name,
        (
          SELECT STRING_AGG(
            CASE
              WHEN type = 'JSON' THEN FORMAT('PARSE_JSON(\`%s\`) AS \`%s\`', name, name)
              -- Lists and records come in their types, and cannot be cast one by one.
              WHEN REGEXP_CONTAINS(type, r'^(ARRAY|STRUCT)<') THEN FORMAT('\`%s\`', name)
              ELSE FORMAT('CAST(\`%s\` AS %s) AS \`%s\`', name, type, name)
            END,
            ', '
          )
          FROM UNNEST(columns)
        ),
        staging,
        IF(
          matches IS NULL,
          '',
          FORMAT(
            'WHERE TRUE QUALIFY ROW_NUMBER() OVER (PARTITION BY %s) = 1',
            (SELECT STRING_AGG(FORMAT('\`%s\`', name), ', ') FROM UNNEST(item.key_columns) AS name)
          )
        ),
        COALESCE(matches, 'FALSE'),
        IF(
          matches IS NULL,
          'WHEN NOT MATCHED BY SOURCE THEN DELETE',
          FORMAT('WHEN MATCHED THEN UPDATE SET %s', updates)
        )
      );

      IF item.dated IS NOT NULL AND item.days IS NOT NULL THEN
        EXECUTE IMMEDIATE FORMAT(
          'DELETE FROM \`%s.%s\` WHERE CAST(\`%s\` AS DATE) < DATE_SUB(CURRENT_DATE(), INTERVAL %d DAY)',
          target.table_schema, target.table_name, item.dated, item.days
        );
      END IF;
    END FOR;

    EXECUTE IMMEDIATE FORMAT('DROP TABLE IF EXISTS %s', staging);
  END FOR;
END
`;

/** Query that keeps a snapshot of each table of a dataset for a number of days. @internal */
export const BACKUP_SQL = `-- Keeps the day's state of each served table. Takes no space until the table changes.
FOR item IN (
  SELECT table_name
  FROM \`\${dataset}\`.INFORMATION_SCHEMA.TABLES
  WHERE table_type = 'BASE TABLE'
) DO
  EXECUTE IMMEDIATE FORMAT(
    """
    CREATE SNAPSHOT TABLE IF NOT EXISTS \`\${backup}.%s_%s\`
    CLONE \`\${dataset}.%s\`
    OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL \${days} DAY))
    """,
    item.table_name,
    FORMAT_DATE('%Y%m%d', CURRENT_DATE()),
    item.table_name
  );
END FOR;
`;
