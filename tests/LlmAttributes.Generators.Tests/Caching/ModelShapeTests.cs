using System.Reflection;
using LlmAttributes.Contract;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators.Tests;

/// <summary>Nothing with an identity travels through a pipeline.</summary>
public sealed class ModelShapeTests
{
    public static TheoryData<Type> Models => [.. typeof(ContractModel).Assembly.GetTypes()
        .Where(static type => type.Name.EndsWith("Model", StringComparison.Ordinal) && type.IsClass)
        .Concat([typeof(ModelFact), typeof(Contract.ModelCatalog), typeof(PromptPart), typeof(PromptFile), typeof(PromptFiles), typeof(Fault), typeof(ShapeSet), typeof(ShapeMember), typeof(ShapeName), typeof(UnionCase)])
        .Concat([typeof(TargetCapabilities), typeof(GeneratorSettings), typeof(RegistrationEntry), typeof(RegistrationFile)])];

    [Theory]
    [MemberData(nameof(Models))]
    public void Model_IsASealedEquatableRecordOfPlainValues(Type model)
    {
        Assert.True(model.IsSealed);
        Assert.Contains(typeof(IEquatable<>).MakeGenericType(model), model.GetInterfaces());
        foreach (var field in model.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            Assert.True(IsPlain(field.FieldType), $"{model.Name}.{field.Name} is {field.FieldType}");
    }

    [Fact]
    public void Walk_EveryPipelineValue_ReachesNoCompilerObject()
    {
        var compilation = GeneratorHarness.Compile(Sources.Usings + """
            [assembly: LlmModel("local", Provider = "ollama", Capabilities = ModelCapabilities.Tools, Tags = ["a"], RetiresOn = "2030-01-31")]
            [assembly: LlmModelTier("local", 200_000, InputUsdPerMillionTokens = 1), LlmModelQuality("local", "Translation", 0.5)]
            namespace Shop;
            public enum Kind { A, B }
            [LlmClient, Decorate, PromptFragment("f", File = "f.md"), TracePerformance, SystemPrompt("x"), RouteBy(RouteStrategy.Speed, "local")]
            public partial interface IDesk
            {
                [Prompt("{body}"), Example("a", "b"), Fallback("local", On = ErrorKinds.Passing, Method = nameof(SpareAsync), Value = Kind.A), Hedge, Bulkhead] Task<Kind> AskAsync(string body, CancellationToken token = default);
                Task<Kind> SpareAsync(string body, CancellationToken token) => Task.FromResult(Kind.A);
                [Prompt("{boddy}")] Task<Kind> FaultyAsync(string body);
                [Prompt(File = "a.md")] Task<Kind> FileAsync(Kind body);
                [Prompt("{body}")] Task<List<Ticket>> TicketsAsync(string body, CancellationToken token = default);
                [Prompt("{body}")] IAsyncEnumerable<Partial<Ticket>> TicketAsync(string body, CancellationToken token = default);
                [Prompt("{#if body}{#each bodies as b}{b}{/each}{>f}{/if}")] Task<Kind> TagsAsync(string body, string[] bodies);
                [Prompt("{context} {body}"), Retrieve("kb", TopK = 3, PartitionBy = "part")] Task<Kind> RetrieveAsync(string body, int part, CancellationToken token = default);
                int Property { get; }
            }
            public sealed record Ticket([property: System.ComponentModel.DataAnnotations.Range(1, 2)] int Size, Kind Kind, Ticket? Parent);
            """);
        var result = GeneratorHarness.Driver([new TextFile("/a.md", "{body}")], new BuildProperties(("ProjectDir", "/"))).RunGenerators(compilation).GetRunResult();

        foreach (var (step, runs) in result.Results.SelectMany(static r => r.TrackedSteps).Where(static pair => IsOurs(pair.Key)))
        {
            foreach (var (value, _) in runs.SelectMany(static run => run.Outputs))
                Walk(value, step, new(ReferenceEqualityComparer.Instance));
        }
    }

    private static bool IsOurs(string step) =>
        typeof(StepNames).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Any(field => (string?)field.GetRawConstantValue() == step);

    private static bool IsPlain(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal))
            return true;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
            return IsPlain(type.GetGenericArguments()[0]);
        return type.IsSealed && type.GetInterfaces().Contains(typeof(IEquatable<>).MakeGenericType(type)) && type.Assembly.GetName().Name!.StartsWith("LlmAttributes", StringComparison.Ordinal);
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;

        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Location or Compilation or SemanticModel or AttributeData, $"{path} holds a {value.GetType()}");
        if (value is Array items)
        {
            foreach (var item in items)
                Walk(item, path + "[]", seen);
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }
}
