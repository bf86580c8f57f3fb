namespace Prism.Etl.Sources.Jira;

/// <summary>One Jira site: an entry of the setting <c>Prism:Jira</c>.</summary>
public sealed class JiraOptions
{
    /// <summary>The connection's name: it stands in every row, so it must not change later.</summary>
    public string Name { get; set; } = "jira";

    /// <summary>The site's address, with its context path: <c>https://acme.atlassian.net</c>, <c>https://jira.acme.example/jira</c>, or <c>https://api.atlassian.com/ex/jira/{cloudId}</c>.</summary>
    public string? Url { get; set; }

    /// <summary>The e-mail address on Cloud; the user name for Basic on Data Center; none with a personal access token.</summary>
    public string? User { get; set; }

    /// <summary>API token (Cloud), personal access token or password (Data Center).</summary>
    public string? Token { get; set; }

    /// <summary>A file whose content is the token; read anew at each run, so that a changed token needs no restart.</summary>
    public string? TokenFile { get; set; }

    /// <summary>An OAuth client, the API gateway, and when the secret expires.</summary>
    public JiraSignIn SignIn { get; init; } = new();

    /// <summary>The secret that the site signs its webhooks with; with <c>Prism:Etl:Webhooks:Port</c> they are heard at <c>/webhooks/jira/{Name}</c>.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>A file whose content is that secret.</summary>
    public string? WebhookSecretFile { get; set; }

    /// <summary>Which product answers; <see cref="JiraKind.Auto"/> asks it.</summary>
    public JiraKind Kind { get; set; } = JiraKind.Auto;

    /// <summary>Keys of the projects to read; empty for all that the account can see.</summary>
    public IList<string> Projects { get; init; } = [];

    /// <summary>Boards, by id or name: only issues of their filters are read.</summary>
    public IList<string> Boards { get; init; } = [];

    /// <summary>Restricts the issues further; without <c>ORDER BY</c>.</summary>
    public string? Jql { get; set; }

    /// <summary>Whether summaries are read at all.</summary>
    public bool IncludeSummaries { get; set; } = true;

    /// <summary>
    /// Where set, people are known by a keyed hash of their id alone, without name and e-mail address: the same key gives the same hash. Where the
    /// register names someone's account, team and role reach the pseudonym, the name does not. To be set before the first load, since it does not reach what is staged already. Needs <see cref="Landing"/> off, since payloads hold names.
    /// </summary>
    public string? PseudonymKey { get; set; }

    /// <summary>Fields by id, where what is found is wrong.</summary>
    public JiraFieldOptions Fields { get; init; } = new();

