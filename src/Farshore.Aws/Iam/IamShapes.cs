using System.Text.Json.Serialization;

namespace Farshore.Aws.Iam;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetRoleRequest))]
[JsonSerializable(typeof(GetRoleResponse))]
[JsonSerializable(typeof(CreateRoleRequest))]
[JsonSerializable(typeof(CreateRoleResponse))]
[JsonSerializable(typeof(DeleteRoleRequest))]
[JsonSerializable(typeof(DeleteRoleResponse))]
[JsonSerializable(typeof(ListRolesRequest))]
[JsonSerializable(typeof(ListRolesResponse))]
[JsonSerializable(typeof(AttachRolePolicyRequest))]
[JsonSerializable(typeof(AttachRolePolicyResponse))]
[JsonSerializable(typeof(DetachRolePolicyRequest))]
[JsonSerializable(typeof(DetachRolePolicyResponse))]
[JsonSerializable(typeof(PutRolePolicyRequest))]
[JsonSerializable(typeof(PutRolePolicyResponse))]
[JsonSerializable(typeof(DeleteRolePolicyRequest))]
[JsonSerializable(typeof(DeleteRolePolicyResponse))]
sealed partial class IamShapes : JsonSerializerContext;
