namespace Prism.Etl.Sources.Jira;

/// <summary>How a site is signed in to, beyond a plain token: an OAuth client, the API gateway, and when the secret expires.</summary>
public sealed class JiraSignIn
{
    /// <summary>A service account's OAuth 2.0 client id: an access token is fetched by client credentials, and anew before it expires.</summary>
    public string? ClientId { get; set; }

    /// <summary>The client's secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>A file whose content is the client's secret; read anew at each run.</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>Where access tokens are given.</summary>
    public string TokenUrl { get; set; } = "https://auth.atlassian.com/oauth/token";

    /// <summary>
    /// Whether requests go through Atlassian's API gateway, by the site's cloud id: scoped API tokens and OAuth clients are accepted only there. An
    /// OAuth client implies it.
    /// </summary>
    public bool Gateway { get; set; }

    /// <summary>The gateway; the path <c>/ex/jira/{cloudId}</c> is added.</summary>
    public string GatewayUrl { get; set; } = "https://api.atlassian.com";

    /// <summary>The site's cloud id; null asks the site for it.</summary>
    public string? CloudId { get; set; }

    /// <summary>The day on which the API token, personal access token or client secret expires. Jira does not tell it to its holder.</summary>
    public DateOnly? ExpiresOn { get; set; }

    internal bool UsesClient => !string.IsNullOrEmpty(ClientId);
    internal bool UsesGateway => Gateway || UsesClient;

    /// <summary>What is wrong with it.</summary>
    /// <param name="at">The setting's path, for the messages.</param>
    /// <param name="hasToken">Whether the site has a token as well.</param>
    internal IEnumerable<string> Validate(string at, bool hasToken)
    {
        if (!UsesClient)
        {
            if (!string.IsNullOrEmpty(ClientSecret) || !string.IsNullOrEmpty(ClientSecretFile))
            {
                yield return $"{at}ClientId: expects the id of the OAuth client whose secret is set.";
            }
        }
        else if (hasToken)
        {
            yield return $"{at}ClientId: expects to be the only sign-in; a token is set too.";
        }
        else if (string.IsNullOrEmpty(ClientSecret) == string.IsNullOrEmpty(ClientSecretFile))
        {
            yield return $"{at}ClientSecret: expects the OAuth client's secret, by the environment, user secrets, or a file that {at}ClientSecretFile names; one of them alone.";
        }
        else if (ClientSecretFile is { Length: > 0 } file && !File.Exists(file))
        {
            yield return $"{at}ClientSecretFile: expects a file with the secret; there is none at '{file}'.";
        }

        if (UsesClient && !IsAddress(TokenUrl))
        {
            yield return $"{at}TokenUrl: expects the address that gives access tokens, such as https://auth.atlassian.com/oauth/token.";
        }

        if (UsesGateway && !IsAddress(GatewayUrl))
        {
            yield return $"{at}GatewayUrl: expects the API gateway's address, such as https://api.atlassian.com.";
        }

        if (CloudId is { } id && !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            yield return $"{at}CloudId: expects the site's cloud id, such as 6f1d2c1e-4b7a-4f57-9c1b-0c5f2a7e9d10.";
        }
    }

    private static bool IsAddress(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http";
}
