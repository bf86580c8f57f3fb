using System.Net;
using Prism.Etl.Sources.Jira;

namespace Prism.Etl.Webhooks;

/// <summary>Whether and where the worker hears webhooks: section <c>Prism:Etl:Webhooks</c>. Off without a port.</summary>
public sealed class WebhookOptions
{
    /// <summary>TCP port; none = webhooks are not heard. Jira Cloud wants HTTPS: a reverse proxy in front has the certificate.</summary>
    public int? Port { get; set; }

    /// <summary>The address to listen on; the loopback address unless the proxy is another machine.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Most issues that wait to be read, 1 to 100,000. Beyond that a run over everything that changed is made instead.</summary>
    public int Queue { get; set; } = 10_000;

    /// <summary>How long further webhooks are waited for after the first, 0 to 1 minute: Jira sends several for one change.</summary>
    public TimeSpan Gather { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What is wrong, each message naming its setting.</summary>
    public IEnumerable<string> Validate(IReadOnlyList<JiraOptions> sites)
    {
        const string At = "Prism:Etl:Webhooks:";
        if (Port is < 1 or > 65535)
        {
            yield return $"{At}Port: expects 1 to 65535, or none; it is {Port}.";
        }

        if (Port is not null && !sites.Any(site => site.HearsWebhooks))
        {
            yield return $"{At}Port: expects a site with Prism:Jira:N:WebhookSecret or WebhookSecretFile; none has one, and what is not signed is not heard.";
        }

        if (!IPAddress.TryParse(Address, out _))
        {
            yield return $"{At}Address: expects an IP address of this machine such as 127.0.0.1; it is '{Address}'.";
        }

        if (Queue is < 1 or > 100_000)
        {
            yield return $"{At}Queue: expects 1 to 100000; it is {Queue}.";
        }

        if (Gather < TimeSpan.Zero || Gather > TimeSpan.FromMinutes(1))
        {
            yield return $"{At}Gather: expects 00:00:00 to 00:01:00; it is {Gather}.";
        }
    }
}
