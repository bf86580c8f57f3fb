namespace Prism.ODataService.Security.SignIn;

/// <summary>The step of a sign-in that went wrong.</summary>
public enum SignInStep
{
    /// <summary>No credentials came along.</summary>
    Credentials,

    /// <summary>What came is no token in a form the service reads.</summary>
    Form,
    Signature,
    Issuer,
    Audience,

    /// <summary>Not valid yet, or no longer.</summary>
    Clock,
    Scope,
    Role,

    /// <summary>A personal access token that is not known, expired or revoked.</summary>
    Token,

    /// <summary>Too many wrong tries.</summary>
    Tries,

    /// <summary>The directory cannot be asked for its keys.</summary>
    Directory,
}

/// <summary>Why nobody was found to call.</summary>
/// <param name="Step">The step that went wrong.</param>
/// <param name="Detail">What is wrong with it, for somebody whose token is truly the directory's; null where the caller may know no more than the step.</param>
/// <param name="IsForbidden">True when it is known who calls, and nothing may be seen: 403, signing in again would not help.</param>
/// <param name="RetryAfterSeconds">For too many tries.</param>
/// <param name="IsUnavailable">True when it could not be found out who calls: 503, nothing is said of the credentials, and nobody is asked for others.</param>
public sealed record SignInFailure(SignInStep Step, string? Detail = null, bool IsForbidden = false, int RetryAfterSeconds = 0, bool IsUnavailable = false);

/// <summary>What was found out about a request's caller: one of the two.</summary>
public sealed record SignInResult(Caller? Caller, SignInFailure? Failure)
{
    public static implicit operator SignInResult(SignInFailure failure) => new(null, failure);

    public static implicit operator SignInResult(Caller caller) => new(caller, null);
}
