using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;
using Microsoft.OData.Edm.Vocabularies.V1;

namespace Prism.ODataService.Contract;

/// <summary>The contract as an EDM model with its annotations: descriptions and units from the entity types, capabilities as the service really behaves.</summary>
public static class ContractModel
{
    public const string Namespace = "Prism";

    private const string Capabilities = "Org.OData.Capabilities.V1";
    private const string Aggregation = "Org.OData.Aggregation.V1";
    private const string Display = "Org.OData.Display.V1";
    private const string Measures = "Org.OData.Measures.V1";

    /// <summary>Functions that both engines answer alike.</summary>
    public static readonly string[] FilterFunctions =
    [
        "contains", "startswith", "endswith", "length", "tolower", "toupper", "trim", "indexof", "substring", "concat",
        "year", "month", "day", "hour", "minute", "second", "date", "now", "round", "floor", "ceiling",
    ];

    private static readonly string[] Formats =
    [
        "application/json", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.apache.parquet",
    ];

    public static Microsoft.OData.Edm.EdmModel Build(IReadOnlyList<EntitySet> sets)
    {
        var model = new Microsoft.OData.Edm.EdmModel();
        var container = new EdmEntityContainer(Namespace, "Warehouse");
        model.AddElement(container);
        Dictionary<EntitySet, EdmEntitySet> published = [];
        foreach (var set in sets)
        {
            var type = new EdmEntityType(Namespace, set.EntityType.Name);
            foreach (var column in set.Columns)
            {
                var property = type.AddStructuralProperty(column.Name, TypeOf(column.Kind, column.IsNullable, Column.MoneyScale));
                if (set.Keys.Contains(column))
                {
                    type.AddKeys(property);
                }

                Annotate(model, property, CoreVocabularyModel.DescriptionTerm, new EdmStringConstant(column.Description));
                Annotate(model, property, Term(Display, "DisplayName"), new EdmStringConstant(column.DisplayName));
                if (column.Unit is not null)
                {
                    Annotate(model, property, Term(Measures, "Unit"), new EdmStringConstant(column.Unit));
                }
            }

            model.AddElement(type);
            Annotate(model, type, CoreVocabularyModel.DescriptionTerm, new EdmStringConstant(set.Description));
            var entitySet = container.AddEntitySet(set.Name, type);
            Annotate(model, entitySet, CoreVocabularyModel.DescriptionTerm, new EdmStringConstant(set.Description));
            AnnotateCapabilities(model, entitySet, set);
            published.Add(set, entitySet);
        }

        foreach (var set in sets)
        {
            Relate(model, set, published);
        }

        Annotate(model, container, Term(Capabilities, "FilterFunctions"), new EdmCollectionExpression(FilterFunctions.Select(f => new EdmStringConstant(f))));
        Annotate(model, container, Term(Capabilities, "SupportedFormats"), new EdmCollectionExpression(Formats.Select(f => new EdmStringConstant(f))));
        Annotate(model, container, Term(Capabilities, "QuerySegmentSupported"), new EdmBooleanConstant(true));
        Annotate(model, container, Term(Capabilities, "KeyAsSegmentSupported"), new EdmBooleanConstant(false));
        Annotate(model, container, Term(Capabilities, "BatchSupported"), new EdmBooleanConstant(true));
        Annotate(model, container, Term(Capabilities, "AsynchronousRequestsSupported"), new EdmBooleanConstant(false));
        Annotate(model, container, Term(Capabilities, "CrossJoinSupported"), new EdmBooleanConstant(false));
        model.SetEdmReferences(
        [
            Reference("Org.OData.Core.V1", "Core"), Reference(Capabilities, "Capabilities"),
            Reference(Aggregation, "Aggregation"), Reference(Display, "Display"), Reference(Measures, "Measures"),
        ]);
        return model;
    }

