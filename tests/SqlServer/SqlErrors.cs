using System.Reflection;
using Microsoft.Data.SqlClient;

namespace Prism.SqlServerTests;

/// <summary>Errors as the driver throws them when a server sends one; it has no public way to make them.</summary>
internal static class SqlErrors
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic;

    public static SqlException Of(int number, string message)
    {
        var made = typeof(SqlError).GetConstructors(Hidden).First(constructor => constructor.GetParameters().Any(parameter => parameter.Name == "errorMessage"));
        var error = made.Invoke([.. made.GetParameters().Select(parameter => parameter.Name switch
        {
            "infoNumber" => number,
            "errorMessage" => message,
            _ when parameter.ParameterType == typeof(string) => "",
            _ when parameter.ParameterType.IsValueType => Activator.CreateInstance(parameter.ParameterType),
            _ => null,
        })]);
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error]);
        return (SqlException)typeof(SqlException).GetMethod("CreateException", Hidden, [typeof(SqlErrorCollection), typeof(string)])!.Invoke(null, [errors, "16.0"])!;
    }
}
