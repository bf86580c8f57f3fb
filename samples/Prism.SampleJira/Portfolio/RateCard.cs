namespace Prism.SampleJira.Portfolio;

/// <summary>What an hour costs, in whole units of the project's currency.</summary>
internal static class RateCard
{
    public const int Manager = 96;
    public const int ProductOwner = 87;

    private static readonly int[] Members = [66, 72, 78, 84, 90];

    public static int Member(int number) => Members[number % Members.Length];
}
