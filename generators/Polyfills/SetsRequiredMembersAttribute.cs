namespace System.Diagnostics.CodeAnalysis;

/// <summary>Lets a record's copy constructor satisfy its required members, for netstandard2.0.</summary>
[Microsoft.CodeAnalysis.Embedded]
[AttributeUsage(AttributeTargets.Constructor, Inherited = false)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
