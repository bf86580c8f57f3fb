using System.Diagnostics;
using System.Globalization;

namespace Prism.Warehouse.Loads;

/// <summary>
/// Who holds a lease, as text: machine, process, the process's start, and a number of its own. From it a later worker on the same machine sees that
/// a holder was killed, and need not wait until its lease runs out.
/// </summary>
internal static class LeaseHolder
{
    /// <summary>This process, as a holder told apart from every other.</summary>
    public static string Current()
    {
        using var process = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture, $"{Environment.MachineName}/{process.Id}/{process.StartTime.Ticks}/{Guid.NewGuid():N}");
    }

    /// <summary>True when the holder ran on this machine and its process is gone. False when nothing is known: another machine's, or not readable.</summary>
    public static bool IsGone(string holder)
    {
        var parts = holder.Split('/');
        if (parts.Length != 4 || parts[0] != Environment.MachineName
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var startTicks))
        {
            return false;
        }

        try
        {
            // The system computes a start time from clock ticks since boot: two readings may differ by some hundredths of a second.
            using var process = Process.GetProcessById(id);
            return process.HasExited || Math.Abs(process.StartTime.Ticks - startTicks) > TimeSpan.TicksPerSecond;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception problem) when (problem is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return problem is InvalidOperationException;
        }
    }
}
