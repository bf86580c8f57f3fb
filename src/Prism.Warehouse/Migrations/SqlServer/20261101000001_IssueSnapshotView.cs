using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Prism.Warehouse.Migrations.SqlServer
{
    /// <summary>
    /// The view of issue × day; what it says, see the SQLite one. In EXEC because CREATE VIEW must stand alone in its batch, and an idempotent
    /// script puts every statement behind an IF.
    /// </summary>
    [DbContext(typeof(SqlServerWarehouseContext))]
    [Migration("20261101000001_IssueSnapshotView")]
    public sealed class IssueSnapshotView : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            EXEC(N'CREATE VIEW [IssueSnapshot] AS
            SELECT day.[DateSk], revision.[IssueSk], revision.[ProjectSk], revision.[IssueRevisionSk], revision.[StatusSk],
                revision.[AssigneePersonSk], revision.[SprintSk], revision.[StoryPoints], revision.[IssueType], revision.[Priority], revision.[IsFlagged]
            FROM [FactIssueRevision] AS revision
            INNER JOIN [DimDate] AS day ON day.[DateSk] >= revision.[DateSk] AND day.[DateSk] < revision.[ValidToDateSk]
            WHERE revision.[IsLastOfDay] = 1 AND revision.[DateSk] > 0
                AND day.[DateSk] <= (SELECT YEAR(MAX([StartedAtUtc])) * 10000 + MONTH(MAX([StartedAtUtc])) * 100 + DAY(MAX([StartedAtUtc])) FROM [DimLoad] WHERE [IsPublished] = 1)');
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP VIEW [IssueSnapshot];");
    }
}
