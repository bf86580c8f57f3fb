using Microsoft.EntityFrameworkCore;

namespace Prism.Warehouse;

/// <summary>The star on SQLite, the embedded default.</summary>
public sealed class SqliteWarehouseContext(DbContextOptions<SqliteWarehouseContext> options) : WarehouseContext(options)
{
    public override WarehouseEngine Engine => WarehouseEngine.Sqlite;
}
