using System.Xml;

namespace Prism.Etl.Sources.MsProject;

/// <summary>
/// Reads a plan saved as XML (MSPDI, Project 2002 and later, and other tools' writers) forwards, one entry at a time: memory does not grow with the
/// file. Any encoding, namespace or prefix. Units and "no value" are made good here: money in units of the currency, slack in minutes, dates that
/// mean "NA" are null.
/// </summary>
/// <param name="stream">The file, at its beginning. Not closed.</param>
/// <param name="maxDepth">Elements that nest deeper refuse the file.</param>
public sealed class MspdiReader(Stream stream, int maxDepth = 64) : IDisposable
{
    private readonly MspdiCursor cursor = new(stream, maxDepth);
    private readonly List<MspdiTimephased> timephased = [];

    /// <summary>What stands right under the root. Complete once <see cref="Read"/> has come to its end.</summary>
    public MspdiProject Project { get; } = new();

    /// <summary>Field definitions, calendars, tasks, resources and assignments in the order of the file.</summary>
    /// <exception cref="MspdiException">The file is not a plan, or holds a value that cannot be read.</exception>
    public IEnumerable<MspdiRecord> Read()
    {
        Root();
        while (Next())
        {
            var section = cursor.Name;
            if (section is not ("ExtendedAttributes" or "OutlineCodes" or "Calendars" or "Tasks" or "Resources" or "Assignments"))
            {
                Field();
                continue;
            }

            // Anything but an empty <Tasks/> says that this is a plan, not another format whose root is called Project.
            Project.KnownFields += section == "Tasks" ? 1 : 0;
            if (!cursor.Enter())
            {
                continue;
            }

            while (Next())
            {
                if (Entry(section) is { } record)
                {
                    yield return record;
                }
            }
        }

        if (Project.KnownFields == 0)
        {
            throw new MspdiException("the root element is Project, but nothing under it is a Microsoft Project plan");
        }
    }

    public void Dispose() => cursor.Dispose();

    private void Root()
    {
        Guarded(() =>
        {
            cursor.MoveToRoot();
            return true;
        });
        if (cursor.Name != "Project")
        {
            throw new MspdiException($"the root element is <{cursor.Name}>, a plan's is <Project>");
        }

        if (!cursor.Enter())
        {
            throw new MspdiException("the root element <Project> is empty");
        }
    }

    private bool Next() => Guarded(cursor.NextChild);

    private void Field() => Guarded(() =>
    {
        MspdiProjectReader.Field(cursor, Project);
        return true;
    });

    private MspdiRecord? Entry(string section) => Guarded<MspdiRecord?>(() =>
    {
        switch (section, cursor.Name)
        {
            case ("ExtendedAttributes", "ExtendedAttribute") or ("OutlineCodes", "OutlineCode"):
                return MspdiFieldReader.Definition(cursor);
            case ("Calendars", "Calendar"):
                return MspdiCalendarReader.Calendar(cursor);
            case ("Tasks", "Task"):
                return MspdiTaskReader.Task(cursor);
            case ("Resources", "Resource"):
                return MspdiAssignmentReader.Resource(cursor);
            case ("Assignments", "Assignment"):
                return MspdiAssignmentReader.Assignment(cursor, timephased);
            default:
                cursor.Skip();
                return null;
        }
    });

    /// <summary>Says what is wrong with the file where the XML itself is broken.</summary>
    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException broken)
        {
            throw new MspdiException(Reason(broken), broken);
        }
        catch (Exception broken) when (broken is ArgumentException or InvalidOperationException or System.Text.DecoderFallbackException)
        {
            // Bytes that are no text in the encoding that the file declares.
            throw new MspdiException($"is not readable as XML near line {cursor.Line}: {broken.Message}", broken);
        }
    }

    private string Reason(XmlException broken)
    {
        // The reader names the refusal only in its message.
        if (broken.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return "has a document type (DOCTYPE), which is refused: plans have none, and it can be used to attack the reader";
        }

        if (cursor.Name.Length == 0)
        {
            return $"is not XML: {broken.Message}";
        }

        return IsCutOff() ? $"is cut off: the file ends within <{cursor.Name}> near line {cursor.Line}" : $"is not well-formed XML: {broken.Message}";
    }

    /// <summary>True when the file's last bytes are not the end of the root element.</summary>
    private bool IsCutOff()
    {
        if (!stream.CanSeek)
        {
            return false;
        }

        var tail = new byte[128];
        stream.Seek(-Math.Min(tail.Length, stream.Length), SeekOrigin.End);
        var length = stream.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false);
        // Without the zero bytes of UTF-16 the ASCII of the end tag is left.
        var text = string.Concat(tail.AsSpan(0, length).ToArray().Where(b => b != 0).Select(b => (char)b)).TrimEnd();
        return !text.EndsWith("Project>", StringComparison.Ordinal);
    }
}
