using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using LlmAttributes.Package.Tests.Harness;

namespace LlmAttributes.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class CompilerPartTests(PackedPackages packages)
{
    private static readonly Version s_own = new(0, 1, 0, 0);

    /// <summary>What Roslyn 4.8.0 references itself. A desktop IDE loads these versions and no higher ones, whatever the command line does.</summary>
    private static readonly Dictionary<string, Version> s_roslyn = new(StringComparer.Ordinal)
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Reflection.Metadata"] = new(7, 0, 0, 0),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
        ["System.Text.Encoding.CodePages"] = new(7, 0, 0, 0),
        ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
    };

    /// <summary>What the workspaces add. The compiler has none of it, so only code fixes may use it.</summary>
    private static readonly Dictionary<string, Version> s_workspaces = new(StringComparer.Ordinal)
    {
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 8, 0, 0),
        ["Microsoft.Bcl.AsyncInterfaces"] = new(7, 0, 0, 0),
        ["System.Composition.AttributedModel"] = new(7, 0, 0, 0),
    };

    [Theory]
    [InlineData("Contract")]
    [InlineData("Generators", "Contract")]
    [InlineData("Analyzers", "Contract")]
    [InlineData("CodeFixes", "Contract")]
    public void References_OfACompilerPart_AreWhatRoslyn48Carries(string part, params string[] siblings)
    {
        var allowed = new Dictionary<string, Version>(s_roslyn);
        foreach (var sibling in siblings)
            allowed.Add($"LlmAttributes.{sibling}", s_own);
        if (part == "CodeFixes")
        {
            foreach (var (name, version) in s_workspaces)
                allowed.Add(name, version);
        }

        Assert.All(References(part), reference =>
        {
            Assert.True(allowed.TryGetValue(reference.Name, out var highest), $"{part} references {reference.Name}, which Roslyn 4.8.0 does not carry.");
            Assert.True(reference.Version <= highest, $"{part} references {reference.Name} {reference.Version}; Roslyn 4.8.0 carries {highest}.");
        });
    }

    // Two versions of the package in one IDE session would otherwise share whichever was loaded first.
    [Theory]
    [InlineData("Contract")]
    [InlineData("Generators")]
    [InlineData("Analyzers")]
    [InlineData("CodeFixes")]
    public void AssemblyVersion_OfACompilerPart_IsThePackages(string part) =>
        Assert.Equal(s_own, Read(part, static metadata => metadata.GetAssemblyDefinition().Version));

    private List<(string Name, Version Version)> References(string part) => Read(part, static metadata => metadata.AssemblyReferences
        .Select(metadata.GetAssemblyReference)
        .Select(reference => (metadata.GetString(reference.Name), reference.Version))
        .ToList());

    private T Read<T>(string part, Func<MetadataReader, T> read)
    {
        using var package = packages.Open("LlmAttributes");
        using var entry = package.GetEntry($"analyzers/dotnet/cs/LlmAttributes.{part}.dll")!.Open();
        using var content = new MemoryStream();
        entry.CopyTo(content);
        content.Position = 0;
        using var assembly = new PEReader(content);
        return read(assembly.GetMetadataReader());
    }
}
