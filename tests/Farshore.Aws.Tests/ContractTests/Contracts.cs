using System.Reflection;

namespace Farshore.Aws.Tests.ContractTests;

/// <summary>Every operation value that Farshore.Aws declares.</summary>
static class Contracts
{
    public static IEnumerable<IOperation> All() => typeof(IOperation).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: true, IsSealed: true })
        .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Select(member => member switch
        {
            FieldInfo field when field.FieldType.IsAssignableTo(typeof(IOperation)) => field.GetValue(null),
            PropertyInfo property when property.PropertyType.IsAssignableTo(typeof(IOperation)) => property.GetValue(null),
            _ => null,
        })
        .OfType<IOperation>();
}
