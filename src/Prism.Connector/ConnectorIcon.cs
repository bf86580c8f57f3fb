namespace Prism.Connector;

/// <summary>The connector's picture: a ray of light that a prism takes apart into the four colours of a status.</summary>
public static class ConnectorIcon
{
    /// <summary>Side lengths in pixels that Power BI takes at its display scales.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [16, 20, 24, 32, 40, 48, 64, 80];

    private const int Samples = 8;

    // On a field of 16 by 16. What comes later lies above what comes earlier.
    private static readonly (uint Colour, (double X, double Y)[] Corners)[] Shapes =
    [
        (0x5B6770, [(0, 9.4), (5.4, 7.6), (5.4, 9.0), (0, 10.8)]),
        (0xC4314B, [(8.6, 6.4), (16, 4.0), (16, 5.9), (8.6, 7.6)]),
        (0xE8A317, [(8.6, 7.4), (16, 6.4), (16, 8.3), (8.6, 8.6)]),
        (0x2E8B57, [(8.6, 8.4), (16, 8.8), (16, 10.7), (8.6, 9.6)]),
        (0x2B6CB0, [(8.6, 9.4), (16, 11.2), (16, 13.1), (8.6, 10.6)]),
        (0x1F3A5F, [(7.2, 1.6), (13.0, 14.0), (1.4, 14.0)]),
        (0xDCE8F5, [(7.2, 4.6), (10.8, 12.4), (3.6, 12.4)]),
    ];

    /// <summary>The picture as PNG, on a transparent ground.</summary>
    /// <param name="size">Side length in pixels.</param>
    public static byte[] Draw(int size)
    {
        var pixels = new byte[size * size * 4];
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                Pixel(x, y, 16.0 / size).CopyTo(pixels, ((y * size) + x) * 4);
            }
        }

        return PngFile.Write(size, size, pixels);
    }

    /// <summary>Red, green, blue and opacity: the mean of the points inside the pixel that a shape covers.</summary>
    private static byte[] Pixel(int x, int y, double scale)
    {
        int red = 0, green = 0, blue = 0, covered = 0;
        for (var i = 0; i < Samples * Samples; i++)
        {
            var pointX = (x + (((i % Samples) + 0.5) / Samples)) * scale;
            var pointY = (y + (((i / Samples) + 0.5) / Samples)) * scale;
            if (Array.FindLast(Shapes, s => Contains(s.Corners, pointX, pointY)) is { Corners: not null } shape)
            {
                red += (int)(shape.Colour >> 16);
                green += (int)(shape.Colour >> 8 & 0xFF);
                blue += (int)(shape.Colour & 0xFF);
                covered++;
            }
        }

        return covered == 0 ? [0, 0, 0, 0]
            : [(byte)(red / covered), (byte)(green / covered), (byte)(blue / covered), (byte)(covered * 255 / (Samples * Samples))];
    }

    /// <summary>Even-odd rule: a line from the point to the right crosses the outline an odd number of times.</summary>
    private static bool Contains((double X, double Y)[] corners, double x, double y)
    {
        var isInside = false;
        for (int i = 0, j = corners.Length - 1; i < corners.Length; j = i++)
        {
            var (a, b) = (corners[i], corners[j]);
            if (a.Y > y != b.Y > y && x < ((b.X - a.X) * (y - a.Y) / (b.Y - a.Y)) + a.X)
            {
                isInside = !isInside;
            }
        }

        return isInside;
    }
}
