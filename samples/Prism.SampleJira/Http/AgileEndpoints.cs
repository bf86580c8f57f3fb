using System.Globalization;

namespace Prism.SampleJira.Http;

/// <summary>Boards, their configuration and their sprints: the same on both editions.</summary>
internal static class AgileEndpoints
{
    private const int LargestPage = 50;

    public static void Map(IEndpointRouteBuilder routes, IJiraSite site)
    {
        routes.MapGet("/rest/agile/1.0/board", context => Boards(context, site));
        routes.MapGet("/rest/agile/1.0/board/{board}", context => WithBoard(context, site, board => JiraReply.Raw(context, board.Summary)));
        routes.MapGet("/rest/agile/1.0/board/{board}/configuration", context => WithBoard(context, site, board =>
            board.Configuration is { } configuration ? JiraReply.Raw(context, configuration) : JiraReply.Error(context, StatusCodes.Status404NotFound, "The configuration of this board is not part of the recording.")));
        routes.MapGet("/rest/agile/1.0/board/{board}/sprint", context => WithBoard(context, site, board => Sprints(context, board)));
    }

    private static Task Boards(HttpContext context, IJiraSite site)
    {
        var project = context.Request.Query["projectKeyOrId"].ToString();
        var type = context.Request.Query["type"].ToString();
        var boards = site.Lists.Boards.Where(b => (project.Length == 0 || b.ProjectKey == project) && (type.Length == 0 || b.Type == type));
        return JiraReply.Page(context, [.. boards.Select(b => b.Summary)], LargestPage, withLinks: false);
    }

    private static Task Sprints(HttpContext context, SiteBoard board)
    {
        if (board.Sprints is null)
        {
            return JiraReply.Error(context, StatusCodes.Status400BadRequest, "The board does not support sprints");
        }

        var states = context.Request.Query["state"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return JiraReply.Page(context, [.. board.Sprints.Where(s => states.Length == 0 || states.Contains(s.State)).Select(s => s.Json)], LargestPage, withLinks: false);
    }

    private static Task WithBoard(HttpContext context, IJiraSite site, Func<SiteBoard, Task> answer)
    {
        var isNumber = long.TryParse(context.Request.RouteValues["board"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        var board = isNumber ? site.Lists.Boards.FirstOrDefault(b => b.Id == id) : null;
        return board is null ? JiraReply.Error(context, StatusCodes.Status404NotFound, "The requested board cannot be viewed because it either does not exist or you do not have permission to view it.") : answer(board);
    }
}
