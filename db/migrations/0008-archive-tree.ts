/** The range that a volume was listed in, and what places a row of the archive in its tree. */
export function migration(connection: { exec(sql: string): unknown }): void {
  connection.exec(sql)
}

const sql = `
  ALTER TABLE archive ADD COLUMN volume_range TEXT;

  -- The sort key is the folded name of the records creator, the signum and the volume, with a bar after each of the first two. A
  -- folded name is as long as the name, and can hold bars itself. tree_0 is the creator; tree_key the signum without a volume of
  -- its own: classes as eight digits a level with a point between, series as a letter, then eight digits and a letter level (its
  -- length first) by turns, and what is no signum from ~ on.
  ALTER TABLE archive ADD COLUMN tree_0 TEXT GENERATED ALWAYS AS (
    substr(sort_key, 1, length(coalesce(records_creator, '')))) VIRTUAL;
  ALTER TABLE archive ADD COLUMN tree_rest TEXT GENERATED ALWAYS AS (
    substr(sort_key, length(coalesce(records_creator, '')) + 2)) VIRTUAL;
  ALTER TABLE archive ADD COLUMN tree_key TEXT GENERATED ALWAYS AS (
    CASE WHEN substr(tree_rest, 1, 1) IN ('~', '|', '') THEN '~'
         ELSE substr(tree_rest, 1, min(instr(tree_rest || '|', '|'), instr(tree_rest || ' ', ' ')) - 1) END) VIRTUAL;
  ALTER TABLE archive ADD COLUMN tree_1 TEXT GENERATED ALWAYS AS (
    CASE WHEN tree_key GLOB '[0-9]*' THEN substr(tree_key, 1, 8) ELSE substr(tree_key, 1, 1) END) VIRTUAL;
  ALTER TABLE archive ADD COLUMN tree_2 TEXT GENERATED ALWAYS AS (
    CASE WHEN tree_key GLOB '[0-9]*' THEN substr(tree_key, 10, 8) ELSE substr(tree_key, 2, 8) END) VIRTUAL;
  ALTER TABLE archive ADD COLUMN tree_3 TEXT GENERATED ALWAYS AS (
    CASE WHEN tree_key GLOB '[0-9]*' THEN substr(tree_key, 19, 8)
         ELSE substr(tree_key, 10, 1 + CAST(substr(tree_key, 10, 1) AS INTEGER)) END) VIRTUAL;
  ALTER TABLE archive ADD COLUMN tree_4 TEXT GENERATED ALWAYS AS (
    CASE WHEN tree_key GLOB '[0-9]*' THEN substr(tree_key, 28, 8) ELSE substr(tree_key, 10 + length(tree_3), 8) END) VIRTUAL;
  -- What is deeper is one level, told apart by all that is left.
  ALTER TABLE archive ADD COLUMN tree_5 TEXT GENERATED ALWAYS AS (
    CASE WHEN tree_key GLOB '[0-9]*' THEN substr(tree_key, 37, 8) ELSE substr(tree_key, 18 + length(tree_3)) END) VIRTUAL;
  CREATE INDEX archive_tree ON archive (hidden, tree_0, tree_1, tree_2, tree_3, tree_4, tree_5, shelf_metres);
`
