using LlmAttributes.Contract;

namespace LlmAttributes.Generators;

/// <summary>One registration method, its name free of clashes.</summary>
internal sealed record RegistrationEntry(string MethodName, RegistrationModel Contract);
