using System.Net.Http.Headers;
using Prism.ODataService.Security;

namespace Prism.ODataService.Tests.Security;

/// <summary>One kind of caller: how it signs in, what it may see, and which rows these are.</summary>
public sealed record MatrixCaller(string Kind, AuthenticationHeaderValue? Authorization, Rights Rights, ExpectedRows Expected)
{
    public override string ToString() => Kind;
}
