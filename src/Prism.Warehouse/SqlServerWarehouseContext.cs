using Microsoft.EntityFrameworkCore;

namespace Prism.Warehouse;

/// <summary>The star on SQL Server, the production engine.</summary>
public sealed class SqlServerWarehouseContext(DbContextOptions<SqlServerWarehouseContext> options) : WarehouseContext(options)
{
    public override WarehouseEngine Engine => WarehouseEngine.SqlServer;
}
