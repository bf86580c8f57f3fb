namespace Prism.Reports.Excel;

/// <summary>The style sheet: one cell format for each <see cref="Look"/>, in its order.</summary>
internal static class WorkbookStyles
{
    public const string Xml = $"""
        <styleSheet xmlns="{WorkbookWriter.Main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="[&lt;1000]0.00##;#,##0"/><numFmt numFmtId="166" formatCode="[&lt;1000]General;#,##0"/></numFmts>
        <fonts count="6"><font><sz val="11"/><color rgb="FF1B1F24"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="18"/><color rgb="FF0B57A4"/><name val="Calibri"/><family val="2"/></font><font><i/><sz val="11"/><color rgb="FF40474F"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font><font><u/><sz val="11"/><color rgb="FF0B57A4"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="12"/><color rgb="FF1B1F24"/><name val="Calibri"/><family val="2"/></font></fonts>
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF0B57A4"/><bgColor indexed="64"/></patternFill></fill></fills>
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="3" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="4" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="5" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>
        """;

    /// <summary>The number format of a look for numbers.</summary>
    public static int NumberFormat(Look look) => look switch { Look.Whole => 3, Look.Rounded => 166, _ => 165 };

    private const string Fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    private const string Line = "<a:ln w=\"9525\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>";
    private const string Effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";

    /// <summary>The least that a theme holds: charts and table styles take their colours from it.</summary>
    public const string Theme = $"""
        <a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Prism"><a:themeElements><a:clrScheme name="Prism"><a:dk1><a:srgbClr val="1B1F24"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="40474F"/></a:dk2><a:lt2><a:srgbClr val="F3F5F7"/></a:lt2><a:accent1><a:srgbClr val="0B57A4"/></a:accent1><a:accent2><a:srgbClr val="B45309"/></a:accent2><a:accent3><a:srgbClr val="00795C"/></a:accent3><a:accent4><a:srgbClr val="8E3B84"/></a:accent4><a:accent5><a:srgbClr val="5B6470"/></a:accent5><a:accent6><a:srgbClr val="B3261E"/></a:accent6><a:hlink><a:srgbClr val="0B57A4"/></a:hlink><a:folHlink><a:srgbClr val="8E3B84"/></a:folHlink></a:clrScheme><a:fontScheme name="Prism"><a:majorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Prism"><a:fillStyleLst>{Fill}{Fill}{Fill}</a:fillStyleLst><a:lnStyleLst>{Line}{Line}{Line}</a:lnStyleLst><a:effectStyleLst>{Effect}{Effect}{Effect}</a:effectStyleLst><a:bgFillStyleLst>{Fill}{Fill}{Fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>
        """;
}
