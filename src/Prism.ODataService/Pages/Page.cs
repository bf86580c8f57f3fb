using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace Prism.ODataService.Pages;

/// <summary>The frame every page of the service stands in: one style, no script, nothing loaded from elsewhere.</summary>
public static class Page
{
    // The policy names the style by its hash, over the text as a browser reads it: with line feeds, whatever this file was checked out with.
    private static readonly string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 0 auto 3rem; padding: 0 1rem; color: #1b1f24; background: #fff; }
        header { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; padding: 1rem 0; border-bottom: 1px solid #d0d7de; }
        header strong { font-size: 1.15rem; } h1 { font-size: 1.7rem; margin: 1.2rem 0 .4rem; } h2 { margin: 2rem 0 .4rem; } h3 { margin: 1.4rem 0 .2rem; font-size: 1.05rem; }
        table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; padding: 1.1rem 0 .3rem; }
        th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #e1e5ea; vertical-align: middle; } thead th { font-size: .85rem; color: #4a525b; }
        tbody th { font-weight: 500; } .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } small { color: #4a525b; font-weight: 400; }
        pre { background: #f3f4f6; padding: 1rem; overflow-x: auto; } a { color: #0b57a4; } form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: .8rem 0; }
        select, button { font: inherit; padding: .2rem .5rem; } .wide { overflow-x: auto; }
        .card { table-layout: fixed; min-width: 56rem; } .card th:nth-child(1) { width: 36%; } .card th:nth-child(2), .card th:nth-child(3) { width: 12%; } .card th:nth-child(6) { width: 9rem; }
        .g, .a, .r, .u { padding: .1rem .5rem; border-radius: .3rem; white-space: nowrap; font-size: .9rem; }
        .g { background: #d3f2dc; color: #0b4a1e; } .a { background: #fdeec0; color: #5b4200; } .r { background: #fbd9d7; color: #7a120c; } .u { background: #e6e8eb; color: #30363d; }
        svg { display: block; } polyline { fill: none; stroke: #0b57a4; stroke-width: 1.5; } circle { fill: #0b57a4; }
        """.ReplaceLineEndings("\n");

    /// <summary>Allows the frame's own style and a form that asks this service; nothing else.</summary>
    public static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static string Html(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <param name="title">Plain text; the frame encodes it.</param>
    /// <param name="body">HTML.</param>
    public static async Task WriteAsync(HttpContext context, string title, string body, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "text/html;charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        await context.Response.WriteAsync(Frame(title, context.Request.PathBase.Value ?? "", body), cancellationToken).ConfigureAwait(false);
    }

    private static string Frame(string title, string pathBase, string body) => $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{Html(title)}}</title>
        <style>{{Style}}</style>
        </head>
        <body>
        <header><strong>Prism Analytics</strong><nav><a href="{{Html(pathBase)}}/">Scorecard</a> · <a href="{{Html(pathBase)}}/#connect">Connect</a> · <a href="{{Html(pathBase)}}/#sets">Entity sets</a></nav></header>
        <main>
        {{body}}
        </main>
        </body>
        </html>
        """;
}
