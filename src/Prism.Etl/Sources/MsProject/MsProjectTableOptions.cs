namespace Prism.Etl.Sources.MsProject;

/// <summary>How Excel and CSV exports of plans are written: <c>Prism:MsProject:0:Tables</c>.</summary>
public sealed class MsProjectTableOptions
{
    /// <summary>The exporting computer's language and region: <c>en-US</c>, <c>de-DE</c>. Numbers, amounts and dates are written its way.</summary>
    public string Culture { get; set; } = "en-US";

    /// <summary>Working minutes of "1 day".</summary>
    public int MinutesPerDay { get; set; } = 480;

    /// <summary>Columns of other languages or maps: the column's name, then the English name of Project's field, e.g. <c>"Vorgangsname": "Name"</c>.</summary>
    public Dictionary<string, string> Columns { get; } = [];
}
