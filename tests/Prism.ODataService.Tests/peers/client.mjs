// @odata/client: reads $metadata for the key, then a filtered page, one entity and a count.
import pkg from "@odata/client";
const { OData } = pkg;

const root = process.argv[2];
const client = OData.New4({ metadataUri: `${root}/$metadata`, serviceEndpoint: `${root}/`, fetchProxy: undefined });
const worklogs = client.getEntitySet("Worklogs");
const filter = client.newFilter().property("SpentHours").gt(0).property("SourceSystem").ne("nothing");
const rows = await worklogs.query(client.newOptions().select(["WorklogSk", "SpentHours", "Date"]).filter(filter).orderby("WorklogSk", "asc").top(5));
const one = await worklogs.retrieve(rows[0].WorklogSk);
console.log(JSON.stringify({ keys: rows.map((r) => r.WorklogSk), one: one.WorklogSk, count: await worklogs.count() }));
