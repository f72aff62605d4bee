namespace LlmAttributes.Package.Tests.Harness;

/// <summary>Shares one packing among all tests.</summary>
[CollectionDefinition(Name)]
#pragma warning disable CA1711 // xunit's own word for a group of tests that share a fixture.
public sealed class PackageCollection : ICollectionFixture<PackedPackages>
#pragma warning restore CA1711
{
    public const string Name = "Package";
}
