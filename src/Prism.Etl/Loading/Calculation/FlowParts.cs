using System.Runtime.InteropServices;
using System.Text;

namespace Prism.Etl.Loading.Calculation;

/// <summary>
/// Daily flow of many projects, put away in temporary files while the issues of a first load are still coming, so that what is held in memory does not
/// grow with the projects. A file holds the projects of one time in order of their keys; all are read side by side, and gone when this is disposed.
/// Several become one: what is put away is little more than each day once, also where temporary files lie in memory.
/// </summary>
internal sealed class FlowParts : IDisposable
{
    private const int MostParts = 3;

    private readonly List<Part> parts = [];

    /// <summary>Puts projects away; what they held is free afterwards.</summary>
    /// <exception cref="IOException">The folder of temporary files cannot be written or is full.</exception>
    public void Put(IEnumerable<KeyValuePair<int, FlowDaily>> projects)
    {
        if (parts.Count == MostParts)
        {
            var several = parts.ToList();
            Add(Merged(several));
            several.ForEach(part => part.Dispose());
            parts.RemoveRange(0, MostParts);
        }

        Add(projects.OrderBy(pair => pair.Key));
    }

    private void Add(IEnumerable<KeyValuePair<int, FlowDaily>> inOrder)
    {
        var file = File.Create(Path.Combine(Path.GetTempPath(), $"prism-flow-{Path.GetRandomFileName()}"), Part.BufferBytes, FileOptions.DeleteOnClose | FileOptions.SequentialScan);
        if (!OperatingSystem.IsWindows())
        {
            // Windows deletes it when the process dies, too; elsewhere it goes now, and its room when nobody has it open.
            File.Delete(file.Name);
        }

        var part = new Part(file);
        parts.Add(part);
        part.Write(inOrder);
    }

    /// <summary>All projects of some files, one after the other.</summary>
    private static IEnumerable<KeyValuePair<int, FlowDaily>> Merged(List<Part> several)
    {
        while (several.Min(part => part.Next) is { } projectId)
        {
            var flow = new FlowDaily();
            several.ForEach(part => part.AddTo(projectId, flow));
            yield return KeyValuePair.Create(projectId, flow);
        }
    }

    /// <summary>Adds what was put away of a project. Projects are asked for in ascending order, each once.</summary>
    public void AddTo(int projectId, FlowDaily flow)
    {
        foreach (var part in parts)
        {
            part.AddTo(projectId, flow);
        }
    }

    public void Dispose()
    {
        foreach (var part in parts)
        {
            part.Dispose();
        }
    }

    private sealed class Part(FileStream file) : IDisposable
    {
        public const int BufferBytes = 16 << 10;

        private readonly BinaryWriter writer = new(file, Encoding.UTF8, leaveOpen: true);
        private readonly BinaryReader reader = new(file, Encoding.UTF8, leaveOpen: true);

        /// <summary>The project that comes next; null at the end.</summary>
        public int? Next { get; private set; }

        /// <summary>By project and cell: the project's key, the cell's names, how many days, and days and changes as they lie in memory.</summary>
        public void Write(IEnumerable<KeyValuePair<int, FlowDaily>> projects)
        {
            foreach (var (projectId, flow) in projects)
            {
                foreach (var ((typeClass, category), cell) in flow.Cells)
                {
                    writer.Write(projectId);
                    writer.Write(typeClass);
                    writer.Write(category);
                    writer.Write(cell.Days.Length);
                    writer.Write(MemoryMarshal.AsBytes(cell.Days));
                    writer.Write(MemoryMarshal.AsBytes(cell.Changes));
                }
            }

            writer.Flush();
            file.Position = 0;
            ReadNext();
        }

        public void AddTo(int projectId, FlowDaily flow)
        {
            while (Next <= projectId)
            {
                var (typeClass, category) = (reader.ReadString(), reader.ReadString());
                var days = new int[reader.ReadInt32()];
                var changes = new FlowChange[days.Length];
                file.ReadExactly(MemoryMarshal.AsBytes(days.AsSpan()));
                file.ReadExactly(MemoryMarshal.AsBytes(changes.AsSpan()));
                if (Next == projectId)
                {
                    flow.Add(typeClass, category, days, changes);
                }

                ReadNext();
            }
        }

        public void Dispose()
        {
            writer.Dispose();
            reader.Dispose();
            file.Dispose();
        }

        private void ReadNext() => Next = file.Position < file.Length ? reader.ReadInt32() : null;
    }
}
