namespace LlmAttributes.Contract;

/// <summary>What a registration method needs to know of its contract: names alone.</summary>
/// <param name="Namespace">The escaped namespace.</param>
/// <param name="TypeName">The interface from anywhere.</param>
/// <param name="MethodName">The method, before clashes are resolved.</param>
/// <param name="Generics">The type parameters with their brackets, a line end and the constraints, or nothing.</param>
/// <param name="IsPublic">Whether other assemblies see the contract.</param>
internal sealed record RegistrationModel(string Namespace, string TypeName, string MethodName, GenericsModel Generics, bool IsPublic);