    /// <summary>The EDM type that a column is published as.</summary>
    public static IEdmTypeReference TypeOf(ColumnKind kind, bool isNullable, int scale)
    {
        var core = EdmCoreModel.Instance;
        return kind switch
        {
            ColumnKind.Boolean => core.GetBoolean(isNullable),
            ColumnKind.Int32 => core.GetInt32(isNullable),
            ColumnKind.Int64 => core.GetInt64(isNullable),
            ColumnKind.Double => core.GetDouble(isNullable),
            ColumnKind.Decimal => core.GetDecimal(19, scale, isNullable),
            ColumnKind.Text => core.GetString(isNullable),
            ColumnKind.Date => core.GetDate(isNullable),
            ColumnKind.Instant => core.GetTemporal(EdmPrimitiveTypeKind.DateTimeOffset, 3, isNullable),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    private static void Relate(Microsoft.OData.Edm.EdmModel model, EntitySet set, Dictionary<EntitySet, EdmEntitySet> published)
    {
        var type = (EdmEntityType)published[set].EntityType;
        foreach (var reference in set.References)
        {
            var target = published[reference.Target].EntityType;
            var navigation = type.AddUnidirectionalNavigation(new EdmNavigationPropertyInfo
            {
                Name = reference.Name,
                Target = target,
                TargetMultiplicity = EdmMultiplicity.One,
                DependentProperties = [(IEdmStructuralProperty)type.FindProperty(reference.Column.Name)],
                PrincipalProperties = [.. target.Key()],
            });
            published[set].AddNavigationTarget(navigation, published[reference.Target]);
            Annotate(model, navigation, CoreVocabularyModel.DescriptionTerm, new EdmStringConstant($"{reference.Column.Description.TrimEnd('.')}: the row of {reference.Target.Name}."));
        }
    }

    private static void AnnotateCapabilities(Microsoft.OData.Edm.EdmModel model, EdmEntitySet set, EntitySet contract)
    {
        void Refuse(string term, params (string Name, bool Value)[] facts) =>
            Annotate(model, set, Term(Capabilities, term),
                new EdmRecordExpression(facts.Select(f => new EdmPropertyConstructor(f.Name, new EdmBooleanConstant(f.Value)))));

        Annotate(model, set, Term(Capabilities, "FilterRestrictions"), new EdmRecordExpression(
        [
            new EdmPropertyConstructor("Filterable", new EdmBooleanConstant(true)),
            new EdmPropertyConstructor("RequiresFilter", new EdmBooleanConstant(contract.MustNarrowBy.Count > 0)),
            .. contract.MustNarrowBy.Take(1).Select(c => new EdmPropertyConstructor("RequiredProperties", new EdmCollectionExpression(new EdmPropertyPathExpression(c.Name)))),
        ]));
        Refuse("SortRestrictions", ("Sortable", true));
        Refuse("CountRestrictions", ("Countable", true));
        Refuse("SearchRestrictions", ("Searchable", contract.Searchable.Count > 0));
        Annotate(model, set, Term(Capabilities, "ExpandRestrictions"), new EdmRecordExpression(
            new EdmPropertyConstructor("Expandable", new EdmBooleanConstant(contract.References.Count > 0)),
            new EdmPropertyConstructor("MaxLevels", new EdmIntegerConstant(1))));
        Annotate(model, set, Term(Capabilities, "SelectSupport"), new EdmRecordExpression(
            new EdmPropertyConstructor("Supported", new EdmBooleanConstant(true)),
            new EdmPropertyConstructor("Expandable", new EdmBooleanConstant(false)),
            new EdmPropertyConstructor("ComputeSupported", new EdmBooleanConstant(true))));
        Refuse("InsertRestrictions", ("Insertable", false));
        Refuse("UpdateRestrictions", ("Updatable", false));
        Refuse("DeleteRestrictions", ("Deletable", false));
        Annotate(model, set, Term(Capabilities, "TopSupported"), new EdmBooleanConstant(true));
        Annotate(model, set, Term(Capabilities, "SkipSupported"), new EdmBooleanConstant(true));
        Annotate(model, set, Term(Capabilities, "IndexableByKey"), new EdmBooleanConstant(true));
        Annotate(model, set, Term(Aggregation, "ApplySupported"), new EdmRecordExpression(
            new EdmPropertyConstructor("Transformations", new EdmCollectionExpression(
                new[] { "filter", "groupby", "aggregate", "compute" }.Select(t => new EdmStringConstant(t)))),
            new EdmPropertyConstructor("Rollup", new EdmEnumMemberExpression(NoRollup)),
            new EdmPropertyConstructor("PropertyRestrictions", new EdmBooleanConstant(false))));
    }

    private static readonly EdmEnumMember NoRollup = MakeNoRollup();

    private static EdmEnumMember MakeNoRollup()
    {
        var type = new EdmEnumType(Aggregation, "RollupType");
        return type.AddMember("None", new EdmEnumMemberValue(0));
    }

    private static void Annotate(Microsoft.OData.Edm.EdmModel model, IEdmVocabularyAnnotatable target, IEdmTerm term, IEdmExpression value)
    {
        var annotation = new EdmVocabularyAnnotation(target, term, value);
        annotation.SetSerializationLocation(model, EdmVocabularyAnnotationSerializationLocation.Inline);
        model.AddVocabularyAnnotation(annotation);
    }

    private static EdmTerm Term(string vocabulary, string name) =>
        new(vocabulary, name, EdmCoreModel.Instance.GetUntyped());

    private static EdmReference Reference(string vocabulary, string alias)
    {
        var reference = new EdmReference(new Uri($"https://oasis-tcs.github.io/odata-vocabularies/vocabularies/{vocabulary}.xml"));
        reference.AddInclude(new EdmInclude(alias, vocabulary));
        return reference;
    }
}
