using System.Runtime.InteropServices;

namespace Prism.ODataService.Writing;

/// <summary>
/// The engine's own access to a cell, called without the ceremony around each call: these answer in nanoseconds, and a feed asks millions of them. Through
/// the provider they took a third of the time of a page. A cell is asked for once and then read as a value: each of the engine's functions that take a statement
/// and a column locks the connection, which took a seventh of what was left.
/// </summary>
internal static unsafe partial class SqliteCell
{
    public const int Integer = 1;
    public const int Real = 2;
    public const int Null = 5;

    private const int Characters = 3;
    private const string Library = "e_sqlite3";

    public static ReadOnlySpan<byte> Text(nint cell)
    {
        // What is no text yet is made one, which takes longer than a call without ceremony may.
        var text = Type(cell) == Characters ? Blob(cell) : MakeText(cell);
        return new ReadOnlySpan<byte>(text, Bytes(cell));
    }

    /// <summary>A cell of the statement's row, until its next one.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_column_value")]
    [SuppressGCTransition]
    public static partial nint Of(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_type")]
    [SuppressGCTransition]
    public static partial int Type(nint cell);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_int64")]
    [SuppressGCTransition]
    public static partial long Int64(nint cell);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_double")]
    [SuppressGCTransition]
    public static partial double Double(nint cell);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_bytes")]
    [SuppressGCTransition]
    private static partial int Bytes(nint cell);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_blob")]
    [SuppressGCTransition]
    private static partial byte* Blob(nint cell);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_text")]
    private static partial byte* MakeText(nint cell);
}
