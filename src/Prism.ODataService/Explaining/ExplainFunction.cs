using System.ComponentModel;
using System.Reflection;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;
using Microsoft.OData.Edm.Vocabularies.V1;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Explaining;

/// <summary>The bound function <c>KpiValues(key)/Prism.Explain()</c> and its types, for the metadata.</summary>
internal static class ExplainFunction
{
    public const string Name = "Explain";
    private static readonly NullabilityInfoContext Nullability = new();

    public static void Declare(Microsoft.OData.Edm.EdmModel model)
    {
        var types = new Dictionary<Type, EdmComplexType>();
        foreach (var type in new[] { typeof(ExplainedTarget), typeof(ExplainedLoad), typeof(ExplainedTerm), typeof(ExplainedMeasureRow), typeof(ExplainedSourceRow), typeof(ExplainedAnswer), typeof(Explanation) })
        {
            var complex = new EdmComplexType(ContractModel.Namespace, type.Name);
            types.Add(type, complex);
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.IsDefined(typeof(DescriptionAttribute))))
            {
                Describe(model, complex.AddStructuralProperty(property.Name, TypeOf(property, types)), property);
            }

            model.AddElement(complex);
            Describe(model, complex, type);
        }

        var function = new EdmFunction(ContractModel.Namespace, Name, new EdmComplexTypeReference(types[typeof(Explanation)], isNullable: false), isBound: true, entitySetPathExpression: null, isComposable: false);
        function.AddParameter("value", new EdmEntityTypeReference((IEdmEntityType)model.FindDeclaredType($"{ContractModel.Namespace}.KpiValue"), isNullable: false));
        model.AddElement(function);
        Describe(model, function, typeof(Explanation));
    }

    private static IEdmTypeReference TypeOf(PropertyInfo property, Dictionary<Type, EdmComplexType> types)
    {
        var type = property.PropertyType;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return EdmCoreModel.GetCollection(new EdmComplexTypeReference(types[type.GetGenericArguments()[0]], isNullable: false));
        }

        var isNullable = Nullable.GetUnderlyingType(type) is not null || (!type.IsValueType && Nullability.Create(property).ReadState == NullabilityState.Nullable);
        type = Nullable.GetUnderlyingType(type) ?? type;
        return types.TryGetValue(type, out var complex) ? new EdmComplexTypeReference(complex, isNullable)
            : ContractModel.TypeOf(Type.GetTypeCode(type) switch
            {
                TypeCode.Boolean => ColumnKind.Boolean,
                TypeCode.Int32 => ColumnKind.Int32,
                TypeCode.Int64 => ColumnKind.Int64,
                TypeCode.Double => ColumnKind.Double,
                TypeCode.String => ColumnKind.Text,
                _ => type == typeof(DateOnly) ? ColumnKind.Date : ColumnKind.Instant,
            }, isNullable, scale: 0);
    }

    private static void Describe(Microsoft.OData.Edm.EdmModel model, IEdmVocabularyAnnotatable target, MemberInfo member)
    {
        var annotation = new EdmVocabularyAnnotation(target, CoreVocabularyModel.DescriptionTerm, new EdmStringConstant(member.GetCustomAttribute<DescriptionAttribute>()!.Description));
        annotation.SetSerializationLocation(model, EdmVocabularyAnnotationSerializationLocation.Inline);
        model.AddVocabularyAnnotation(annotation);
    }
}
