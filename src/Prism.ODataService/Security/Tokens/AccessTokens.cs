using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Ops;

namespace Prism.ODataService.Security.Tokens;

/// <summary>Why a token is not taken.</summary>
public enum TokenFailure
{
    /// <summary>It is not known, or its secret is another one: which of them is not told.</summary>
    Unknown,
    Expired,
    Revoked,

    /// <summary>The tokens cannot be read: nothing is said of this one.</summary>
    Unreadable,
}

/// <summary>Personal access tokens: makes, lists, revokes and recognises them.</summary>
public sealed partial class AccessTokens(OpsDatabase database, AuditLog audit, TimeProvider time, ILogger<AccessTokens> logger) : IDisposable
{
    /// <summary>Longest life of a token, in days.</summary>
    public const int MostDays = 366;

    /// <summary>From how long before its end on a token's reader is warned.</summary>
    public static readonly TimeSpan WarnedBefore = TimeSpan.FromDays(14);

    // A revocation acts when every process has read the tokens again.
    private static readonly TimeSpan Reread = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UseNotedEvery = TimeSpan.FromMinutes(1);
    private static readonly string NoHash = new('0', 64);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);
    private Known _known = new(new Dictionary<string, AccessToken>(), DateTimeOffset.MinValue);

    /// <summary>Makes a token. Its text is returned this once and kept nowhere.</summary>
    /// <exception cref="ArgumentException">The name is empty, the life too long, or there is nothing to see; the message says which.</exception>
    public async Task<(AccessToken Token, string Text)> CreateAsync(string actor, string name, string owner, Rights rights, int days, CancellationToken cancellationToken)
    {
        // Both are printed line by line: a line feed in them would be a line of somebody else's.
        if (string.IsNullOrWhiteSpace(name) || name.Length > 200 || string.IsNullOrWhiteSpace(owner) || owner.Length > 200 || name.Concat(owner).Any(char.IsControl))
        {
            throw new ArgumentException("A token has a name, which says what it is for, and an owner; both of at most 200 characters on one line.");
        }

        if (days is < 1 or > MostDays)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A token lives 1 to {MostDays} days."));
        }

        var json = JsonSerializer.Serialize(rights);
        if (!rights.IsAny && !rights.Administrator || json.Length > 4000)
        {
            throw new ArgumentException("A token sees something: the organisation, or portfolios, programs or projects by name, not more of them than fit into 4,000 characters.");
        }

        var (id, secret) = TokenText.Create();
        var now = time.GetUtcNow();
        var token = new AccessToken { TokenId = id, Name = name, Owner = owner, SecretHash = TokenText.Hash(secret), Rights = json, CreatedAtUtc = now, ExpiresAtUtc = now.AddDays(days) };
        await audit.AppendAsync(actor, "TokenCreated", id, string.Create(CultureInfo.InvariantCulture, $"'{name}' for {owner}, {days} days: {rights}"), cancellationToken).ConfigureAwait(false);
        var context = database.CreateContext();
        await using (context.ConfigureAwait(false))
        {
            context.Add(token);
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }

        Forget();
        return (token, TokenText.Write(id, secret));
    }

    /// <summary>All tokens, newest first.</summary>
    public async Task<IReadOnlyList<AccessToken>> ListAsync(CancellationToken cancellationToken)
    {
        var context = database.CreateContext();
        await using (context.ConfigureAwait(false))
        {
            return await context.Tokens.AsNoTracking().OrderByDescending(t => t.CreatedAtUtc).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends a token; every process has noticed within ten seconds.</summary>
    /// <returns>False when there is no such token.</returns>
    public async Task<bool> RevokeAsync(string actor, string tokenId, CancellationToken cancellationToken)
    {
        var context = database.CreateContext();
        await using (context.ConfigureAwait(false))
        {
            if (await context.Tokens.FirstOrDefaultAsync(t => t.TokenId == tokenId, cancellationToken).ConfigureAwait(false) is not { } token)
            {
                return false;
            }

            if (token.RevokedAtUtc is null)
            {
                await audit.AppendAsync(actor, "TokenRevoked", tokenId, $"'{token.Name}' for {token.Owner}", cancellationToken).ConfigureAwait(false);
                token.RevokedAtUtc = time.GetUtcNow();
                await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        Forget();
        return true;
    }

    /// <summary>Recognises a token. The same work is done for one that exists and one that does not.</summary>
    public async Task<(AccessToken? Token, TokenFailure Failure)> FindAsync(string id, string secret, CancellationToken cancellationToken)
    {
        if (await KnownAsync(cancellationToken).ConfigureAwait(false) is not { } known)
        {
            return (null, TokenFailure.Unreadable);
        }

        var presented = Encoding.ASCII.GetBytes(TokenText.Hash(secret));
        var isKnown = known.TryGetValue(id, out var token);
        var isRight = CryptographicOperations.FixedTimeEquals(presented, Encoding.ASCII.GetBytes(isKnown ? token!.SecretHash : NoHash));
        if (!isKnown || !isRight)
        {
            return (null, TokenFailure.Unknown);
        }

        var now = time.GetUtcNow();
        if (token!.RevokedAtUtc is not null)
        {
            return (null, TokenFailure.Revoked);
        }

        if (token.ExpiresAtUtc <= now)
        {
            return (null, TokenFailure.Expired);
        }

        _used[id] = now;
        return (token, default);
    }

    /// <summary>What a stored token may see.</summary>
    public static Rights RightsOf(AccessToken token) => JsonSerializer.Deserialize<Rights>(token.Rights) ?? Rights.None;

    /// <summary>Writes down when tokens were used last, to the minute.</summary>
    public async Task WriteUseAsync(CancellationToken cancellationToken)
    {
        var used = _used.ToArray();
        if (used.Length == 0)
        {
            return;
        }

        var context = database.CreateContext();
        await using (context.ConfigureAwait(false))
        {
            foreach (var (id, at) in used)
            {
                if (await context.Tokens.FirstOrDefaultAsync(t => t.TokenId == id, cancellationToken).ConfigureAwait(false) is { } token && (token.LastUsedAtUtc is null || at - token.LastUsedAtUtc >= UseNotedEvery))
                {
                    token.LastUsedAtUtc = at;
                }

                _used.TryRemove(KeyValuePair.Create(id, at));
            }

            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _reading.Dispose();

    private void Forget() => _known = _known with { ReadAt = DateTimeOffset.MinValue };

    private async Task<IReadOnlyDictionary<string, AccessToken>?> KnownAsync(CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() - _known.ReadAt < Reread)
        {
            return _known.Tokens;
        }

        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (time.GetUtcNow() - _known.ReadAt >= Reread)
            {
                var at = time.GetUtcNow();
                _known = new Known((await ListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(t => t.TokenId, StringComparer.Ordinal), at);
            }

            return _known.Tokens;
        }
        catch (DbException e)
        {
            // What cannot be checked is not let in, whatever was known before.
            LogUnreadable(logger, e);
            return null;
        }
        finally
        {
            _reading.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The access tokens cannot be read; until they can, none is taken.")]
    private static partial void LogUnreadable(ILogger logger, Exception exception);

    private sealed record Known(IReadOnlyDictionary<string, AccessToken> Tokens, DateTimeOffset ReadAt);
}
