namespace Prism.Warehouse;

/// <summary>The engines the star lives on.</summary>
public enum WarehouseEngine
{
    /// <summary>The embedded default: what a newcomer, a test and a small team run on.</summary>
    Sqlite,

    /// <summary>What production runs on.</summary>
    SqlServer,
}
