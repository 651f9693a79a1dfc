using Farshore.Aws.Client;
using Farshore.Region.CloudFormation.Reading;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Reads the parameters of Systems Manager whose names a template's parameters have.</summary>
static class StoredParameters
{
    public static Task<IReadOnlyList<StoredParameter>> ResolveAsync(
        Template template, IReadOnlyList<StoredParameter> values, IAwsClient api, CancellationToken cancellationToken)
    {
        foreach (var value in values)
        {
            if (template.Parameters[value.Name].IsStored)
                throw CloudFormationErrors.Validation($"Parameters of type {template.Parameters[value.Name].Type} are not served yet");
        }

        return Task.FromResult(values);
    }
}