    /// <summary>Type class by issue type name, before what is found: <c>"Incident": "Defect"</c>.</summary>
    public IDictionary<string, string> TypeClasses { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether time in a status is <c>Active</c>, <c>Waiting</c> or <c>Blocked</c>, by the status's name or id, before what boards' columns, names and
    /// categories say: <c>"In review": "Waiting"</c>.
    /// </summary>
    public IDictionary<string, string> FlowStates { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Issues asked for at a time, 1 to 1,000; a server may give fewer.</summary>
    public int PageSize { get; set; } = 250;

    /// <summary>Most requests under way at a time, 1 to 32. Fewer are, until the site has shown that it is content, and after it refused one.</summary>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>How often one request is tried, 1 to 20.</summary>
    public int MaxAttempts { get; set; } = 8;

    /// <summary>How long one answer may take, 1 second to 30 minutes.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How far before the last read the next one begins, 2 minutes to 1 day: JQL knows minutes only, and the search index lags.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often all ids are compared, to find what was deleted, moved out or missed; 5 minutes to 31 days.</summary>
    public TimeSpan ReconcileEvery { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How often a worker that goes on running reads boards, sprints and the list of users, 1 minute to 1 day: a large site has a request or two for each
    /// board. Sprints and people that changed issues name are read with the issues. A run of a process of its own reads them each time.
    /// </summary>
    public TimeSpan BoardsEvery { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The part of the issues held that may be gone at once, 0 to 1. Where more are, it is taken for a lost permission: the run fails, and none becomes a
    /// tombstone. Set it to 1 for the run after so many were really deleted.
    /// </summary>
    public double MostMissing { get; set; } = 0.5;

    /// <summary>Whether payloads are kept, compressed, so that a later column can be filled without asking again.</summary>
    public bool Landing { get; set; } = true;

    private static readonly string[] TypeClassNames =
    [
        Warehouse.Dimensions.TypeClass.Feature, Warehouse.Dimensions.TypeClass.Defect, Warehouse.Dimensions.TypeClass.Risk,
        Warehouse.Dimensions.TypeClass.Debt, Warehouse.Dimensions.TypeClass.Epic, Warehouse.Dimensions.TypeClass.SubTask,
    ];

    private static readonly string[] FlowStateNames = [Warehouse.Dimensions.FlowState.Active, Warehouse.Dimensions.FlowState.Waiting, Warehouse.Dimensions.FlowState.Blocked];

    /// <summary>Whether this site's webhooks are heard where the worker listens at all.</summary>
    internal bool HearsWebhooks => !string.IsNullOrEmpty(WebhookSecret) || !string.IsNullOrEmpty(WebhookSecretFile);

    /// <summary>The secret; from its file read anew each time, so that a changed one needs no restart.</summary>
    internal string ReadWebhookSecret() => WebhookSecretFile is { Length: > 0 } file ? File.ReadAllText(file).Trim() : WebhookSecret ?? "";

    /// <summary>Reads the sites of a configuration: the section <c>Prism:Jira</c>.</summary>
    public static IReadOnlyList<JiraOptions> Read(IConfiguration configuration) =>
        configuration.GetSection("Prism:Jira").Get<List<JiraOptions>>() ?? [];

    /// <summary>What is wrong with all sites, each message naming its setting.</summary>
    public static IEnumerable<string> Validate(IReadOnlyList<JiraOptions> sites)
    {
        for (var i = 0; i < sites.Count; i++)
        {
            foreach (var message in sites[i].Validate(i))
            {
                yield return message;
            }

            if (sites.Take(i).Any(other => string.Equals(other.Name, sites[i].Name, StringComparison.OrdinalIgnoreCase)))
            {
                yield return $"Prism:Jira:{i}:Name: '{sites[i].Name}' is taken by an earlier site; each needs a name of its own.";
            }
        }
    }

    /// <summary>What is wrong with this site.</summary>
    /// <param name="index">Its place in the list, for the messages.</param>
    public IEnumerable<string> Validate(int index)
    {
        var at = $"Prism:Jira:{index}:";
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 100)
        {
            yield return $"{at}Name: expects a name of 1 to 100 characters.";
        }

        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            yield return $"{at}Url: expects the address of the site, such as https://acme.atlassian.net; it is {(string.IsNullOrEmpty(Url) ? "not set" : $"'{Url}'")}.";
        }
        else if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            yield return $"{at}Url: expects an address without user, password, query or fragment; secrets belong in {at}Token or {at}TokenFile.";
        }

        var hasToken = !string.IsNullOrEmpty(Token) || !string.IsNullOrEmpty(TokenFile);
        foreach (var message in SignIn.Validate($"{at}SignIn:", hasToken))
        {
            yield return message;
        }

        if (SignIn.UsesClient)
        {
            // Its secret stands in the place of a token.
        }
        else if (string.IsNullOrEmpty(Token) == string.IsNullOrEmpty(TokenFile))
        {
            yield return string.IsNullOrEmpty(Token)
                ? $"{at}Token: expects an API token (Cloud) or personal access token (Data Center), by the environment, user secrets, or a file that {at}TokenFile names."
                : $"{at}TokenFile: expects to be the only one; {at}Token is set too.";
        }
        else if (TokenFile is { Length: > 0 } file && !File.Exists(file))
        {
            yield return $"{at}TokenFile: expects a file with the token; there is none at '{file}'.";
        }

        if (!string.IsNullOrEmpty(WebhookSecret) && !string.IsNullOrEmpty(WebhookSecretFile))
        {
            yield return $"{at}WebhookSecretFile: expects to be the only one; {at}WebhookSecret is set too.";
        }
        else if (WebhookSecretFile is { Length: > 0 } secretFile && !File.Exists(secretFile))
        {
            yield return $"{at}WebhookSecretFile: expects a file with the secret; there is none at '{secretFile}'.";
        }
        else if (WebhookSecret is { Length: > 0 and < 16 })
        {
            yield return $"{at}WebhookSecret: expects a secret of 16 characters or more, the same as in the site's webhook.";
        }

        if (Jql?.Contains("order by", StringComparison.OrdinalIgnoreCase) == true)
        {
            yield return $"{at}Jql: expects a condition without ORDER BY; the order is ours.";
        }

        for (var i = 0; i < Projects.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Projects[i]) || Projects[i].Contains('"', StringComparison.Ordinal))
            {
                yield return $"{at}Projects:{i}: expects a project key such as PRISM.";
            }
        }

