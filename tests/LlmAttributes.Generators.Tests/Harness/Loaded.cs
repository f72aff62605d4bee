using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Generators.Tests;

/// <summary>A generated assembly, loaded to be run.</summary>
internal sealed class Loaded(Assembly assembly)
{
    public static Loaded From(GeneratedOutput output)
    {
        using var image = new MemoryStream();
        var result = output.Compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return new(new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image));
    }

    public Type this[string type] => assembly.GetType(type, throwOnError: true)!;

    public IReadOnlyList<ChatMessage> Render(string type, string method, params object?[] arguments) =>
        (IReadOnlyList<ChatMessage>)this[type].GetMethods().Single(m => m.Name == method).Invoke(null, arguments)!;
}
