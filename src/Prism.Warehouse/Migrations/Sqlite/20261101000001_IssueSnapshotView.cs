using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Prism.Warehouse.Migrations.Sqlite
{
    /// <summary>
    /// The view of issue × day. Written by hand: EF makes no views. A revision that is the last of its day holds from that day until the day
    /// before the next one begins, the present one until the day of the last published load.
    /// CROSS JOIN is how this engine is told to keep the order of the tables: revisions by their key, then their days, so that pages need no sort.
    /// </summary>
    [DbContext(typeof(SqliteWarehouseContext))]
    [Migration("20261101000001_IssueSnapshotView")]
    public sealed class IssueSnapshotView : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            CREATE VIEW "IssueSnapshot" AS
            SELECT day."DateSk", revision."IssueSk", revision."ProjectSk", revision."IssueRevisionSk", revision."StatusSk",
                revision."AssigneePersonSk", revision."SprintSk", revision."StoryPoints", revision."IssueType", revision."Priority", revision."IsFlagged"
            FROM "FactIssueRevision" AS revision
            CROSS JOIN "DimDate" AS day ON day."DateSk" >= revision."DateSk" AND day."DateSk" < revision."ValidToDateSk"
            WHERE revision."IsLastOfDay" = 1 AND revision."DateSk" > 0
                AND day."DateSk" <= (SELECT CAST(strftime('%Y%m%d', MAX("StartedAtUtc") / 1000, 'unixepoch') AS INTEGER) FROM "DimLoad" WHERE "IsPublished" = 1);
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP VIEW \"IssueSnapshot\";");
    }
}
