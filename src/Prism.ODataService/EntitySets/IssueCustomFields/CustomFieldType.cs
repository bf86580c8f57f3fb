using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.IssueCustomFields;

/// <summary>Makes the entity type: <see cref="IssueCustomFieldsRow"/> with a property per column, described like any other, so that the rest of the feed need not know.</summary>
internal static class CustomFieldType
{
    // What the compiler writes for string?.
    private const byte MayBeNull = 2;

    private const MethodAttributes Accessor = MethodAttributes.Public | MethodAttributes.SpecialName | MethodAttributes.HideBySig;

    public static Type Make(IReadOnlyList<CustomFieldColumn> columns)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Prism.CustomFields"), AssemblyBuilderAccess.RunAndCollect);
        var type = assembly.DefineDynamicModule("Prism.CustomFields").DefineType(
            "IssueCustomFields", TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.Class, typeof(IssueCustomFieldsRow));
        type.SetCustomAttribute(Attribute<DescriptionAttribute>(typeof(IssueCustomFieldsRow).GetCustomAttribute<DescriptionAttribute>()!.Description));
        type.DefineDefaultConstructor(MethodAttributes.Public);
        foreach (var column in columns)
        {
            var property = Define(type, column.Name, column.ValueType);
            property.SetCustomAttribute(Attribute<DescriptionAttribute>(Describe(column)));
            property.SetCustomAttribute(new CustomAttributeBuilder(typeof(NullableAttribute).GetConstructor([typeof(byte)])!, [MayBeNull]));
            if (column.ValueKind == IssueFieldKind.Date)
            {
                property.SetCustomAttribute(Attribute<EdmDateAttribute>());
            }
        }

        return type.CreateType();
    }

    private static string Describe(CustomFieldColumn column) => string.Create(
        CultureInfo.InvariantCulture,
        $"The custom field '{column.FieldName}'{(column.ValueKind switch { IssueFieldKind.Text => "; of several choices, parted by a comma and a blank", IssueFieldKind.Person => "; of several people, parted by a comma and a blank, and null without the right to people's data", _ => "" })}; null where the issue has none.");

    private static PropertyBuilder Define(TypeBuilder type, string name, Type valueType)
    {
        var field = type.DefineField("_" + name, valueType, FieldAttributes.Private);
        var property = type.DefineProperty(name, PropertyAttributes.None, valueType, null);
        var get = type.DefineMethod("get_" + name, Accessor, valueType, []);
        var read = get.GetILGenerator();
        read.Emit(OpCodes.Ldarg_0);
        read.Emit(OpCodes.Ldfld, field);
        read.Emit(OpCodes.Ret);
        var set = type.DefineMethod("set_" + name, Accessor, null, [valueType]);
        var write = set.GetILGenerator();
        write.Emit(OpCodes.Ldarg_0);
        write.Emit(OpCodes.Ldarg_1);
        write.Emit(OpCodes.Stfld, field);
        write.Emit(OpCodes.Ret);
        property.SetGetMethod(get);
        property.SetSetMethod(set);
        return property;
    }

    private static CustomAttributeBuilder Attribute<T>(params object[] arguments)
        where T : Attribute => new(typeof(T).GetConstructor([.. arguments.Select(argument => argument.GetType())])!, arguments);
}
