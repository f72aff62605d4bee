using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators.Tests;

/// <summary>Every shape of a contract compiles with nullable on and warnings as errors.</summary>
public sealed class ContractShapeTests
{
    [Fact]
    public void Emit_FirstContact_WritesThreeFiles()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IGreeter
            {
                [Prompt("Greet {name} in {language}.")]
                Task<string> GreetAsync(string name, string language, CancellationToken cancellationToken = default);
            }
            """);

        Assert.Equal(["Shop.IGreeter.g.cs", "Shop.LlmAttributesRegistration.g.cs", "LlmModels.g.cs"], output.HintNames);
    }

    [Fact]
    public void Emit_AllPolicies_Compiles() => Sources.Run("""
        [assembly: Timeout(TotalSeconds = 60)]
        [assembly: SystemPrompt("Be brief.")]
        [assembly: LlmModel("local", Provider = "ollama", InputUsdPerMillionTokens = 0, OutputUsdPerMillionTokens = 0, Quality = 0.5)]
        namespace Shop;
        public static class Models
        {
            [LlmModel(Provider = "openai", ModelId = "gpt-5-mini", InputUsdPerMillionTokens = 0.25, OutputUsdPerMillionTokens = 2, ContextWindow = 400000, MaxOutputTokens = 1000, TokensPerSecond = 99.5)]
            public const string Fast = "fast";
            [LlmModel(Provider = "anthropic")] public const string Smart = "smart";
        }
        public enum Category { Billing, Outage }
        [LlmClient]
        [SystemPrompt("You triage support mail.")]
        [RouteBy(RouteStrategy.Cost, "local", Models.Fast, Models.Smart, MinQuality = 0.5)]
        [RetryWithBackoff(MaxAttempts = 3, BaseDelaySeconds = 0.2, Factor = 2, MaxDelaySeconds = 5)]
        [Timeout(TotalSeconds = 40, AttemptSeconds = 10, FirstTokenSeconds = 3)]
        [Budget(PerCallUsd = 0.02)]
        [Fallback("local")]
        [CircuitBreaker]
        [TracePerformance]
        [ModelOptions(Temperature = 0.2, TopP = 0.9, MaxOutputTokens = 100, Seed = 42, StopSequences = new[] { "\n\n", "END" })]
        public partial interface ISupportDesk
        {
            [Prompt("Classify the message below.\n<message>{body}</message>", Name = "classify", Version = "2")]
            [Ensemble(MergeStrategy.MajorityVote, "local", Models.Fast, Models.Smart, TimeoutSeconds = 30, Quorum = 2)]
            [Example("My invoice is wrong", "Billing")]
            Task<EnsembleResponse<Category>> ClassifyAsync(string body, CancellationToken cancellationToken = default);

