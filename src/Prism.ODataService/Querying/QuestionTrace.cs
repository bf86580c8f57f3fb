using System.Diagnostics;
using Microsoft.OData.UriParser;
using Prism.ODataService.Contract;
using Prism.ODataService.Security;

namespace Prism.ODataService.Querying;

/// <summary>
/// Tells whoever listens (a <see cref="DiagnosticListener"/> of this name) each question that became a query, so that it can be put to the other engine
/// too. Nobody listens in production unless a tool attaches.
/// </summary>
public static class QuestionTrace
{
    /// <summary>Name of the listener.</summary>
    public const string ListenerName = "Prism.ODataService.Questions";

    /// <summary>Name of its one event; what comes with it is a <see cref="TranslatedQuestion"/>.</summary>
    public const string EventName = "Translated";

    private static readonly DiagnosticListener Listener = new(ListenerName);

    public static bool IsHeard => Listener.IsEnabled(EventName);

    public static void Tell(TranslatedQuestion question) => Listener.Write(EventName, question);
}

/// <summary>What <see cref="QueryTranslator.Translate"/> was given.</summary>
public sealed record TranslatedQuestion(
    QueryTranslator Translator, SqlDialect Dialect, EntitySet Set, ODataUriParser Parser, QueryOptions Options, IReadOnlyList<object>? Key, int PageSize, bool IdentifiesRows, Rights Rights);
