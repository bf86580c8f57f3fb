namespace Prism.SampleJira.Http;

/// <summary>The short lists: server, account, fields, statuses, projects, priorities, types, users.</summary>
internal static class ReferenceEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, IJiraSite site)
    {
        // Cloud answers these under version 2 as well; Data Center has no version 3.
        foreach (var rest in site.Kind == JiraKind.Cloud ? new[] { "/rest/api/3", "/rest/api/2", "/rest/api/latest" } : ["/rest/api/2", "/rest/api/latest"])
        {
            routes.MapGet($"{rest}/serverInfo", context => ServerInfo(context, site));
            routes.MapGet($"{rest}/myself", context => JiraReply.Raw(context, site.Lists.Myself));
            routes.MapGet($"{rest}/field", context => JiraReply.Array(context, site.Lists.Fields));
            routes.MapGet($"{rest}/status", context => JiraReply.Array(context, site.Lists.Statuses));
            routes.MapGet($"{rest}/priority", context => JiraReply.Array(context, site.Lists.Priorities));
            routes.MapGet($"{rest}/resolution", context => JiraReply.Array(context, site.Lists.Resolutions));
            routes.MapGet($"{rest}/issuetype", context => JiraReply.Array(context, site.Lists.IssueTypes));
            routes.MapGet($"{rest}/project", context => JiraReply.Array(
                context, context.Request.Query["includeArchived"] == "true" ? site.Lists.Projects.Concat(site.Lists.ArchivedProjects) : site.Lists.Projects));
            routes.MapGet($"{rest}/project/{{id}}/components", context => PartsOf(context, site, parts => parts.Components));
            routes.MapGet($"{rest}/project/{{id}}/versions", context => PartsOf(context, site, parts => parts.Versions));
            if (site.Kind == JiraKind.Cloud)
            {
                routes.MapGet($"{rest}/statuses/search", context => JiraReply.Page(context, site.Lists.StatusesWithScope, 200, withLinks: true));
                routes.MapGet($"{rest}/project/search", context => JiraReply.Page(
                    context, context.Request.Query["status"] == "archived" ? site.Lists.ArchivedProjects : site.Lists.Projects, 100, withLinks: true));
                routes.MapGet($"{rest}/priority/search", context => JiraReply.Page(context, site.Lists.Priorities, 50, withLinks: false));
                routes.MapGet($"{rest}/users/search", context => Users(context, site));
                routes.MapGet($"{rest}/users", context => Users(context, site));
            }
            else
            {
                routes.MapGet($"{rest}/user/search", context => Users(context, site));
            }
        }

        if (site.Kind == JiraKind.Cloud)
        {
            routes.MapGet("/_edge/tenant_info", context => JiraReply.Json(context, w =>
            {
                w.WriteStartObject();
                w.WriteString("cloudId", ApiGateway.CloudId);
                w.WriteEndObject();
            }));
        }
    }

    private static Task PartsOf(HttpContext context, IJiraSite site, Func<ProjectParts, IReadOnlyList<byte[]>> list) =>
        context.Request.RouteValues["id"] is string id && site.Lists.Parts.TryGetValue(id, out var parts)
            ? JiraReply.Array(context, list(parts))
            : JiraReply.Error(context, StatusCodes.Status404NotFound, $"No project could be found with id '{context.Request.RouteValues["id"]}'.");

    private static Task Users(HttpContext context, IJiraSite site)
    {
        var startAt = JiraReply.Number(context, "startAt", 0, int.MaxValue);
        var most = JiraReply.Number(context, "maxResults", 50, 1000);
        return JiraReply.Array(context, site.Lists.Users.Skip(startAt).Take(most));
    }

    private static Task ServerInfo(HttpContext context, IJiraSite site) => JiraReply.Json(context, w =>
    {
        w.WriteStartObject();
        w.WriteString("baseUrl", JiraReply.Origin(context));
        w.WriteString("version", site.Kind == JiraKind.Cloud ? "1001.0.0-SNAPSHOT" : "9.12.8");
        w.WriteStartArray("versionNumbers");
        foreach (var number in site.Kind == JiraKind.Cloud ? new[] { 1001, 0, 0 } : [9, 12, 8])
        {
            w.WriteNumberValue(number);
        }

        w.WriteEndArray();
        w.WriteString("deploymentType", site.Kind == JiraKind.Cloud ? "Cloud" : "Server");
        w.WriteNumber("buildNumber", site.Kind == JiraKind.Cloud ? 100_277 : 9_120_008);
        w.WriteString("buildDate", JiraTimestamp.Format(1_717_200_000_000, site.Zone));
        w.WriteString("serverTime", JiraTimestamp.Format(site.PresentMs, site.Zone));
        w.WriteString("scmInfo", "0000000000000000000000000000000000000000");
        w.WriteString("serverTitle", site.Name);
        if (site.Kind == JiraKind.Cloud)
        {
            w.WriteString("serverTimeZone", site.Zone.Id);
            w.WriteStartObject("defaultLocale");
            w.WriteString("locale", "en_US");
            w.WriteEndObject();
        }

        w.WriteEndObject();
    });
}
