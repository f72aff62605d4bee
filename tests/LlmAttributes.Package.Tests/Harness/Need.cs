namespace LlmAttributes.Package.Tests.Harness;

/// <summary>What a test needs beyond the SDK.</summary>
public enum Need
{
    /// <summary>A package feed that answers.</summary>
    PackageFeed,

    /// <summary>A package feed, and the C compiler and linker that NativeAOT calls.</summary>
    NativeToolchain,
}
