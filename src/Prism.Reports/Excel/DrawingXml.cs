namespace Prism.Reports.Excel;

/// <summary>What lies on a sheet: charts and slicers, with the text that a screen reader says.</summary>
internal static class DrawingXml
{
    public const string Start = "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">";

    public static string Chart(Chart chart, string id, int number) => $"""
        {Anchor(chart.Frame)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="{WorkbookWriter.Text(number)}" name="{WorkbookWriter.Escaped(chart.Title)}" descr="{WorkbookWriter.Escaped(chart.Alternative)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="{WorkbookWriter.Relations}" r:id="{id}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>
        """;

    /// <summary>Programs without slicers show the text of the fallback instead.</summary>
    public static string Slicer(Slicer slicer, int number) => $"""
        {Anchor(slicer.Frame)}<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" Requires="a14"><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="{WorkbookWriter.Text(number)}" name="{WorkbookWriter.Escaped(slicer.Name)}" descr="Choose: {WorkbookWriter.Escaped(slicer.Field)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/drawing/2010/slicer"><sle:slicer xmlns:sle="http://schemas.microsoft.com/office/drawing/2010/slicer" name="{WorkbookWriter.Escaped(slicer.Name)}"/></a:graphicData></a:graphic></xdr:graphicFrame></mc:Choice><mc:Fallback><xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{WorkbookWriter.Text(number)}" name="{WorkbookWriter.Escaped(slicer.Name)}"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></xdr:spPr><xdr:txBody><a:bodyPr wrap="square"/><a:p><a:r><a:rPr lang="en-US" sz="1000"><a:solidFill><a:srgbClr val="40474F"/></a:solidFill><a:latin typeface="Calibri"/></a:rPr><a:t>Buttons for: {WorkbookWriter.Escaped(slicer.Field)} (in Excel 2010 and later). Here, use the filter of the pivot table.</a:t></a:r></a:p></xdr:txBody></xdr:sp></mc:Fallback></mc:AlternateContent><xdr:clientData/></xdr:twoCellAnchor>
        """;

    private static string Anchor(Frame frame) =>
        $"<xdr:twoCellAnchor editAs=\"oneCell\"><xdr:from><xdr:col>{WorkbookWriter.Text(frame.Column)}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{WorkbookWriter.Text(frame.Row)}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>{WorkbookWriter.Text(frame.ToColumn)}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{WorkbookWriter.Text(frame.ToRow)}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>";
}