        for (var i = 0; i < Fields.Columns.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Fields.Columns[i]))
            {
                yield return $"{at}Fields:Columns:{i}: expects the name or id of a custom field.";
            }
        }

        if (Fields.MostOthers is < 0 or > 5000)
        {
            yield return $"{at}Fields:MostOthers: expects 0 to 5000; it is {Fields.MostOthers}.";
        }

        foreach (var (type, typeClass) in TypeClasses)
        {
            if (!TypeClassNames.Contains(typeClass, StringComparer.Ordinal))
            {
                yield return $"{at}TypeClasses:{type}: expects one of {string.Join(", ", TypeClassNames)}; it is '{typeClass}'.";
            }
        }

        foreach (var (status, state) in FlowStates)
        {
            if (!FlowStateNames.Contains(state, StringComparer.Ordinal))
            {
                yield return $"{at}FlowStates:{status}: expects one of {string.Join(", ", FlowStateNames)}; it is '{state}'.";
            }
        }

        for (var i = 0; i < Boards.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Boards[i]))
            {
                yield return $"{at}Boards:{i}: expects the id or name of a board.";
            }
        }

        foreach (var message in Limits(at))
        {
            yield return message;
        }
    }

    private IEnumerable<string> Limits(string at)
    {
        if (PageSize is < 1 or > 1000)
        {
            yield return $"{at}PageSize: expects 1 to 1000; it is {PageSize}.";
        }

        if (MaxConcurrency is < 1 or > 32)
        {
            yield return $"{at}MaxConcurrency: expects 1 to 32; it is {MaxConcurrency}.";
        }

        if (MaxAttempts is < 1 or > 20)
        {
            yield return $"{at}MaxAttempts: expects 1 to 20; it is {MaxAttempts}.";
        }

        if (RequestTimeout < TimeSpan.FromSeconds(1) || RequestTimeout > TimeSpan.FromMinutes(30))
        {
            yield return $"{at}RequestTimeout: expects 00:00:01 to 00:30:00; it is {RequestTimeout}.";
        }

        if (PseudonymKey is { Length: < 16 })
        {
            yield return $"{at}PseudonymKey: expects a secret of 16 characters or more, by the environment or user secrets.";
        }
        else if (PseudonymKey is not null && Landing)
        {
            yield return $"{at}Landing: expects false where {at}PseudonymKey is set: payloads hold the names of people.";
        }

        if (Overlap < TimeSpan.FromMinutes(2) || Overlap > TimeSpan.FromDays(1))
        {
            yield return $"{at}Overlap: expects 00:02:00 to 1.00:00:00; it is {Overlap}.";
        }

        if (!(MostMissing >= 0 && MostMissing <= 1))
        {
            yield return $"{at}MostMissing: expects 0 to 1; it is {MostMissing.ToString(System.Globalization.CultureInfo.InvariantCulture)}.";
        }

        if (BoardsEvery < TimeSpan.FromMinutes(1) || BoardsEvery > TimeSpan.FromDays(1))
        {
            yield return $"{at}BoardsEvery: expects 00:01:00 to 1.00:00:00; it is {BoardsEvery}.";
        }

        if (ReconcileEvery < TimeSpan.FromMinutes(5) || ReconcileEvery > TimeSpan.FromDays(31))
        {
            yield return $"{at}ReconcileEvery: expects 00:05:00 to 31.00:00:00; it is {ReconcileEvery}.";
        }
    }
}

/// <summary>Ids of fields that go before what is found.</summary>
public sealed class JiraFieldOptions
{
    public string? Sprint { get; set; }

    /// <summary>The first that has a value counts.</summary>
    public IList<string> StoryPoints { get; init; } = [];
    public string? EpicLink { get; set; }
    public string? Flagged { get; set; }

    /// <summary>The team in charge of an issue.</summary>
    public string? Team { get; set; }

    /// <summary>The day work is planned to begin.</summary>
    public string? StartDate { get; set; }

    /// <summary>Further custom fields, by name or id: each becomes a typed column of its own in <c>IssueCustomFields</c>, and rows of <c>IssueFields</c>.</summary>
    public IList<string> Columns { get; init; } = [];

    /// <summary>
    /// Whether the site's other custom fields with a type are asked for too and kept in the payloads, so that one that is named later is filled by
    /// <c>etl replay</c> without asking the site again. Fields of several lines of text are not. Only where payloads are kept.
    /// </summary>
    public bool KeepOthers { get; set; } = true;

    /// <summary>
    /// Most such other fields, 0 to 5,000. A site with more of them is asked for none, with a warning: each would stand in every payload. A column that is
    /// named later is then filled by reading everything again.
    /// </summary>
    public int MostOthers { get; set; } = 200;
}

/// <summary>The two products that are called Jira. Their paging must not be mixed.</summary>
public enum JiraKind
{
    /// <summary>Ask <c>serverInfo</c>.</summary>
    Auto,
    Cloud,
    DataCenter,
}
