using System.Globalization;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Register;

/// <summary>Reads people and holidays.</summary>
internal sealed class RegisterPeople(string sourceSystem, StagedBatch batch)
{
    public void ReadPerson(RegisterRow row, Dictionary<string, int> seen, string? homeProject)
    {
        var (name, email) = (row.Required("PersonName"), row.Text("Email"));
        if (email is not null && !email.Contains('@', StringComparison.Ordinal))
        {
            row.Wrong("Email", "expects an e-mail address");
        }

        var person = new StagedRegisterPerson
        {
            SourceSystem = sourceSystem,
            SourceId = email ?? name,
            Name = name,
            Email = email,
            JiraAccountId = row.Text("JiraAccountId"),
            PlanResource = row.Text("PlanResource"),
            Team = row.Text("Team"),
            Role = row.Text("Role"),
            Department = row.Text("Department"),
            HomeProject = homeProject,
            CapacityHoursPerDay = row.Quantity("CapacityHoursPerDay", 0, 24),
            CostRatePerHour = row.Amount("CostRatePerHour"),
            CurrencyCode = row.Currency("CurrencyCode"),
            From = row.Date("From"),
            To = row.Date("To"),
        };
        row.InOrder("From", person.From, "To", person.To);
        if (person.CostRatePerHour < 0)
        {
            row.Wrong("CostRatePerHour", "expects 0 or more");
        }

        if (person is { CostRatePerHour: not null, CurrencyCode: null })
        {
            row.Wrong("CurrencyCode", "is missing: CostRatePerHour needs it");
        }

        if (person.SourceId.Length > 0 && row.IsFirst(seen, person.SourceId))
        {
            batch.Add(person);
        }
    }

    public void ReadHoliday(RegisterRow row, Dictionary<string, int> seen)
    {
        var (date, name) = (row.RequiredDate("Date"), row.Required("Name"));
        var id = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (date != default && row.IsFirst(seen, id))
        {
            batch.Add(new StagedHoliday { SourceSystem = sourceSystem, SourceId = id, Date = date, Name = name });
        }
    }
}
