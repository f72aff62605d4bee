namespace Microsoft.CodeAnalysis;

/// <summary>Keeps the types that carry it out of sight of other assemblies, friends included, so that they cannot clash with the real ones.</summary>
[System.AttributeUsage(System.AttributeTargets.All, Inherited = false)]
internal sealed class EmbeddedAttribute : System.Attribute;
