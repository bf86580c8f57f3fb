// Makes the views that CAP reads its projections from, in the file that is given: what its own deployment does for a database of its own.
const cds = require('@sap/cds');
const { DatabaseSync } = require('node:sqlite');

(async () => {
  const model = await cds.load('srv');
  const database = new DatabaseSync(process.argv[2]);
  for (const statement of cds.compile.to.sql(model, { dialect: 'sqlite' })) {
    const view = /^CREATE VIEW (\S+) AS/i.exec(statement);
    if (view) {
      database.exec(`DROP VIEW IF EXISTS ${view[1]}`);
      database.exec(statement);
    }
  }
  database.close();
})();
