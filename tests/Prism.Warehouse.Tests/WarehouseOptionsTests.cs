using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Prism.Warehouse.Tests;

/// <summary>Settings: defaults, and each wrong one named.</summary>
public sealed class WarehouseOptionsTests
{
    [Fact]
    public void Without_settings_the_warehouse_is_SQLite_in_data()
    {
        var database = Open([]);

        Assert.Equal(WarehouseEngine.Sqlite, database.Engine);
        Assert.Equal(Path.GetFullPath("./data/prism.db"), database.Location);
    }

    [Fact]
    public void A_connection_string_means_SQL_Server_and_its_password_is_in_no_message()
    {
        var database = Open([("SqlServer:ConnectionString", "Server=db;Database=Prism;User Id=u;Password=secret")]);

        Assert.Equal(WarehouseEngine.SqlServer, database.Engine);
        Assert.Equal("db/Prism", database.Location);
    }

    [Theory]
    [InlineData("Active Directory Default", SqlAuthenticationMethod.ActiveDirectoryDefault)]
    [InlineData("Active Directory Managed Identity", SqlAuthenticationMethod.ActiveDirectoryManagedIdentity)]
    [InlineData("Active Directory Workload Identity", SqlAuthenticationMethod.ActiveDirectoryWorkloadIdentity)]
    [InlineData("Active Directory Service Principal;Password=secret", SqlAuthenticationMethod.ActiveDirectoryServicePrincipal)]
    public async Task An_identity_of_Entra_signs_in_to_the_database(string words, SqlAuthenticationMethod method)
    {
        var database = Open([("SqlServer:ConnectionString", $"Server=tcp:127.0.0.1,1;Database=Prism;Authentication={words};User Id=me"), ("SqlServer:ConnectTries", "1")]);

        Assert.Equal("tcp:127.0.0.1,1/Prism", database.Location);
        Assert.True(SqlAuthenticationProvider.GetProvider(method)?.IsSupported(method));

        // Nobody listens there: the server is looked for, which an unknown way to sign in would not come to.
        await Assert.ThrowsAsync<SqlException>(() => database.OpenConnectionAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Prism:Warehouse:SqlServer:StatisticsFromRows", "SqlServer:StatisticsFromRows=-1")]
    [InlineData("Prism:Warehouse:Sqlite:Folder and Prism:Warehouse:SqlServer:ConnectionString", "Sqlite:Folder=x", "SqlServer:ConnectionString=Server=db;Database=Prism")]
    [InlineData("Prism:Warehouse:SqlServer:ConnectionString", "SqlServer:ConnectionString=Server=db")]
    [InlineData("Prism:Warehouse:SqlServer:ConnectionString", "SqlServer:ConnectionString=Sever=db;Database=Prism;Password=secret")]
    [InlineData("Prism:Warehouse:SqlServer:CommandTimeoutSeconds", "SqlServer:CommandTimeoutSeconds=-1")]
    [InlineData("Prism:Warehouse:Sqlite:BusyTimeoutSeconds", "Sqlite:BusyTimeoutSeconds=0")]
    [InlineData("Prism:Warehouse:Sqlite:BusyTimeoutSeconds", "Sqlite:BusyTimeoutSeconds=3601")]
    [InlineData("Prism:Warehouse:Sqlite:MemoryMapBytes", "Sqlite:MemoryMapBytes=-1")]
    public void A_wrong_setting_is_named(string setting, params string[] values)
    {
        var problem = Assert.Throws<OptionsValidationException>(() => Open([.. values.Select(value => value.Split('=', 2)).Select(pair => (pair[0], pair[1]))]));

        Assert.Contains(setting, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warehouse_that_is_not_there_is_not_made_by_reading()
    {
        var folder = Directory.CreateTempSubdirectory("prism-warehouse-");
        var database = new WarehouseDatabase(new WarehouseOptions { Sqlite = { Folder = folder.FullName } });

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.OpenConnectionAsync(TestContext.Current.CancellationToken));

        Assert.Empty(folder.GetFileSystemInfos());
        folder.Delete();
    }

    private static WarehouseDatabase Open((string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create($"{WarehouseOptions.Section}:{pair.Key}", (string?)pair.Value))).Build();
        using var provider = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddWarehouse().BuildServiceProvider();
        return provider.GetRequiredService<WarehouseDatabase>();
    }
}
