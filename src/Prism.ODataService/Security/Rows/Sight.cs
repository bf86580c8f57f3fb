namespace Prism.ODataService.Security.Rows;

/// <summary>How a caller sees a set: the two questions that its projection depends on, whatever the names of what is seen.</summary>
public readonly record struct Sight(bool SeesEveryRow, bool SeesPeoplesData)
{
    public static Sight Of(Rights rights) => new(rights.Organisation, rights.PeoplesData);
}
