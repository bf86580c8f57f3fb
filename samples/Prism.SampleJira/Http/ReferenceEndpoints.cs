using System.Text.Json;

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
            routes.MapGet($"{rest}/project/{{id}}", context => Project(context, site));
            routes.MapGet($"{rest}/priority/{{id}}", context => Named(context, site.Lists.Priorities, "priority"));
            routes.MapGet($"{rest}/resolution/{{id}}", context => Named(context, site.Lists.Resolutions, "resolution"));
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

    /// <summary>A project with its components and releases, which the list of projects does not tell of.</summary>
    private static Task Project(HttpContext context, IJiraSite site)
    {
        var id = context.Request.RouteValues["id"] as string ?? "";
        if (Of(site.Lists.Projects, id) is not { } project)
        {
            return JiraReply.Error(context, StatusCodes.Status404NotFound, $"No project could be found with id '{id}'.");
        }

        var parts = site.Lists.Parts.GetValueOrDefault(id);
        return JiraReply.Json(context, w =>
        {
            w.WriteStartObject();
            foreach (var member in project.EnumerateObject())
            {
                member.WriteTo(w);
            }

            WriteList(w, "components", parts?.Components ?? []);
            WriteList(w, "versions", parts?.Versions ?? []);
            w.WriteEndObject();
        });
    }

    private static Task Named(HttpContext context, IReadOnlyList<byte[]> list, string what) =>
        Of(list, context.Request.RouteValues["id"] as string ?? "") is { } found
            ? JiraReply.Json(context, found.WriteTo)
            : JiraReply.Error(context, StatusCodes.Status404NotFound, $"The {what} with id '{context.Request.RouteValues["id"]}' does not exist");

    private static JsonElement? Of(IReadOnlyList<byte[]> list, string id)
    {
        foreach (var item in list)
        {
            var element = JsonElement.Parse(item);
            if (element.TryGetProperty("id", out var own) && own.ValueKind == JsonValueKind.String && own.ValueEquals(id))
            {
                return element;
            }
        }

        return null;
    }

    private static void WriteList(Utf8JsonWriter w, string name, IReadOnlyList<byte[]> items)
    {
        w.WriteStartArray(name);
        foreach (var item in items)
        {
            w.WriteRawValue(item, skipInputValidation: true);
        }

        w.WriteEndArray();
    }

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
