// The bench's tables as they are, and the feed's set over them: the same columns, the same joins.
@cds.persistence.exists entity DimProject { key ProjectSk : Integer; ProjectCode : String; ProjectName : String; }
@cds.persistence.exists entity DimPerson { key PersonSk : Integer; DisplayName : String; Team : String; }
@cds.persistence.exists entity DimIssue { key IssueSk : Integer; IssueKey : String; }
@cds.persistence.exists entity DimDate { key DateSk : Integer; Year : Integer; Month : Integer; }

@cds.persistence.exists entity FactWorklog {
  key WorklogSk : Int64;
  SourceSystem : String;
  SourceId : String;
  IssueSk : Integer;
  ProjectSk : Integer;
  PersonSk : Integer;
  DateSk : Integer;
  StartedAtUtc : Int64;
  CreatedAtUtc : Int64;
  SpentHours : Double;
  CostAmount : Int64;
  CostAmountReporting : Int64;
  CurrencyCode : String;
  IsDeleted : Integer;
  DeletedAtUtc : Int64;
  DeleteReason : String;
  LoadSk : Int64;
  UpdatedAtUtc : Int64;
  Issue : Association to DimIssue on Issue.IssueSk = IssueSk;
  Project : Association to DimProject on Project.ProjectSk = ProjectSk;
  Person : Association to DimPerson on Person.PersonSk = PersonSk;
  Calendar : Association to DimDate on Calendar.DateSk = DateSk;
}

@path: '/bench' @requires: 'any'
service Bench {
  @readonly entity Projects as projection on DimProject;
  @readonly entity Persons as projection on DimPerson;
  @readonly entity Issues as projection on DimIssue;
  @readonly entity Dates as projection on DimDate;
  @readonly entity Worklogs as projection on FactWorklog {
    *, Issue.IssueKey as IssueKey, Project.ProjectCode as ProjectCode, Project.ProjectName as ProjectName, Person.DisplayName as PersonName, Person.Team as Team
  };
}
