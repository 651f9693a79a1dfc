using Farshore.Aws.Protocols;

namespace Farshore.Aws.ServiceQuotas;

/// <summary>Service Quotas: how many of a thing an account may have in a Region.</summary>
public static partial class ServiceQuotasApi
{
    public static ServiceContract Service => Contract.Value;

    // Held apart because the order in which the files of a partial class initialise is not defined.
    static class Contract
    {
        public static readonly ServiceContract Value =
            new("Service Quotas", "servicequotas", "servicequotas", "2019-06-24", Protocol.AwsJson11)
            {
                TargetPrefix = "ServiceQuotasV20190624",
            };
    }
}