            [Prompt("Summarise: {body}")]
            [RetryWithBackoff(Enabled = false)]
            [TracePerformance(Enabled = false)]
            [Budget(Enabled = false)]
            [Timeout(Enabled = false)]
            [RouteBy(RouteStrategy.Cost, Enabled = false)]
            [Fallback(Enabled = false)]
            [CircuitBreaker(Enabled = false)]
            [ModelOptions(Enabled = false)]
            [Model(Models.Smart)]
            Task<string> SummariseAsync(string body, CancellationToken cancellationToken = default);
        }
        """);

    [Theory]
    [InlineData("Task<string>")]
    [InlineData("Task<string?>")]
    [InlineData("ValueTask<string>")]
    [InlineData("ValueTask<string?>")]
    [InlineData("Task<bool>")]
    [InlineData("Task<sbyte>")]
    [InlineData("Task<byte>")]
    [InlineData("Task<short>")]
    [InlineData("Task<ushort>")]
    [InlineData("Task<int>")]
    [InlineData("ValueTask<uint>")]
    [InlineData("Task<long>")]
    [InlineData("Task<ulong>")]
    [InlineData("Task<nint>")]
    [InlineData("Task<nuint>")]
    [InlineData("Task<float>")]
    [InlineData("Task<double>")]
    [InlineData("Task<decimal>")]
    [InlineData("Task<Half>")]
    [InlineData("Task<Int128>")]
    [InlineData("Task<UInt128>")]
    [InlineData("Task<DayOfWeek>")]
    [InlineData("ValueTask<DayOfWeek>")]
    [InlineData("Task<ChatResponse>")]
    [InlineData("Task<LlmResult<string>>")]
    [InlineData("Task<LlmResult<string?>>")]
    [InlineData("ValueTask<LlmResult<int>>")]
    [InlineData("Task<LlmResult<DayOfWeek>>")]
    [InlineData("Task<LlmResult<ChatResponse>>")]
    [InlineData("Task<EnsembleResponse<bool>>")]
    [InlineData("ValueTask<EnsembleResponse<string>>")]
    [InlineData("IAsyncEnumerable<string>")]
    [InlineData("IAsyncEnumerable<ChatResponseUpdate>")]
    public void Emit_SupportedResult_AsksTheRuntime(string result)
    {
        var output = Sources.Run($$"""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Answer {question}")]
                {{result}} AskAsync(string question, ChatOptions? chat = null, LlmCallOptions? options = null, CancellationToken cancellationToken = default);
                [Prompt("Answer {question}")]
                {{result}} AskPlainAsync(string question);
            }
            """);

        Assert.DoesNotContain("NotSupportedException", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Task<List<string>>", "LLMA1003")]
    [InlineData("Task<int?>", "LLMA1003")]
    [InlineData("Task<Uri>", "LLMA1003")]
    [InlineData("Task", "LLMA1003")]
    [InlineData("ValueTask", "LLMA1003")]
    [InlineData("Task<char>", "LLMA1003")]
    [InlineData("IAsyncEnumerable<int>", "LLMA1003")]
    [InlineData("Task<EnsembleResponse<ChatResponse>>", "LLMA1003")]
    [InlineData("Task<LlmResult<LlmResult<string>>>", "LLMA1003")]
    [InlineData("string", "LLMA1004")]
    [InlineData("void", "LLMA1004")]
    [InlineData("ref string", "LLMA1003")]
    [InlineData("ref readonly int", "LLMA1003")]
    [InlineData("unsafe int*", "LLMA1004")]
    public void Emit_UnsupportedResult_ThrowsNamingTheRule(string result, string rule)
    {
        var output = Sources.Run($$"""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Answer {question}")] {{result}} Ask(string question);
                [Prompt("Answer {question}")] Task<string> GoodAsync(string question);
            }
            """);

        Assert.Contains($"NotSupportedException(\"{rule}: 'Ask' ", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
        Assert.Contains("_good.AskAsync(", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ref string body", "LLMA1005")]
    [InlineData("in int body", "LLMA1005")]
    [InlineData("out int body", "LLMA1005")]
    [InlineData("ref readonly int body", "LLMA1005")]
    [InlineData("Span<char> body", "LLMA1005")]
    [InlineData("scoped Span<char> body", "LLMA1005")]
    [InlineData("CancellationToken body, CancellationToken other", "LLMA1005")]
    [InlineData("ChatOptions body, ChatOptions other", "LLMA1005")]
    [InlineData("LlmCallOptions body, LlmCallOptions other", "LLMA1005")]
    [InlineData("IEnumerable<ChatMessage> body, List<ChatMessage> other", "LLMA1005")]
    [InlineData("AIContent body, AIContent[] other", "LLMA1005")]
    public void Emit_UnsupportedParameter_ThrowsNamingTheRule(string parameters, string rule)
    {
        var output = Sources.Run($$"""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Answer")] Task<string> AskAsync({{parameters}});
            }
            """);

        Assert.Contains($"NotSupportedException(\"{rule}: ", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_PointerParameter_ThrowsNamingTheRule()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public unsafe partial interface IDesk
            {
                [Prompt("Answer")] Task<string> AskAsync(int* body);
                [Prompt("Answer")] Task<string> CallAsync(delegate*<int, void> body);
            }
            """);

        Assert.Contains("LLMA1005", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_RolesByType_ReachTheMessages() => Sources.Run("""
        namespace Shop;
        public sealed class MyOptions : ChatOptions;
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Describe {topic}")] Task<string> A(string topic, IEnumerable<ChatMessage> history, AIContent image, CancellationToken token);
            [Prompt("Describe {topic}")] Task<string> B(string topic, List<ChatMessage>? history, AIContent? image, DataContent second, MyOptions options);
            [Prompt("Describe")] Task<string> C(IEnumerable<AIContent> images, IReadOnlyList<ChatMessage> history);
            [Prompt("Describe")] Task<string> D(AIContent[]? images, ChatMessage[] history);
            [Prompt("Describe")] Task<string> E(params DataContent[] images);
            [Prompt("Describe {all}")] Task<string> F(CancellationToken token, params string[] all);
            [Prompt("Describe {all}")] IAsyncEnumerable<string> G(IList<TextContent?> images, ICollection<ChatMessage> history, object all);
        }
        """);

    [Fact]
    public void Emit_GenericInterface_Compiles() => Sources.Run("""
        namespace Shop;
        public interface IHas { string Name { get; } }
        public sealed class Box<T> { public T Value { get; set; } = default!; }
        [LlmClient]
        public partial interface IDesk<T, TThing> where T : notnull where TThing : class, IHas?, new()
        {
            [Prompt("Describe {item} and {thing.Name}")] Task<string> A(T item, TThing? thing, CancellationToken token = default);
            [Prompt("Describe {items}")] Task<bool> B(IEnumerable<T> items);
            [Prompt("Describe {box.Value}")] Task<bool> C(Box<T> box);
        }
        """);

    [Fact]
    public void Emit_GenericMethod_Compiles() => Sources.Run("""
        namespace Shop;
        public interface IHas { string Name { get; } }
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Describe {item}")] Task<string> A<T>(T item, CancellationToken token = default);
            [Prompt("Describe {item}")] Task<string> B<T>(T? item) where T : struct;
            [Prompt("Describe {item}")] Task<string> C<T>(T? item) where T : class?;
            [Prompt("Describe {item.Name}")] Task<string> D<T>(T item) where T : IHas, new();
            [Prompt("Describe {item}")] Task<string> E<T>(T item) where T : unmanaged;
            [Prompt("Describe {item}")] Task<string> F<T>(T? item);
            [Prompt("Describe {item}")] Task<string> G<T, @class>(T item, @class? other) where T : notnull where @class : List<T>;
        }
        """.Replace("{item}\")] Task<string> G", "{item} {other.Count}\")] Task<string> G", StringComparison.Ordinal));

    [Fact]
    public void Emit_ResultOfOwnTypeParameter_ThrowsNamingTheRule()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Describe {item}")] Task<T> A<T>(T item);
                [Prompt("Describe {item}")] Task<LlmResult<T[]>> B<T>(T item) where T : class;
            }
            """);

        Assert.Equal(2, output["Shop.IDesk.g.cs"].CountOf("NotSupportedException(\"LLMA1006: "));
    }

    [Fact]
    public void Emit_NestedContract_Compiles() => Sources.Run("""
        namespace Shop;
        public partial class Outer<T> where T : class
        {
            internal partial record struct Middle
            {
                [LlmClient]
                public partial interface IDesk { [Prompt("{item}")] Task<string> AskAsync(T item); }
            }
        }
        public static partial class Plain
        {
            [LlmClient]
            private protected partial interface IDesk { [Prompt("{item}")] Task<string> AskAsync(int item); }
        }
        """.Replace("private protected", "internal", StringComparison.Ordinal));

    [Fact]
    public void Emit_PrivateNestedContract_IsNotRegistered()
    {
        var output = Sources.Run("""
            namespace Shop;
            public partial class Outer
            {
                [LlmClient]
                private partial interface IDesk { [Prompt("{item}")] Task<string> AskAsync(int item); }
                public object Get(IChatClient client) => IDesk.Create(client);
            }
            """);

        Assert.DoesNotContain(output.HintNames, static name => name.Contains("Registration", StringComparison.Ordinal));
    }

    [Fact]
    public void Emit_ContractDerivedFromContract_HidesCreate()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IBase { [Prompt("{item}")] Task<string> AskAsync(int item); }
            [LlmClient]
            public partial interface IDerived : IBase { [Prompt("{item}")] Task<string> TellAsync(int item); }
            public static class Use { public static IBase Make(IChatClient client) => IDerived.Create(client); }
            """);

        Assert.Contains("new static global::Shop.IDerived Create(", output["Shop.IDerived.g.cs"], StringComparison.Ordinal);
        Assert.Contains("new static global::System.Collections.Generic.IReadOnlyList<global::Microsoft.Extensions.AI.ChatMessage> RenderAsk(", output["Shop.IDerived.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_PlainBaseInterfacesAndDiamond_ImplementsEachOnce()
    {
        var output = Sources.Run("""
            namespace Shop;
            public interface IRoot { [Prompt("{item}")] Task<string> RootAsync(int item); }
            public interface ILeft : IRoot { [Prompt("left {item}")] Task<string> SameAsync(int item); }
            public interface IRight : IRoot { [Prompt("right {item}")] Task<bool> SameAsync(int item); }
            [LlmClient]
            public partial interface IDesk : ILeft, IRight { [Prompt("own {item}")] new Task<string> RootAsync(int item); }
            """);

        Assert.Contains("global::Shop.IRight.SameAsync(int item)", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
        Assert.Contains("global::Shop.IRoot.RootAsync(int item)", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
        Assert.Contains("RenderSame2(", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_DefaultImplementedAndStaticMembers_AreLeftAlone()
    {
        var output = Sources.Run("""
            namespace Shop;
            public interface IBase { Task<string> Later(int item); }
            [LlmClient]
            public partial interface IDesk : IBase
            {
                [Prompt("{item}")] Task<string> AskAsync(int item);
                async Task<string> TwiceAsync(int item) => await AskAsync(item) + await AskAsync(item);
                static int Count => 1;
                static string Name() => "desk";
                int Default => 2;
                const int Constant = 3;
                Task<string> IBase.Later(int item) => AskAsync(item);
                private Task<string> Hidden(int item) => AskAsync(item);
                class Nested { }
            }
            """);

        Assert.Equal(1, output["Shop.IDesk.g.cs"].CountOf(" public global::System.Threading.Tasks.Task"));
        Assert.DoesNotContain("NotSupported", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_KeywordIdentifiers_Compiles() => Sources.Run("""
        namespace @namespace.@class;
        public sealed class @event { public string @int { get; set; } = ""; }
        public enum @enum { @true, @false, plain }
        [LlmClient]
        public partial interface @interface
        {
            [Prompt("{class} {event.int} {from} {await} {_}")]
            Task<@enum> @void(string @class, @event @event, string from, string @await, int _, CancellationToken @default = default);
            [Prompt("{binder} {s_contract} {_void} {_record}")]
            Task<string> record(string binder, string s_contract, string _void, string _record, string value = "x");
        }
        """.Replace("{_record}", "{_record} {value}", StringComparison.Ordinal));

    [Fact]
    public void Emit_GlobalNamespace_Compiles() => Sources.Run("""
        [LlmClient]
        public partial interface IDesk { [Prompt("{item}")] Task<string> AskAsync(int item); }
        """);

    [Fact]
    public void Emit_TwoContractsOfOneSimpleName_RegistersBoth()
    {
        var output = Sources.Run("""
            namespace Shop
            {
                [LlmClient] public partial interface IDesk { [Prompt("{item}")] Task<string> AskAsync(int item); }
                [LlmClient] internal partial interface IDesk<T> { [Prompt("{item}")] Task<string> AskAsync(T item); }
                public partial class A { [LlmClient] public partial interface IDesk { [Prompt("{item}")] Task<string> AskAsync(int item); } }
                [LlmClient] public partial interface Desk { [Prompt("{item}")] Task<string> AskAsync(int item); }
            }
            namespace Bank
            {
                [LlmClient] public partial interface IDesk { [Prompt("{item}")] Task<string> AskAsync(int item); }
            }
            """);

        Assert.Contains("AddDesk(", output["Shop.LlmAttributesRegistration.g.cs"], StringComparison.Ordinal);
        Assert.Contains("AddADesk(", output["Shop.LlmAttributesRegistration.g.cs"], StringComparison.Ordinal);
        Assert.Contains("AddDesk(", output["Bank.LlmAttributesRegistration.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_MembersNamedLikeOurs_Compiles() => Sources.Run("""
        namespace Shop;
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{item}")] Task<string> Client(int item);
            [Prompt("{item}")] Task<string> Contract(int item);
            [Prompt("{item}")] Task<string> Create(int item);
            [Prompt("{item}")] Task<string> RenderCreate(int item);
            [Prompt("{item}")] Task<string> ToString();
            [Prompt("{item}")] Task<string> Equals(object item);
            class Client1 { }
            static string RenderClient(int item) => "mine";
        }
        """.Replace("[Prompt(\"{item}\")] Task<string> ToString();", "[Prompt(\"x\")] Task<string> ToString();", StringComparison.Ordinal));

    [Fact]
    public void Emit_CreateOfTheUser_IsKept() => Sources.Run("""
        namespace Shop;
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{item}")] Task<string> AskAsync(int item);
            static IDesk Create(IChatClient chatClient) => throw new NotImplementedException();
        }
        """);

    [Fact]
    public void Emit_OverloadsThatDifferInTheTokenAlone_RenderUnderTwoNames()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("{item}")] Task<string> AskAsync(int item);
                [Prompt("{item}!")] Task<string> AskAsync(int item, CancellationToken token);
                [Prompt("{item}?")] Task<string> AskAsync(string item);
                [Prompt("{item}?")] Task<string> Ask(string item);
                [Prompt("{item}?")] Task<string> Ask<T>(string item);
            }
            """);

        Assert.Contains("RenderAsk2(int item)", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_UserTypesNamedLikeOurs_Compiles() => Sources.Run("""
        namespace Shop.LlmAttributes { public class Runtime; }
        namespace Shop.System { public class String; }
        namespace Shop.Microsoft { public class Extensions; }
        namespace Shop
        {
            public class Prompt; public class CallPlan; public class Task; public class Client; public class Answers; public class Contracts; public class IServiceCollection;
            [global::LlmAttributes.LlmClient]
            public partial interface IDesk
            {
                [global::LlmAttributes.Prompt("{prompt} {client}")]
                global::System.Threading.Tasks.Task<string> AskAsync(Prompt prompt, Client client, Task task, CallPlan plan);
            }
        }
        """.Replace("{prompt} {client}", "{prompt} {client} {task} {plan}", StringComparison.Ordinal));

    [Fact]
    public void Emit_OptionalParameterValues_AreKeptByRender()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}{k}")]
                Task<string> AskAsync(string a = "q\"\u2028", char b = '\'', int c = -1, double d = 0.1, float e = 1.5f, decimal f = 0.10m, bool g = true,
                    DayOfWeek h = DayOfWeek.Friday, string? i = null, DateTime j = default, DayOfWeek? k = DayOfWeek.Monday, double inf = double.PositiveInfinity, ulong big = ulong.MaxValue, long small = long.MinValue, CancellationToken token = default);
            }
            public static class Use { public static object Get() => IDesk.RenderAsk(); }
            """);

        Assert.Contains("decimal f = 0.10m", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_NullableObliviousCode_Compiles() => Sources.Run("""
        #nullable disable
        namespace Shop;
        public class Order { public string Id { get; set; } public Order Parent { get; set; } public decimal Total { get; set; } }
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{body} {order.Id} {order.Parent.Parent.Total:F2}")]
            Task<string> AskAsync(string body, Order order, List<ChatMessage> history);
        }
        """);

    [Fact]
    public void Emit_ObsoleteTypes_Compiles() => Sources.Run("""
        namespace Shop;
        #pragma warning disable CS0618, CS0612
        [Obsolete] public class Order { public int Id { get; set; } }
        public enum Kind { A, [Obsolete] B, [Obsolete("gone", true)] C }
        [LlmClient]
        [Obsolete("use the other")]
        public partial interface IDesk
        {
            [Obsolete, Prompt("{order.Id}")] Task<Kind> AskAsync(Order order);
        }
        """);

    [Fact]
    public void Emit_PropertiesEventsAndIndexers_ThrowNamingTheRule()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                string Name { get; set; }
                int Count { get; }
                int Init { get; init; }
                string this[int i, string s] { get; }
                ref int Ref { get; }
                event EventHandler? Changed;
                [Prompt("x")] Task<string> AskAsync();
            }
            """);

        Assert.Equal(9, output["Shop.IDesk.g.cs"].CountOf("NotSupportedException(\"LLMA1002: "));
    }

    [Fact]
    public void Emit_StaticAbstractMember_CreateThrowsNamingTheRule()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                static abstract int Count { get; }
                [Prompt("x")] Task<string> AskAsync();
            }
            """);

        Assert.Contains("NotSupportedException(\"LLMA1002: ", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("class Client", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_NoPartial_WritesNothingForTheContract()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient] public interface IDesk { [Prompt("x")] Task<string> AskAsync(); }
            public class Outer { [LlmClient] public partial interface IInner { [Prompt("x")] Task<string> AskAsync(); } }
            [LlmClient] public partial interface IVariant<out T> { [Prompt("x")] Task<string> AskAsync(); }
            """);

        Assert.Equal(["LlmModels.g.cs"], output.HintNames);
    }

    [Fact]
    public void Emit_NonPublicMembers_AreImplementedExplicitly() => Sources.Run("""
        namespace Shop;
        internal sealed class Secret { public int Id => 1; }
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{secret.Id}")] internal Task<string> AskAsync(Secret secret);
            [Prompt("{id}")] protected Task<string> TellAsync(int id);
        }
        """);

    [Fact]
    public void Emit_MissingPrompt_ThrowsNamingTheRule()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient] public partial interface IDesk { Task<string> AskAsync(); [Prompt("")] Task<string> EmptyAsync(); [Prompt] Task<string> NoneAsync(); [Prompt("x", File = "y")] Task<string> TwoAsync(); }
            """);

        Assert.Contains("LLMA1007: ", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
        Assert.Equal(2, output["Shop.IDesk.g.cs"].CountOf("LLMA1209: "));
        Assert.Equal(1, output["Shop.IDesk.g.cs"].CountOf("LLMA1205: "));
    }

    [Fact]
    public void Emit_ExternAlias_CreateThrowsNamingTheRule()
    {
        var other = GeneratorHarness.Compile("namespace Other; public class Thing { }").WithAssemblyName("Other");
        var compilation = GeneratorHarness.Compile("extern alias other;\n" + Sources.Usings + """
            namespace Shop;
            [LlmClient] public partial interface IDesk { [Prompt("{things}")] Task<string> AskAsync(List<other::Other.Thing[]> things); }
            """).AddReferences(other.ToMetadataReference(["other"]));

        var output = GeneratorHarness.Run(compilation, []);

        Assert.Contains("NotSupportedException(\"LLMA1014: ", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }
}
