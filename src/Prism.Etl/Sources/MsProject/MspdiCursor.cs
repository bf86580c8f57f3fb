using System.Xml;

namespace Prism.Etl.Sources.MsProject;

/// <summary>
/// Walks a plan's XML forwards, element by element, and hands values out as text spans of one reused buffer: nothing is kept of what is not asked for.
/// The document type is refused, and so is anything that nests too deep.
/// </summary>
internal sealed class MspdiCursor : IDisposable
{
    /// <summary>No text of a plan is longer: Project's own limit for notes is 64 K characters.</summary>
    private const int MaxTextLength = 4 * 1024 * 1024;

    private readonly XmlReader xml;
    private readonly int maxDepth;
    private char[] buffer = new char[4096];

    public MspdiCursor(Stream stream, int maxDepth)
    {
        this.maxDepth = maxDepth;
        xml = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            // Names typed with control characters come as &#x1F;, which XML 1.0 forbids and Project writes: they are taken out of texts instead.
            CheckCharacters = false,
            CloseInput = false,
        });
    }

    /// <summary>The present element's name without prefix; any namespace, or none, will do.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Line in the file, for messages.</summary>
    public int Line => ((IXmlLineInfo)xml).LineNumber;

    /// <summary>Moves to the root element.</summary>
    public void MoveToRoot()
    {
        xml.MoveToContent();
        Name = xml.LocalName;
    }

    /// <summary>Goes into the present element; false when it is empty.</summary>
    public bool Enter() => !xml.IsEmptyElement;

    /// <summary>Moves to the next child of the element that was entered; false at its end. The child before must have been read or skipped.</summary>
    public bool NextChild()
    {
        while (xml.Read())
        {
            var type = xml.NodeType;
            if (type == XmlNodeType.Element)
            {
                Name = xml.LocalName;
                return true;
            }

            if (type == XmlNodeType.EndElement)
            {
                return false;
            }
        }

        throw new XmlException("Unexpected end of file.");
    }

    /// <summary>Reads past the present element.</summary>
    public void Skip()
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        for (var depth = 1; depth > 0 && xml.Read();)
        {
            var type = xml.NodeType;
            if (type == XmlNodeType.EndElement)
            {
                depth--;
            }
            else if (type == XmlNodeType.Element && !xml.IsEmptyElement)
            {
                depth++;
                RefuseDepth();
            }
        }
    }

    /// <summary>The present element's own text, trimmed; good until the next call.</summary>
    public ReadOnlySpan<char> Text()
    {
        if (xml.IsEmptyElement)
        {
            return default;
        }

        var length = 0;
        for (var depth = 1; depth > 0 && xml.Read();)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.EndElement:
                    depth--;
                    break;
                case XmlNodeType.Element when !xml.IsEmptyElement:
                    depth++;
                    RefuseDepth();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when depth == 1:
                    length = Append(length);
                    break;
            }
        }

        return buffer.AsSpan(0, length).Trim();
    }

    /// <summary>The present element's text without control characters, cut to a length; null when empty.</summary>
    public string? Words(int maxLength)
    {
        var text = Text();
        if (text.Length > maxLength)
        {
            // Never between the two halves of a character outside the basic plane.
            text = text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)];
        }

        if (text.IsEmpty)
        {
            return null;
        }

        foreach (var c in text)
        {
            if (c < ' ' && c is not ('\n' or '\t'))
            {
                return new string([.. text.ToArray().Where(kept => kept >= ' ' || kept is '\n' or '\t')]);
            }
        }

        return new string(text);
    }

    public void Dispose() => xml.Dispose();

    private int Append(int length)
    {
        int read;
        while ((read = xml.ReadValueChunk(buffer, length, buffer.Length - length)) > 0)
        {
            length += read;
            if (length == buffer.Length)
            {
                if (length >= MaxTextLength)
                {
                    throw new MspdiException($"line {Line}: {Name} holds more than {MaxTextLength} characters");
                }

                Array.Resize(ref buffer, length * 2);
            }
        }

        return length;
    }

    private void RefuseDepth()
    {
        if (xml.Depth > maxDepth)
        {
            throw new MspdiException($"line {Line}: elements nest deeper than {maxDepth} levels");
        }
    }
}
